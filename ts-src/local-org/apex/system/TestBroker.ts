import { reference, SystemObject } from './define.ts';
import { settle } from './event-callbacks.ts';
import { testHooks } from './test-hooks.ts';

/** The value of `Test.getEventBus()`. */
export class TestBroker extends SystemObject {
  'deliver()'(): void {
    testHooks().deliverEvents();
    settle('success');
  }
  'fail()'(): void {
    testHooks().failEvents();
    settle('failure');
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
