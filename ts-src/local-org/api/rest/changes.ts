import type { ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { ApexDatetime } from '../../values/index.ts';
import { userAccess } from '../org.ts';
import { refuse } from './errors.ts';
import type { Caller } from './records.ts';
import { restValue, type Row } from './serialize.ts';

type Span = Readonly<Record<string, string | undefined>>;

/** The platform keeps changes for 30 days. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** The answer of `/sobjects/X/updated?start=&end=`: records that were made or changed in the span. */
export function changedRecords(caller: Caller, object: ObjectSchema, span: Span): Row {
  const { end, rows } = rowsBetween(caller, object, span, false);
  return { ids: rows.map((row) => row.id), latestDateCovered: restValue(end) };
}

/** The answer of `/sobjects/X/deleted?start=&end=`. */
export function deletedRecords(caller: Caller, object: ObjectSchema, span: Span): Row {
  const { end, rows } = rowsBetween(caller, object, span, true);
  return {
    deletedRecords: rows.map((row) => ({ id: row.id, deletedDate: restValue(row.peek('SystemModstamp')) })),
    earliestDateAvailable: restValue(new ApexDatetime(Math.floor((Date.now() - KEPT_MS) / 60_000) * 60_000)),
    latestDateCovered: restValue(end),
  };
}

/** Seconds of start and end are ignored, as on the platform. */
function rowsBetween(caller: Caller, object: ObjectSchema, span: Span, deleted: boolean) {
  const start = minute(span, 'start');
  const end = minute(span, 'end');
  if (end.ms <= start.ms) throw refuse('INVALID_REPLICATION_DATE', 'startDate before endDate is required');
  if (!object.fields.has('systemmodstamp')) {
    throw refuse('INVALID_TYPE', `Object type ${object.name} is not replicable`);
  }
  const isDeleted = object.fields.has('isdeleted') ? ` AND IsDeleted = ${deleted}` : '';
  const text = `SELECT Id, SystemModstamp FROM ${object.name} WHERE SystemModstamp >= :start AND SystemModstamp < :end${isDeleted}`;
  const query = { ...caller.org.parseSoql(text), allRows: deleted };
  const rows: SObject[] =
    deleted && isDeleted === '' ? [] : caller.data.query(query, [start, end], userAccess(caller.userId)).records;
  return { end, rows };
}

function minute(span: Span, name: 'start' | 'end'): ApexDatetime {
  const text = span[name];
  if (text === undefined) throw refuse('MISSING_ARGUMENT', `${name} is required`);
  // A plus sign that was not encoded arrives as a space.
  const value = ApexDatetime.tryParse(text.replace(' ', '+'));
  if (!value) throw refuse('INVALID_FIELD', `${name} is not a date and time: ${text}`);
  return new ApexDatetime(Math.floor(value.ms / 60_000) * 60_000);
}
