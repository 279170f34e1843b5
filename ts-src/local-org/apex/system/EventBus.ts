import type { SObject } from '../../data/sobject.ts';
import { tx } from '../runtime/transaction.ts';
import { dereferenced, present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException } from './exceptions.ts';
import type { ApexList } from './List.ts';
import { listOfType } from './named-types.ts';
import { SaveResult } from './SaveResult.ts';

const operationIds = new WeakMap<object, string>();

/** Static members of `EventBus`. */
export class EventBus extends SystemObject {
  static 'publish(SObject)'(event: SObject | null): SaveResult {
    return publish([dereferenced(event)])[0]!;
  }
  static 'publish(List)'(events: ApexList | null): ApexList {
    return listOfType('Database.SaveResult', publish(present(events).items as SObject[]));
  }
  /** The UUID of the event that a result is about. */
  static 'getOperationId(Object)'(result: object | null): string | null {
    return operationIds.get(present(result)) ?? null;
  }
}

function publish(events: SObject[]): SaveResult[] {
  const { data, limits } = tx();
  for (const { schema } of events) {
    if (schema.kind !== 'event') throw new IllegalArgumentException(`${schema.name} is not a platform event`);
  }
  if (events.length === 0) return [];
  limits.add(events[0]!.schema.publishImmediately ? 'publishImmediateDml' : 'dmlStatements');
  return data.publish(events).map(({ eventUuid }) => {
    const result = new SaveResult({ id: null, success: true, created: true, errors: [] });
    operationIds.set(result, eventUuid);
    return result;
  });
}

export const EventBusType = reference(
  `
  public class System.EventBus {
    public static String getOperationId(Object result);
    public static Database.SaveResult publish(SObject event);
    public static List<Database.SaveResult> publish(List<SObject> events);
  }`,
  EventBus,
);
