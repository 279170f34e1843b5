import type { Access, FieldAccess, ObjectAccess, TriggerRunner } from '../contract.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import type { Database } from '../storage/database.ts';

/** Everything a DML statement needs to know besides its records. */
export interface DmlContext {
  readonly db: Database;
  readonly schema: Schema;
  readonly access: Access;
  readonly triggers: TriggerRunner | null;
  /** Text that is too long for its field is cut instead of refused. */
  readonly truncates: boolean;
  readonly organizationId: string;
  readonly rights: WriteRights;
  readonly rules: RecordRules;
  nowMs(): number;
  /** Of the running user: what today is. */
  readonly timeZone: string;
  /** Whole rows with formula and summary fields, as triggers see them. */
  loadForTrigger(object: ObjectSchema, ids: readonly string[]): Map<string, SObject>;
  /** Called after rows of a setup object, or of users, changed: cached rights are void. */
  setupChanged(object: ObjectSchema): void;
}

/** What the running user may write. */
export interface WriteRights {
  object(object: ObjectSchema): ObjectAccess;
  field(object: ObjectSchema, field: FieldSchema): FieldAccess;
  /** The ids among `ids` that sharing lets the user edit or delete. */
  writable(object: ObjectSchema, ids: readonly string[], what: 'edit' | 'delete'): Set<string>;
  /** The ids among `ids` that the user may see. */
  readable(object: ObjectSchema, ids: readonly string[]): Set<string>;
}

/** The formulas of an object: validation rules and default values. */
export interface RecordRules {
  /** Failing validation rules of a record about to be stored. */
  violations(record: SObject, old: SObject | null): { message: string; field: string | null }[];
  /** Gives a record, stored or not, the values of its formula fields. */
  compute(record: SObject, old: SObject | null): void;
  /** The value of a field's default formula for a new record. */
  defaultValue(field: FieldSchema, record: SObject): unknown;
}
