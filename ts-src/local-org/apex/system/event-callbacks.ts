import type { JobEnvironment } from '../runtime/job-runner.ts';
import { singleTransaction } from '../runtime/job-runner.ts';
import { ApexTransaction } from '../runtime/apex-transaction.ts';
import { F } from '../runtime/frame-state.ts';
import { during, tx } from '../runtime/transaction.ts';
import { Types } from '../runtime/type.ts';
import { SystemObject } from './define.ts';
import { list, type ApexList } from './List.ts';
import { testHooks } from './test-hooks.ts';

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

export type Outcome = 'success' | 'failure';

interface Callback {
  'onSuccess(SuccessResult)'?(result: PublishResult): void;
  'onFailure(FailureResult)'?(result: PublishResult): void;
}

/** The events are on the bus: `callback` hears of it in a job of its own; in a test, when the test delivers or fails the events. */
export function notifyLater(callback: object, uuids: readonly string[]): void {
  const { isTest, jobs, program } = tx();
  if (isTest) {
    testHooks().onOutcome(callback, uuids);
    return;
  }
  jobs.add({
    kind: 'Future',
    className: program.typeOf(callback)!.name,
    methodName: 'onSuccess',
    run: singleTransaction('callback', () => call(callback, 'success', uuids)),
  });
}

/** Calls a callback, in a transaction of its own. */
export function notify(
  callback: object,
  outcome: Outcome,
  uuids: readonly string[],
  environment: JobEnvironment,
): void {
  const { user } = tx();
  environment.transaction((data) => {
    const transaction = new ApexTransaction({ ...environment, data, user, kind: 'callback' });
    for (const [key, value] of environment.state ?? []) transaction.state.set(key, value);
    const mode = environment.program.classInfo(environment.program.typeOf(callback)!)?.mode ?? F.mode;
    during(transaction, () => F.enter(mode, null, () => call(callback, outcome, uuids), []));
  });
}

function call(callback: Callback, outcome: Outcome, uuids: readonly string[]): void {
  const result = new PublishResult(uuids);
  if (outcome === 'success') callback['onSuccess(SuccessResult)']?.(result);
  else callback['onFailure(FailureResult)']?.(result);
}
