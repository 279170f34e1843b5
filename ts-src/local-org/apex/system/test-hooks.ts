import { UnsupportedError } from '../runtime/exception.ts';
import { tx } from '../runtime/transaction.ts';
import type { ApexType } from '../runtime/type.ts';

/** What the test runner does for the `Test` class. It puts its hooks into `Transaction.state` under TEST_HOOKS. */
export interface TestHooks {
  /** Fresh limits until stopTest. @throws FinalException when it was called before */
  startTest(): void;
  /** Runs the queued jobs and delivers published events. */
  stopTest(): void;
  /** `Test.getEventBus().deliver()` */
  deliverEvents(): void;
  /** `Test.getEventBus().fail()` */
  failEvents(): void;
  /** `Test.enableChangeDataCapture()` */
  enableChangeDataCapture(): void;
  /** `callback` hears when its published events are delivered, or fail. */
  onOutcome(callback: object, uuids: readonly string[]): void;
  /** An instance of a class whose calls go to the StubProvider. */
  createStub(type: ApexType, provider: object): object;
}

export const TEST_HOOKS = Symbol('test hooks');

/** @throws UnsupportedError outside a test */
export function testHooks(): TestHooks {
  const hooks = tx().state.get(TEST_HOOKS) as TestHooks | undefined;
  if (!hooks) throw new UnsupportedError('members of System.Test outside a test');
  return hooks;
}

/** Key of `Transaction.state`: mocks by interface name, put by `Test.setMock`. */
const MOCKS = Symbol('mocks');

export function setMock(type: ApexType, mock: object): void {
  const mocks = (tx().state.get(MOCKS) as Map<string, object> | undefined) ?? new Map<string, object>();
  tx().state.set(MOCKS, mocks.set(type.name, mock));
}

export function mockOf(name: string): object | undefined {
  return (tx().state.get(MOCKS) as Map<string, object> | undefined)?.get(name);
}

/** Key of `Transaction.state`: set in tests with `@IsTest(SeeAllData=true)`. */
export const SEES_ALL_DATA = Symbol('sees all data');

/** Whether the running test sees the org's data. */
export function seesAllData(): boolean {
  return tx().state.has(SEES_ALL_DATA);
}
