import { reference, SystemObject } from './define.ts';
import { testHooks } from './test-hooks.ts';

/** The value of `Test.getEventBus()`. */
export class TestBroker extends SystemObject {
  'deliver()'(): void {
    testHooks().deliverEvents();
  }
  'fail()'(): void {
    testHooks().failEvents();
  }
}

export const TestBrokerType = reference(
  `
  public class EventBus.TestBroker {
    public void deliver();
    public void fail();
  }`,
  TestBroker,
);
