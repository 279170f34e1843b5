/**
 * What the Apex run time and the APIs ask of the record store. `data/` implements it.
 * Values are Apex values: boolean, number (Integer), bigint (Long), Double, Decimal, string (String, Id, picklists),
 * ApexDate, ApexDatetime, ApexTime, Blob, null. All names are case-insensitive.
 */
import type { ObjectSchema, Schema } from './schema.ts';
import type { SObject } from './sobject.ts';
import type { SoqlQuery } from '../soql/ast.ts';
import type { SoslSearch } from '../soql/sosl-ast.ts';
import type { LeadConversion, LeadConverted } from './dml/convert-lead.ts';
import type { MergeOutcome } from './dml/merge.ts';
import type { SearchRows } from './query/search.ts';

/** Who asks, and which of the platform's checks apply. */
export interface Access {
  userId: string;
  /** user: CRUD, FLS and sharing are enforced. system: neither CRUD nor FLS. */
  mode: 'user' | 'system';
  /** In system mode: whether record sharing still applies (`with sharing`). User mode always applies it. */
  sharing: boolean;
}

export type BindValue = unknown;

export interface QueryResult {
  /** Records, or AggregateResult rows (SObject of type AggregateResult), in order. Empty for `SELECT COUNT()`. */
  records: SObject[];
  /** For `SELECT COUNT()`: the number; otherwise records.length. */
  size: number;
}

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

export interface DmlOptions {
  access: Access;
  allOrNone: boolean;
  /** Upsert only; API name of an external id or Id field. */
  externalIdField?: string;
  /** Text that is too long for its field is cut instead of refused. */
  truncates?: boolean;
}

/** The platform's StatusCode names, e.g. REQUIRED_FIELD_MISSING, FIELD_CUSTOM_VALIDATION_EXCEPTION. */
export interface DmlError {
  statusCode: string;
  message: string;
  fields: string[];
}

export interface DmlRowResult {
  id: string | null;
  success: boolean;
  created: boolean;
  errors: DmlError[];
}

export interface SystemDml {
  /** The `merge` statement: `losers` are one or two records of the master's object. Throws DataError when allOrNone fails. */
  merge(master: SObject, losers: readonly SObject[], options: DmlOptions): MergeOutcome;
  /** `Database.convertLead`: one result per request, in order. */
  convertLeads(requests: readonly LeadConversion[], options: DmlOptions): LeadConverted[];
  /** Removes deleted records for good: one result per record, in order. */
  emptyRecycleBin(records: readonly SObject[], options: DmlOptions): DmlRowResult[];
  /** `Formula.recalculateFormulas`: gives records, stored or not, the values of their formula fields. */
  compute(records: readonly SObject[], access: Access): void;
  /** `Test.setCreatedDate`. False when there is no such record. */
  setCreatedDate(id: string, ms: number): boolean;
}

export type TriggerMoment = 'before' | 'after';

/** The Apex run time's side of a DML operation: runs the triggers of one object over one chunk (at most 200 rows). */
export interface TriggerRunner {
  has(object: ObjectSchema): boolean;
  /** Errors put on rows by addError stay on the SObject (`SObject.errors`). */
  run(
    object: ObjectSchema,
    moment: TriggerMoment,
    operation: 'insert' | 'update' | 'delete' | 'undelete',
    newRows: SObject[],
    oldRows: SObject[],
  ): void;
}

export interface Savepoint {
  readonly id: number;
}

/** One transaction on the store. Exactly one is open at a time; everything is synchronous. */
export interface DataSession extends SystemDml {
  readonly schema: Schema;
  /** `mostRows`: what the caller may still read; of each list of rows, at most one more is fetched. Absent: all. */
  query(query: SoqlQuery, binds: readonly BindValue[], access: Access, mostRows?: number): QueryResult;
  /**
   * Full-text search (SOSL). `fixed`: ids that count as found whatever the text says (`Test.setFixedSearchResults`); null or absent for a real
   * search. One entry per object of RETURNING, in order.
   */
  search(
    search: SoslSearch,
    binds: readonly BindValue[],
    access: Access,
    fixed?: readonly string[] | null,
  ): SearchRows[];
  /** Mutates the records as the platform does (Id after insert). Throws DataError when allOrNone fails, after undoing its own work. */
  dml(operation: DmlOperation, records: SObject[], options: DmlOptions): DmlRowResult[];
  savepoint(): Savepoint;
  rollbackTo(savepoint: Savepoint): void;
  commit(): void;
  rollback(): void;
  /** CRUD and FLS of a user, for describe and stripInaccessible. */
  objectAccess(userId: string, object: ObjectSchema): ObjectAccess;
  fieldAccess(userId: string, object: ObjectSchema, field: string): FieldAccess;
  hasCustomPermission(userId: string, name: string): boolean;
  /**
   * Hands published platform events to the bus: immediate ones at once, the others at commit. `access` is the publisher's: in user mode the
   * right to create the event is needed; without it the system publishes.
   */
  publish(events: SObject[], access?: Access): { eventUuid: string }[];
  /** Takes back the events that wait for the commit, and returns their ids: a test, which never commits, delivers them itself. */
  takeWaiting(): string[];
  setTriggers(runner: TriggerRunner | null): void;
  /**
   * Writes rows that the platform keeps itself (AsyncApexJob, CronTrigger), new or in place of the row with that Id. Fields are stored as
   * they are: no access checks, defaults, rules or triggers. A row without Id gets one.
   */
  keep(records: readonly SObject[]): void;
  /** Removes rows that the platform keeps itself, without a trace. */
  discard(records: readonly SObject[]): void;
}

export interface ObjectAccess {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}
export interface FieldAccess {
  read: boolean;
  edit: boolean;
}
