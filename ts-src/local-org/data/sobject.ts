import { DataError } from './errors.ts';
import type { FieldSchema, ObjectSchema } from './schema.ts';

/** An error put on a record by `addError`; `field` is null when it concerns the whole record. */
export interface RecordError {
  message: string;
  field: string | null;
  statusCode?: string;
}

/** The object type of rows of aggregate queries: any key may be read that the query selected. */
export const AGGREGATE_RESULT = 'AggregateResult';

/**
 * One record in memory. Field names are case-insensitive; values are Apex values (see contract.ts).
 * A record that came from a query remembers which fields were selected: reading another one is an error, as on the platform.
 */
export class SObject {
  readonly schema: ObjectSchema;
  /** Errors put by addError during a trigger. */
  errors: RecordError[] = [];
  /** Set on records of after triggers and `Trigger.old`: a write raises FinalException in the run time. */
  readOnly = false;
  #values = new Map<string, unknown>();
  #relations: Map<string, SObject | null> | null = null;
  #children: Map<string, SObject[]> | null = null;
  #queried: ReadonlySet<string> | null = null;
  /** Spelling of names the schema does not know: aliases of a query. */
  #names: ReadonlyMap<string, string> | null = null;

  constructor(schema: ObjectSchema, values?: Record<string, unknown>) {
    this.schema = schema;
    if (values) for (const [name, value] of Object.entries(values)) this.put(name, value);
  }

