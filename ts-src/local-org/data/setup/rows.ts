import type { ObjectSchema, Schema } from '../schema.ts';
import { SObject } from '../sobject.ts';

/** Collects the rows that stand for deployed metadata, before they are written. */
export class SetupRows {
  readonly schema: Schema;
  readonly #rows = new Map<string, SObject>();

  constructor(schema: Schema) {
    this.schema = schema;
  }

  /** Adds or replaces the row with this id. Unknown fields are an error of the caller. */
  add(object: string, id: string, values: Record<string, unknown>): string {
    const record = new SObject(this.object(object), values);
    record.id = id;
    this.#rows.set(id, record);
    return id;
  }

  object(name: string): ObjectSchema {
    const object = this.schema.object(name);
    if (!object) throw new Error(`no object ${name}`);
    return object;
  }

  all(): Iterable<SObject> {
    return this.#rows.values();
  }
}
