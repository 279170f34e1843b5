import type { TriggerMoment } from '../../data/contract.ts';
import type { SObject } from '../../data/sobject.ts';
import { ApexList } from '../system/List.ts';
import { ApexMap } from '../system/Map.ts';
import { listOf, mapOf, Types, type ApexType } from './type.ts';

export type TriggerOperation = 'insert' | 'update' | 'delete' | 'undelete';

/** What `Trigger` shows while a trigger runs. */
export class TriggerContext {
  readonly moment: TriggerMoment;
  readonly operation: TriggerOperation;
  readonly new: ApexList | null;
  readonly old: ApexList | null;
  readonly newMap: ApexMap | null;
  readonly oldMap: ApexMap | null;
  readonly size: number;

  constructor(
    type: ApexType,
    moment: TriggerMoment,
    operation: TriggerOperation,
    newRows: SObject[],
    oldRows: SObject[],
  ) {
    this.moment = moment;
    this.operation = operation;
    const hasNew = operation !== 'delete';
    const hasOld = operation === 'update' || operation === 'delete';
    this.new = hasNew ? new ApexList(listOf(type), newRows) : null;
    this.old = hasOld ? new ApexList(listOf(type), oldRows) : null;
    const hasIds = moment === 'after' || operation === 'update';
    this.newMap = hasNew && hasIds ? byId(type, newRows) : null;
    this.oldMap = hasOld ? byId(type, oldRows) : null;
    this.size = hasNew ? newRows.length : oldRows.length;
  }

  /** `BEFORE_INSERT`, as in TriggerOperation. */
  get operationType(): string {
    return `${this.moment}_${this.operation}`.toUpperCase();
  }
}

function byId(type: ApexType, rows: SObject[]): ApexMap {
  return new ApexMap(
    mapOf(Types.Id, type),
    rows.map((row) => [row.id, row] as const),
  );
}

let running: TriggerContext | null = null;

export function runningTrigger(): TriggerContext | null {
  return running;
}

export function duringTrigger<T>(context: TriggerContext, body: () => T): T {
  const outer = running;
  running = context;
  try {
    return body();
  } finally {
    running = outer;
  }
}

/** The value of `Trigger.<name>`; false or null outside a trigger. `operation` makes the enum value. */
export function triggerVariable(name: string, operation: (name: string) => unknown): unknown {
  const context = running;
  switch (name) {
    case 'isExecuting':
      return context !== null;
    case 'isBefore':
    case 'isAfter':
      return context?.moment === name.slice(2).toLowerCase();
    case 'isInsert':
    case 'isUpdate':
    case 'isDelete':
    case 'isUndelete':
      return context?.operation === name.slice(2).toLowerCase();
    case 'operationType':
      return context && operation(context.operationType);
    default:
      return context?.[name as 'new' | 'old' | 'newMap' | 'oldMap' | 'size'] ?? null;
  }
}
