import { STANDARD_PRICEBOOK } from '../../data/setup/org-rows.ts';
import type { ApexDatetime } from '../../values/index.ts';
import { setFixedSearchResults } from '../runtime/search.ts';
import { tx } from '../runtime/transaction.ts';
import type { ApexType } from '../runtime/type.ts';
import { setCurrentPage } from './ApexPages.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException } from './exceptions.ts';
import type { ApexList } from './List.ts';
import type { PageReference } from './PageReference.ts';
import { TestBroker } from './TestBroker.ts';
import { setMock, testHooks } from './test-hooks.ts';
import { absent } from './unsupported.ts';

/** Static members of `Test`. */
export class ApexTest extends SystemObject {
  static 'isRunningTest()'(): boolean {
    return tx().isTest;
  }
  static 'startTest()'(): void {
    testHooks().startTest();
  }
  static 'stopTest()'(): void {
    testHooks().stopTest();
  }
  static 'getEventBus()'(): TestBroker {
    return new TestBroker();
  }
  static 'createStub(Type,StubProvider)'(type: ApexType | null, provider: object | null): object {
    return testHooks().createStub(present(type), present(provider));
  }
  static 'setMock(Type,Object)'(type: ApexType | null, mock: object | null): void {
    setMock(present(type), present(mock));
  }
  /** Rights are computed on every request, so there is nothing to do. */
  static 'calculatePermissionSetGroup(String)'(id: string | null): void {
    present(id);
  }
  static 'calculatePermissionSetGroup(List)'(ids: object | null): void {
    present(ids);
  }
  static 'getStandardPricebookId()'(): string {
    return STANDARD_PRICEBOOK;
  }
  /** @throws IllegalArgumentException for a record that does not exist */
  static 'setCreatedDate(Id,Datetime)'(id: string | null, date: ApexDatetime | null): void {
    const found = tx().data.setCreatedDate(present(id), present(date).ms);
    if (!found) throw new IllegalArgumentException(`Record does not exist: ${id}`);
  }
  static 'setFixedSearchResults(List)'(ids: ApexList | null): void {
    setFixedSearchResults(present(ids).items.filter((id) => id !== null) as string[]);
  }
  static readonly 'loadData(SObjectType,String)' = absent('Test.loadData(SObjectType,String)');
  static 'setCurrentPage(PageReference)'(page: PageReference | null): void {
    setCurrentPage(present(page));
  }
}

export const TestType = reference(
  `
  public class System.Test {
    public static void calculatePermissionSetGroup(String permissionSetGroupId);
    public static void calculatePermissionSetGroup(List<String> permissionSetGroupIds);
    public static Object createStub(Type parentType, StubProvider stubProvider);
    public static EventBus.TestBroker getEventBus();
    public static Id getStandardPricebookId();
    public static Boolean isRunningTest();
    public static List<SObject> loadData(Schema.SObjectType sObjectToken, String resourceName);
    public static void setCreatedDate(Id recordId, Datetime createdDatetime);
    public static void setCurrentPage(PageReference page);
    public static void setFixedSearchResults(List<Id> fixedSearchResults);
    public static void setMock(Type interfaceType, Object instance);
    public static void startTest();
    public static void stopTest();
  }`,
  ApexTest,
);
