import type { TriggerMoment, TriggerRunner } from '../../data/contract.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { isFatal, toApex } from './faults.ts';
import { F } from './frame-state.ts';
import { duringTrigger, TriggerContext, type TriggerOperation } from './trigger-context.ts';
import type { ApexException } from './exception.ts';
import type { ApexType } from './type.ts';

/** A compiled trigger. */
export interface TriggerUnit {
  name: string;
  /** `before insert` */
  events: readonly string[];
  /** Mode in which its code runs. */
  mode: number;
  run(): void;
}

/** Nested DML statements whose triggers run: the platform's maximum. */
const MAX_DEPTH = 16;

/** Runs the triggers of a program for the store. */
export class TriggerDispatcher implements TriggerRunner {
  readonly #units: (object: string) => readonly TriggerUnit[];
  readonly #typeOf: (object: ObjectSchema) => ApexType;
  /** What fired the triggers that run, outermost first. */
  readonly #running: string[] = [];

  constructor(units: (object: string) => readonly TriggerUnit[], typeOf: (object: ObjectSchema) => ApexType) {
    this.#units = units;
    this.#typeOf = typeOf;
  }

  has(object: ObjectSchema): boolean {
    return this.#units(object.name).length > 0;
  }

  run(
    object: ObjectSchema,
    moment: TriggerMoment,
    operation: TriggerOperation,
    newRows: SObject[],
    oldRows: SObject[],
  ): void {
    const units = this.#units(object.name).filter(({ events }) => events.includes(`${moment} ${operation}`));
    if (units.length === 0) return;
    const context = new TriggerContext(this.#typeOf(object), moment, operation, newRows, oldRows);
    const affected = newRows.length > 0 ? newRows : oldRows;
    if (this.#running.length >= MAX_DEPTH) {
      fail(affected, [`${units[0]!.name}: maximum trigger depth exceeded`, ...this.#running].join('\n'));
      return;
    }
    this.#running.push(`${object.name} trigger event ${eventName(context)}${idsText(affected)}`);
    const written = moment === 'after' || operation === 'delete';
    for (const row of newRows) row.readOnly = written;
    for (const row of oldRows) row.readOnly = true;
    try {
      duringTrigger(context, () => {
        for (const unit of units) this.#runOne(unit, context, affected);
      });
    } finally {
      this.#running.pop();
      for (const row of newRows) row.readOnly = false;
    }
  }

  /** An exception that the trigger does not catch fails all its rows; of a trigger on events it is thrown. */
  #runOne(unit: TriggerUnit, context: TriggerContext, rows: readonly SObject[]): void {
    try {
      F.enter(unit.mode, unit, () => unit.run(), []);
    } catch (error) {
      if (isFatal(error) || rows[0]?.schema.kind === 'event') throw error;
      fail(rows, failure(unit, context, toApex(error) as ApexException));
    }
  }
}

function fail(rows: readonly SObject[], message: string): void {
  for (const row of rows) row.errors.push({ message, field: null, statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' });
}

/** `BeforeInsert` */
function eventName({ operationType }: TriggerContext): string {
  return operationType.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** ` for [001...]`; empty while the rows have no ids. */
function idsText(rows: readonly SObject[]): string {
  const ids = rows.flatMap(({ id }) => id ?? []);
  return ids.length === 0 ? '' : ` for [${ids.join(', ')}]`;
}

function failure(unit: TriggerUnit, context: TriggerContext, exception: ApexException): string {
  const cause = `${exception['getTypeName()']()}: ${exception['getMessage()']()}`;
  return `${unit.name}: execution of ${eventName(context)}\n\ncaused by: ${cause}\n\n${triggerStack(exception)}`;
}

/** The frames down to the trigger's own. */
function triggerStack({ frames }: ApexException): string {
  const last = frames.findIndex(({ where }) => where.startsWith('Trigger.'));
  return frames
    .slice(0, last + 1)
    .map(({ where, line }) => `${where}: line ${line}, column 1`)
    .join('\n');
}
