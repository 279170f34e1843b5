import type { BusEvent } from '../../data/bus.ts';
import { deliverEvents, type EventDelivery } from '../runtime/event-delivery.ts';
import type { AsyncJob } from '../runtime/jobs.ts';
import type { JobEnvironment } from '../runtime/job-runner.ts';
import { notify, type Outcome } from '../system/event-callbacks.ts';
import type { TestSession } from './test-session.ts';

interface Waiting {
  callback: object;
  uuids: readonly string[];
}

/** The event bus within one test method: events wait until the test delivers them, or lets them fail. */
export class TestEvents {
  readonly #session: TestSession;
  readonly #environment: JobEnvironment;
  /** Events that a trigger wants once more. */
  #again: EventDelivery[] = [];
  #callbacks: Waiting[] = [];

  constructor(session: TestSession, environment: JobEnvironment) {
    this.#session = session;
    this.#environment = environment;
  }

  /** `callback` hears what becomes of its events. */
  onOutcome(callback: object, uuids: readonly string[]): void {
    this.#callbacks.push({ callback, uuids });
  }

  /** Runs the triggers of the published events. Returns the jobs that they ask for. Throws what a trigger throws. */
  deliver(): readonly AsyncJob[] {
    const deliveries = [...this.#again.splice(0), ...byObject(this.#session.takeEvents())];
    const queued: AsyncJob[] = [];
    for (const delivery of deliveries) {
      const outcome = deliverEvents(delivery, this.#environment);
      queued.push(...outcome.queued);
      this.#again.push(...outcome.again);
      if (outcome.failure !== null) throw outcome.failure;
    }
    this.#settle('success');
    return queued;
  }

  /** The events are lost; their publishers hear of it. */
  fail(): void {
    this.#session.takeEvents();
    this.#settle('failure');
  }

  #settle(outcome: Outcome): void {
    for (const { callback, uuids } of this.#callbacks.splice(0)) notify(callback, outcome, uuids, this.#environment);
  }
}

function byObject(events: readonly BusEvent[]): EventDelivery[] {
  const groups = Map.groupBy(events, ({ record }) => record.schema);
  return [...groups].map(([object, group]) => ({ object, events: group.map(({ record }) => record), retries: 0 }));
}
