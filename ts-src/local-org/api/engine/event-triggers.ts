import { deliverEvents, type EventDelivery } from '../../apex/runtime/event-delivery.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import type { Engine, EngineLog } from './transactions.ts';

/** Events per trigger run: the platform's maximum. */
const BATCH = 2000;

/** Before a trigger gets the same events again, in ms; longer with every retry. */
const RETRY_MS = 1000;

/** Runs the Apex triggers of platform events as Automated Process, after the events reached the bus. Returns how to stop. */
export function subscribeTriggers(engine: Engine, log: EngineLog): () => void {
  const { store, program } = engine;
  const stops = [...store.schema.objects.values()]
    .filter((object) => object.kind === 'event' && program.triggerRunner.has(object))
    .map((object) => new TriggerSubscription(engine, object, log).start());
  return () => stops.forEach((stop) => stop());
}

/** The triggers of one event object: events come in order; while some are tried again, later ones wait. */
class TriggerSubscription {
  readonly #engine: Engine;
  readonly #object: ObjectSchema;
  readonly #log: EngineLog;
  #position: number;
  #again: EventDelivery[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(engine: Engine, object: ObjectSchema, log: EngineLog) {
    this.#engine = engine;
    this.#object = object;
    this.#log = log;
    this.#position = engine.store.bus.tip();
  }

  start(): () => void {
    const stop = this.#engine.store.bus.onEvents(this.#object, () => this.#wake(0));
    return () => {
      stop();
      if (this.#timer) clearTimeout(this.#timer);
    };
  }

  #wake(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#drain();
    }, ms);
  }

  #drain(): void {
    for (let delivery = this.#next(); delivery; delivery = this.#next()) {
      this.#deliver(delivery);
      const retries = this.#again[0]?.retries ?? 0;
      if (retries > 0) return this.#wake(RETRY_MS * 2 ** (retries - 1));
    }
  }

  #next(): EventDelivery | null {
    const waiting = this.#again.shift();
    if (waiting) return waiting;
    const events = this.#engine.store.bus.after(this.#object, this.#position, BATCH);
    if (events.length === 0) return null;
    this.#position = events.at(-1)!.position;
    return { object: this.#object, events: events.map(({ record }) => record), retries: 0 };
  }

  #deliver(delivery: EventDelivery): void {
    const { queued, again, failure } = deliverEvents(delivery, this.#engine.jobs.environment());
    this.#again.push(...again);
    this.#engine.jobs.start(queued);
    // The publisher is long gone; the platform suspends such a trigger, here the next events are tried again.
    if (failure !== null)
      this.#log.error({ err: failure, object: this.#object.name }, 'the trigger of a platform event failed');
  }
}
