import { randomUUID } from 'node:crypto';
import type { TriggerMoment, TriggerRunner } from '../../data/contract.ts';
import type { ObjectSchema, Schema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { ChangeEventHeader } from '../system/ChangeEventHeader.ts';
import { list } from '../system/List.ts';
import { sameValue } from '../system/value.ts';
import { tx } from '../runtime/transaction.ts';
import type { TriggerOperation } from '../runtime/trigger-context.ts';
import { Types } from '../runtime/type.ts';

const CHANGES: Record<TriggerOperation, string> = {
  insert: 'CREATE',
  update: 'UPDATE',
  delete: 'DELETE',
  undelete: 'UNDELETE',
};

/** Fields that say who changed a record and when: they change with every write. */
const STAMPS = new Set(['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']);

/** Publishes a change event for every record that is written, besides running the triggers on the record. */
export class ChangeCapture implements TriggerRunner {
  readonly #runner: TriggerRunner;
  readonly #schema: Schema;
  readonly #publish: (event: SObject, header: ChangeEventHeader) => void;

  constructor(runner: TriggerRunner, schema: Schema, publish: (event: SObject, header: ChangeEventHeader) => void) {
    this.#runner = runner;
    this.#schema = schema;
    this.#publish = publish;
  }

  has(object: ObjectSchema): boolean {
    return this.#runner.has(object) || this.#eventOf(object) !== null;
  }

  run(
    object: ObjectSchema,
    moment: TriggerMoment,
    operation: TriggerOperation,
    newRows: SObject[],
    oldRows: SObject[],
  ): void {
    this.#runner.run(object, moment, operation, newRows, oldRows);
    const event = moment === 'after' ? this.#eventOf(object) : null;
    if (!event) return;
    const rows = operation === 'delete' ? oldRows : newRows;
    rows.forEach((row, index) => {
      if (row.errors.length === 0) this.#capture(event, operation, row, oldRows[index] ?? null);
    });
  }

  /** The change event of an object that a trigger listens to; null for others. */
  #eventOf(object: ObjectSchema): ObjectSchema | null {
    const name = object.custom ? object.name.replace(/__c$/i, '__ChangeEvent') : `${object.name}ChangeEvent`;
    const event = this.#schema.object(name);
    return event && this.#runner.has(event) ? event : null;
  }

  #capture(schema: ObjectSchema, operation: TriggerOperation, row: SObject, old: SObject | null): void {
    const event = new SObject(schema);
    const changed: string[] = [];
    const nulled: string[] = [];
    for (const field of schema.fields.values()) {
      const known = row.schema.fields.get(field.name.toLowerCase());
      if (operation === 'delete' || !known || field.name === 'Id') continue;
      const value = row.peek(field.name);
      const isNew = operation !== 'update' || !sameValue(value, old?.peek(field.name) ?? null);
      if (!isNew || (operation !== 'update' && value === null)) continue;
      event.put(field.name, value);
      if (operation === 'update') changed.push(field.name);
      if (operation === 'update' && value === null) nulled.push(field.name);
    }
    if (changed.every((name) => STAMPS.has(name)) && operation === 'update') return;
    this.#publish(event, header(row, CHANGES[operation], changed, nulled));
  }
}

function header(row: SObject, changeType: string, changed: string[], nulled: string[]): ChangeEventHeader {
  const made = new ChangeEventHeader();
  const values: Record<string, unknown> = {
    changeType,
    changeOrigin: '',
    changedFields: list(Types.String, changed),
    nulledFields: list(Types.String, nulled),
    diffFields: list(Types.String, []),
    recordIds: list(Types.String, [row.id]),
    entityName: row.schema.name,
    commitNumber: 0n,
    commitTimestamp: BigInt(tx().now()),
    commitUser: tx().user.id,
    sequenceNumber: 1,
    transactionKey: randomUUID(),
  };
  for (const [name, value] of Object.entries(values)) made.values.set(name, value);
  return made;
}
