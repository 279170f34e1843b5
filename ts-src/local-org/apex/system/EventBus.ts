import type { Access } from '../../data/contract.ts';
import { DataError } from '../../data/errors.ts';
import type { SObject } from '../../data/sobject.ts';
import { tx } from '../runtime/transaction.ts';
import type { AccessLevel } from './AccessLevel.ts';
import { dereferenced, present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { notifyLater } from './event-callbacks.ts';
import { IllegalArgumentException } from './exceptions.ts';
import type { ApexList } from './List.ts';
import { listOfType } from './named-types.ts';
import { SaveResult } from './SaveResult.ts';

type Event = SObject | null;
type Events = ApexList | null;
type Level = AccessLevel | null;

const operationIds = new WeakMap<object, string>();

/** Static members of `EventBus`. Without an access level events are published in system mode. */
export class EventBus extends SystemObject {
  static 'publish(SObject)'(event: Event): SaveResult {
    return publish([dereferenced(event)], system())[0]!;
  }
  static 'publish(SObject,Object)'(event: Event, callback: object | null): SaveResult {
    return publish([dereferenced(event)], system(), present(callback))[0]!;
  }
  static 'publish(List)'(events: Events): ApexList {
    return results(publish(recordsOf(events), system()));
  }
  static 'publish(List,Object)'(events: Events, callback: object | null): ApexList {
    return results(publish(recordsOf(events), system(), present(callback)));
  }
  static 'publishWithAccessLevel(SObject,AccessLevel)'(event: Event, level: Level): SaveResult {
    return publish([dereferenced(event)], tx().access(present(level).mode))[0]!;
  }
  static 'publishWithAccessLevel(List,AccessLevel)'(events: Events, level: Level): ApexList {
    return results(publish(recordsOf(events), tx().access(present(level).mode)));
  }
  /** The UUID of the event that a result is about. */
  static 'getOperationId(Object)'(result: object | null): string | null {
    return operationIds.get(present(result)) ?? null;
  }
}

function system(): Access {
  return tx().access('system');
}

function recordsOf(events: Events): SObject[] {
  return present(events).items as SObject[];
}

function results(saved: SaveResult[]): ApexList {
  return listOfType('Database.SaveResult', saved);
}

function publish(events: SObject[], access: Access, callback: object | null = null): SaveResult[] {
  const { limits } = tx();
  for (const { schema } of events) {
    if (schema.kind !== 'event') throw new IllegalArgumentException(`${schema.name} is not a platform event`);
  }
  if (events.length === 0) return [];
  limits.add(events[0]!.schema.publishImmediately ? 'publishImmediateDml' : 'dmlStatements');
  const saved = events.map((event) => publishOne(event, access));
  const uuids = saved.flatMap((result) => operationIds.get(result) ?? []);
  if (callback && uuids.length > 0) notifyLater(callback, uuids);
  return saved;
}

/** An event that the bus refuses gives a result with the errors. */
function publishOne(event: SObject, access: Access): SaveResult {
  try {
    const [published] = tx().data.publish([event], access);
    const result = new SaveResult({ id: null, success: true, created: true, errors: [] });
    operationIds.set(result, published!.eventUuid);
    return result;
  } catch (error) {
    if (!(error instanceof DataError) || error.kind !== 'DmlException') throw error;
    const errors = error.rows.flatMap((row) => row.errors);
    return new SaveResult({ id: null, success: false, created: false, errors });
  }
}

export const EventBusType = reference(
  `
  public class System.EventBus {
    public static String getOperationId(Object result);
    public static Database.SaveResult publish(SObject event);
    public static Database.SaveResult publish(SObject event, Object callback);
    public static List<Database.SaveResult> publish(List<SObject> events);
    public static List<Database.SaveResult> publish(List<SObject> events, Object callback);
    public static Database.SaveResult publishWithAccessLevel(SObject event, AccessLevel accessLevel);
    public static List<Database.SaveResult> publishWithAccessLevel(List<SObject> events, AccessLevel accessLevel);
  }`,
  EventBus,
);
