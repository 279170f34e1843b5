import { tx } from '../runtime/transaction.ts';
import { Types } from '../runtime/type.ts';
import { SystemObject } from './define.ts';
import { list, type ApexList } from './List.ts';

/** What the callbacks of `EventBus.publish` get. */
export class PublishResult extends SystemObject {
  readonly #uuids: readonly string[];

  constructor(uuids: readonly string[]) {
    super();
    this.#uuids = uuids;
  }

  'getEventUuids()'(): ApexList {
    return list(Types.String, [...this.#uuids]);
  }
}

interface Callback {
  'onSuccess(SuccessResult)'?(result: PublishResult): void;
  'onFailure(FailureResult)'?(result: PublishResult): void;
}

interface Waiting {
  callback: Callback;
  uuids: readonly string[];
}

/** Key of `Transaction.state`: callbacks that wait for the outcome of their events, in a test. */
const WAITING = Symbol('publish callbacks');

function waiting(): Waiting[] {
  return (tx().state.get(WAITING) as Waiting[] | undefined) ?? [];
}

/** The events are on the bus: `callback` hears of it in a job of its own; in a test, when the test delivers or fails the events. */
export function notifyLater(callback: object, uuids: readonly string[]): void {
  const { isTest, state, jobs, program } = tx();
  if (isTest) {
    state.set(WAITING, [...waiting(), { callback: callback as Callback, uuids }]);
    return;
  }
  jobs.add({
    kind: 'Future',
    className: program.typeOf(callback)!.name,
    methodName: 'onSuccess',
    target: callback,
    scopeSize: 0,
    delayMinutes: 0,
    name: null,
    cron: null,
    run: () => (callback as Callback)['onSuccess(SuccessResult)']?.(new PublishResult(uuids)),
  });
}

/** Ends the wait of all callbacks of the test. */
export function settle(outcome: 'success' | 'failure'): void {
  const settled = waiting();
  tx().state.delete(WAITING);
  for (const { callback, uuids } of settled) {
    const result = new PublishResult(uuids);
    if (outcome === 'success') callback['onSuccess(SuccessResult)']?.(result);
    else callback['onFailure(FailureResult)']?.(result);
  }
}
