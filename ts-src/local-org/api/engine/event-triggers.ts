import type { ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import type { Engine, EngineLog } from './transactions.ts';

/** Events per trigger run: the platform's maximum. */
const BATCH = 2000;

/** Runs the Apex triggers of platform events as Automated Process, after the events reached the bus. Returns how to stop. */
export function subscribeTriggers(engine: Engine, log: EngineLog): () => void {
  const { store, program } = engine;
  const stops = [...store.schema.objects.values()]
    .filter((object) => object.kind === 'event' && program.triggerRunner.has(object))
    .map((object) => subscribe(engine, object, log));
  return () => stops.forEach((stop) => stop());
}

function subscribe(engine: Engine, object: ObjectSchema, log: EngineLog): () => void {
  const { bus } = engine.store;
  let position = bus.tip();
  let running = false;
  const drain = () => {
    running = false;
    for (
      let events = bus.after(object, position, BATCH);
      events.length > 0;
      events = bus.after(object, position, BATCH)
    ) {
      position = events.at(-1)!.position;
      runTrigger(
        engine,
        object,
        events.map((event) => event.record),
        log,
      );
    }
  };
  return bus.onEvents(object, () => {
    if (!running) setImmediate(drain);
    running = true;
  });
}

function runTrigger(engine: Engine, object: ObjectSchema, records: SObject[], log: EngineLog): void {
  const { store, program } = engine;
  try {
    engine.run(store.systemUserId, 'event', () => program.triggerRunner.run(object, 'after', 'insert', records, []));
  } catch (error) {
    // The publisher is long gone; the platform suspends such a trigger, here the next events are tried again.
    log.error({ err: error, object: object.name }, 'the trigger of a platform event failed');
  }
}