  get id(): string | null {
    return (this.#values.get('id') as string | null | undefined) ?? null;
  }

  set id(value: string | null) {
    this.#values.set('id', value);
  }

  /** The field's value; every record has an Id, an event's is null; of a checkbox without one false, of other fields null. Throws when a query left it out. */
  get(field: string): unknown {
    const key = field.toLowerCase();
    const value = this.#values.get(key);
    if (value === null && this.schema.fields.get(key)?.type === 'BOOLEAN') return false;
    if (value !== undefined) return value;
    if (key === 'id' && !this.schema.fields.has(key)) return null;
    const described = this.describe(field);
    if (this.#queried && !this.#queried.has(key)) throw this.#notQueried(described.name);
    return described.type === 'BOOLEAN' && !this.#values.has(key) ? false : null;
  }

  /** The stored value, null when absent; neither the field's existence nor the query is checked. */
  peek(field: string): unknown {
    return this.#values.get(field.toLowerCase()) ?? null;
  }

  put(field: string, value: unknown): void {
    const key = field.toLowerCase();
    if (key !== 'id' && !this.schema.fields.has(key) && this.schema.name !== AGGREGATE_RESULT) this.describe(field);
    this.#values.set(key, value ?? null);
  }

  /** Forgets a field, so that it no longer counts as populated. */
  remove(field: string): void {
    this.#values.delete(field.toLowerCase());
  }

  /** Whether the field was written or selected (also when null). */
  isSet(field: string): boolean {
    return this.#values.has(field.toLowerCase());
  }

  /** Whether `get` may be called: the record is not from a query, or the query selected the field, or it was written since. */
  isReadable(field: string): boolean {
    const key = field.toLowerCase();
    return this.#queried === null || this.#queried.has(key) || this.#values.has(key);
  }

  /** Set fields under their API names, in the order they were set; relations and child lists are not included. */
  populated(): Map<string, unknown> {
    const result = new Map<string, unknown>();
    for (const [key, value] of this.#values)
      result.set(this.schema.fields.get(key)?.name ?? this.#names?.get(key) ?? key, value);
    return result;
  }

  /**
   * A query's row: `values` and `queried` are keyed by lower-case field name and become the record's own. `names` gives the spelling of
   * aliases.
   */
  static fromQuery(
    schema: ObjectSchema,
    values: Map<string, unknown>,
    queried: ReadonlySet<string>,
    names: ReadonlyMap<string, string> | null = null,
  ): SObject {
    const record = new SObject(schema);
    record.#values = values;
    record.#names = names;
    record.#queried = queried;
    return record;
  }

  /** A whole stored row: `values` is keyed by lower-case field name and becomes the record's own; every field may be read. */
  static fromRow(schema: ObjectSchema, values: Map<string, unknown>): SObject {
    const record = new SObject(schema);
    record.#values = values;
    return record;
  }

  /** Set fields by lower-case name. */
  values(): ReadonlyMap<string, unknown> {
    return this.#values;
  }

  /** The parent record behind a relationship name; null when there is none. Throws when a query left it out. */
  relation(name: string): SObject | null {
    const key = name.toLowerCase();
    const value = this.#relations?.get(key);
    if (value !== undefined) return value;
    if (this.#queried) throw this.#notQueried(name);
    return null;
  }

  setRelation(name: string, value: SObject | null): void {
    (this.#relations ??= new Map()).set(name.toLowerCase(), value);
  }

  hasRelation(name: string): boolean {
    return this.#relations?.has(name.toLowerCase()) ?? false;
  }

  /** Parent records by lower-case relationship name. */
  relations(): ReadonlyMap<string, SObject | null> {
    return this.#relations ?? NONE;
  }

  /** The records of a child relationship; empty when it was not queried. */
  children(name: string): SObject[] {
    return this.#children?.get(name.toLowerCase()) ?? [];
  }

  setChildren(name: string, records: SObject[]): void {
    (this.#children ??= new Map()).set(name.toLowerCase(), records);
  }

  /** Child lists by lower-case relationship name. */
  childLists(): ReadonlyMap<string, SObject[]> {
    return this.#children ?? NONE;
  }

  /** Marks the record as a query's row: `fields` are the lower-case names of the selected fields. */
  markQueried(fields: ReadonlySet<string>): void {
    this.#queried = fields;
  }

  /** Lower-case names of the fields the query selected; null for a record built in memory. */
  get queried(): ReadonlySet<string> | null {
    return this.#queried;
  }

  addError(message: string, field: string | null = null): void {
    this.errors.push({ message, field: field === null ? null : this.describe(field).name });
  }

  /**
   * `SObject.clone(preserveId, isDeep, preserveReadonlyTimestamps, preserveAutonumber)`: values are immutable, so a shallow and a deep
   * copy differ only in the parent records.
   */
  clone(preserveId = false, deep = false, preserveTimestamps = false, preserveAutoNumber = false): SObject {
    const copy = this.copy();
    if (deep && this.#relations) {
      for (const [key, value] of this.#relations) copy.setRelation(key, value?.clone(true, true, true, true) ?? null);
    }
    if (!preserveId) copy.#values.delete('id');
    for (const key of [...copy.#values.keys()]) {
      const field = this.schema.fields.get(key);
      if ((!preserveTimestamps && AUDIT_FIELDS.has(key)) || (!preserveAutoNumber && field?.autoNumber))
        copy.#values.delete(key);
    }
    return copy;
  }

  /** An empty record of the same object. */
  bare(): SObject {
    return new SObject(this.schema);
  }

  /** An independent record with the same fields, relations, child lists and query bookkeeping. */
  copy(): SObject {
    const copy = new SObject(this.schema);
    copy.#values = new Map(this.#values);
    copy.#relations = this.#relations && new Map(this.#relations);
    copy.#children = this.#children && new Map(this.#children);
    copy.#queried = this.#queried;
    copy.#names = this.#names;
    return copy;
  }

  /** The described field. Throws SObjectException for a name the object does not have. */
  describe(field: string): FieldSchema {
    const found = this.schema.fields.get(field.toLowerCase());
    if (!found)
      throw new DataError('SObjectException', 'INVALID_FIELD', `Invalid field ${field} for ${this.schema.name}`);
    return found;
  }

  #notQueried(name: string): DataError {
    const message = `SObject row was retrieved via SOQL without querying the requested field: ${this.schema.name}.${name}`;
    return new DataError('SObjectException', 'INVALID_FIELD', message);
  }
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();
const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  'createdbyid',
  'createddate',
  'lastmodifiedbyid',
  'lastmodifieddate',
  'systemmodstamp',
]);
