import { STANDARD_PRICEBOOK } from '../../data/setup/org-rows.ts';
import type { ApexDatetime } from '../../values/index.ts';
import { setFixedSearchResults } from '../runtime/search.ts';
import { tx } from '../runtime/transaction.ts';
import type { ApexType } from '../runtime/type.ts';
import { clearMessages, setCurrentPage } from './ApexPages.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException } from './exceptions.ts';
import type { HttpResponse } from './HttpResponse.ts';
import { install, runPostCopy, uninstall } from './install-scripts.ts';
import type { ApexList } from './List.ts';
import { loadData } from './load-data.ts';
import { listOfType } from './named-types.ts';
import type { PageReference } from './PageReference.ts';
import { resume, setContinuationResponse, type Continuation } from './services/Continuation.ts';
import type { SObjectTypeToken } from './SObjectType.ts';
import { TestBroker } from './TestBroker.ts';
import { setMock, testHooks } from './test-hooks.ts';
import type { ApexVersion } from './Version.ts';

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
  static 'enableChangeDataCapture()'(): void {
    testHooks().enableChangeDataCapture();
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
  /** @throws StringException for a static resource that is missing or malformed */
  static 'loadData(SObjectType,String)'(token: SObjectTypeToken | null, resource: string | null): ApexList {
    const { schema } = present(token);
    return listOfType(schema.name, loadData(schema, present(resource)));
  }
  static 'setContinuationResponse(String,HttpResponse)'(label: string | null, response: HttpResponse | null): void {
    setContinuationResponse(present(label), present(response));
  }
  static 'invokeContinuationMethod(Object,Continuation)'(
    controller: object | null,
    continuation: Continuation | null,
  ): unknown {
    return resume(present(controller), present(continuation));
  }
  static 'clearApexPageMessages()'(): void {
    clearMessages();
  }
  static 'testInstall(InstallHandler,Version)'(handler: object | null, previous: ApexVersion | null): void {
    install(present(handler), previous, false);
  }
  static 'testInstall(InstallHandler,Version,Boolean)'(
    handler: object | null,
    previous: ApexVersion | null,
    isPush: boolean | null,
  ): void {
    install(present(handler), previous, present(isPush));
  }
  static 'testUninstall(UninstallHandler)'(handler: object | null): void {
    uninstall(present(handler));
  }
  static 'testSandboxPostCopyScript(SandboxPostCopy,Id,Id,String)'(
    script: object | null,
    organizationId: string | null,
    sandboxId: string | null,
    sandboxName: string | null,
  ): void {
    runPostCopy(present(script), organizationId, sandboxId, sandboxName);
  }
  static 'testSandboxPostCopyScript(SandboxPostCopy,Id,Id,String,Boolean)'(
    script: object | null,
    organizationId: string | null,
    sandboxId: string | null,
    sandboxName: string | null,
    _asAutomatedProcess: boolean | null,
  ): void {
    runPostCopy(present(script), organizationId, sandboxId, sandboxName);
  }
  static 'setCurrentPageReference(PageReference)'(page: PageReference | null): void {
    setCurrentPage(present(page));
  }
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
    public static void enableChangeDataCapture();
    public static EventBus.TestBroker getEventBus();
    public static Id getStandardPricebookId();
    public static Boolean isRunningTest();
    public static List<SObject> loadData(Schema.SObjectType sObjectToken, String resourceName);
    public static void setCreatedDate(Id recordId, Datetime createdDatetime);
    public static void setCurrentPage(PageReference page);
    public static void setCurrentPageReference(PageReference page);
    public static void clearApexPageMessages();
    public static Object invokeContinuationMethod(Object controller, Continuation request);
    public static void setContinuationResponse(String requestLabel, HttpResponse mockResponse);
    public static void testInstall(InstallHandler installImplementation, Version version);
    public static void testInstall(InstallHandler installImplementation, Version version, Boolean isPush);
    public static void testSandboxPostCopyScript(SandboxPostCopy script, Id organizationId, Id sandboxId, String sandboxName);
    public static void testSandboxPostCopyScript(SandboxPostCopy script, Id organizationId, Id sandboxId, String sandboxName, Boolean isRunAsAutoProcUser);
    public static void testUninstall(UninstallHandler uninstallImplementation);
    public static void setFixedSearchResults(List<Id> fixedSearchResults);
    public static void setMock(Type interfaceType, Object instance);
    public static void startTest();
    public static void stopTest();
  }`,
  ApexTest,
);
