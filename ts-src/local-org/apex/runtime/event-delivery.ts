import type { DataSession } from '../../data/contract.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { parseSoql } from '../../soql/parse.ts';
import { EVENT_RUN, type EventRun } from '../system/TriggerContext.ts';
import { RetryableException } from '../system/exceptions.ts';
import { ApexTransaction } from './apex-transaction.ts';
import { toApex } from './faults.ts';
import type { AsyncJob } from './jobs.ts';
import { messageOf, type JobEnvironment } from './job-runner.ts';
import { during } from './transaction.ts';
import { userContext } from './user-context.ts';

/** Events of one object on their way to its triggers. */
export interface EventDelivery {
  object: ObjectSchema;
  /** As subscribers get them, in order. */
  events: SObject[];
  /** How often they came before. */
  retries: number;
  lastError?: string | null;
}

/** What came of a delivery. */
export interface DeliveryOutcome {
  queued: readonly AsyncJob[];
  /** What the trigger wants once more, or has not come to. */
  again: readonly EventDelivery[];
  /** What the trigger threw; null when nothing, or when it asked for another try. */
  failure: unknown;
}

/** How often a trigger may ask for the same events again. */
const MAX_RETRIES = 9;

/** Runs the triggers of an event object as Automated Process, in a transaction that is undone when one throws. */
export function deliverEvents(delivery: EventDelivery, environment: JobEnvironment): DeliveryOutcome {
  const { object, events, retries, lastError = null } = delivery;
  const run: EventRun = { retries, lastError, checkpoint: null };
  try {
    const queued = environment.transaction((data) => runTriggers(delivery, run, data, environment));
    const left = after(events, run.checkpoint);
    return { queued, again: left.length > 0 ? [{ object, events: left, retries: 0 }] : [], failure: null };
  } catch (error) {
    const message = messageOf(error);
    if (toApex(error) instanceof RetryableException && retries < MAX_RETRIES)
      return { queued: [], again: [{ object, events, retries: retries + 1, lastError: message }], failure: null };
    const left = after(events, run.checkpoint);
    if (left.length === 0) return { queued: [], again: [], failure: toApex(error) };
    return { queued: [], again: [{ object, events: left, retries: 0, lastError: message }], failure: null };
  }
}

function runTriggers(
  { object, events }: EventDelivery,
  run: EventRun,
  data: DataSession,
  { program, isTest, debug, board, state }: JobEnvironment,
): readonly AsyncJob[] {
  const user = userContext(data, automatedProcess(data));
  const transaction = new ApexTransaction({ program, data, user, kind: 'event', isTest, debug, board });
  for (const [key, value] of state ?? []) transaction.state.set(key, value);
  transaction.state.set(EVENT_RUN, run);
  data.setTriggers(program.triggerRunner);
  during(transaction, () => program.triggerRunner.run(object, 'after', 'insert', events, []));
  return transaction.jobs.jobs;
}

/** The events behind the checkpoint; none without one. */
function after(events: readonly SObject[], checkpoint: string | null): SObject[] {
  if (checkpoint === null) return [];
  const at = events.findIndex((event) => event.peek('ReplayId') === checkpoint);
  return at < 0 ? [] : events.slice(at + 1);
}

function automatedProcess(data: DataSession): string {
  const access = { userId: '', mode: 'system', sharing: false } as const;
  const query = parseSoql("SELECT Id FROM User WHERE UserType = 'AutomatedProcess' LIMIT 1");
  return data.query(query, [], access).records[0]!.id!;
}
