import { ApexDate, ApexDatetime } from '../../values/index.ts';
import type { FunctionCall } from '../../soql/ast.ts';
import type { SqlValue } from '../storage/columns.ts';
import type { Database } from '../storage/database.ts';
import { raw, sql } from '../storage/sql.ts';
import { invalidQuery, unsupportedQuery } from './context.ts';
import { DATE_FUNCTIONS, datePart } from './dates.ts';
import { localText } from './local-text.ts';
import { operandValue } from './operands.ts';
import type { Expression, Scope } from './scope.ts';
import { toDecimal } from '../storage/columns.ts';

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);
const EARTH_RADIUS: Readonly<Record<string, number>> = { km: 6371.0087714, mi: 3958.7613 };

export function isAggregate(call: FunctionCall): boolean {
  return AGGREGATES.has(call.name.toUpperCase());
}

/** The SQL of a SOQL function. Throws UNSUPPORTED for one that is not there. */
export function callExpression(scope: Scope, call: FunctionCall, selected: boolean): Expression {
  const name = call.name.toUpperCase();
  if (AGGREGATES.has(name)) return aggregate(scope, name, call, selected);
  if (DATE_FUNCTIONS.has(name)) return dateFunction(scope, name, call, selected);
  if (name === 'DISTANCE') return distance(scope, call, selected);
  if (name === 'TOLABEL') return toLabel(argument(scope, call, selected));
  if (name === 'CONVERTCURRENCY') return argument(scope, call, selected);
  if (name === 'FORMAT') return formatted(scope, argument(scope, call, selected));
  throw unsupportedQuery(`function ${call.name}`);
}

function argument(scope: Scope, call: FunctionCall, selected: boolean): Expression {
  const [first] = call.args;
  if (!first || first.kind === 'operand') throw invalidQuery('MALFORMED_QUERY', `${call.name} needs a field`);
  return first.kind === 'field' ? scope.resolve(first.path, selected) : callExpression(scope, first.call, selected);
}

function aggregate(scope: Scope, name: string, call: FunctionCall, selected: boolean): Expression {
  const result = (text: Expression['sql'], encoding: Expression['encoding']): Expression => ({
    sql: text,
    encoding,
    object: null,
    field: null,
  });
  if (call.args.length === 0) return result(raw('COUNT(*)'), { kind: 'integer' });
  const of = argument(scope, call, selected);
  if (name === 'COUNT') return result(sql`COUNT(${of.sql})`, { kind: 'integer' });
  if (name === 'COUNT_DISTINCT') return result(sql`COUNT(DISTINCT ${of.sql})`, { kind: 'integer' });
  const isNumber = ['decimal', 'integer', 'long'].includes(of.encoding.kind);
  if (name === 'MIN' || name === 'MAX') return result(sql`${raw(name)}(${of.sql})`, of.encoding);
  if (!isNumber)
    throw invalidQuery('MALFORMED_QUERY', `field ${of.field?.name} does not support aggregate operator ${name}`);
  const scale = of.encoding.kind === 'decimal' ? of.encoding.scale : 0;
  return result(sql`${raw(name)}(${of.sql})`, { kind: 'decimal', scale });
}

function dateFunction(scope: Scope, name: string, call: FunctionCall, selected: boolean): Expression {
  const [first] = call.args;
  const zoned = first?.kind === 'call' && first.call.name.toUpperCase() === 'CONVERTTIMEZONE';
  const of = zoned ? argument(scope, first.call, selected) : argument(scope, call, selected);
  if (of.encoding.kind !== 'date' && of.encoding.kind !== 'datetime') {
    throw invalidQuery('MALFORMED_QUERY', `function ${name} needs a date or date/time field`);
  }
  const zone = zoned ? scope.context.timeZone : 'UTC';
  const text = sql`soql_date(${name}, ${of.sql}, ${of.encoding.kind}, ${zone}, ${scope.context.fiscalStart})`;
  return { sql: text, encoding: { kind: name === 'DAY_ONLY' ? 'date' : 'integer' }, object: null, field: null };
}

/** Registers the SQL functions that queries use. */
export function defineQueryFunctions(db: Database): void {
  db.define('soql_date', (name, stored, kind, zone, fiscalStart) => {
    if (stored === null) return null;
    const fields = kind === 'date' ? null : new ApexDatetime(Number(stored)).fields(String(zone));
    if (name === 'HOUR_IN_DAY') return fields ? Math.floor(fields.time.ms / 3_600_000) : 0;
    const date = fields ? fields.date : new ApexDate(Number(stored));
    return name === 'DAY_ONLY' ? date.epochDay : datePart(String(name), date, Number(fiscalStart));
  });
  db.define('soql_distance', (...values: SqlValue[]) => {
    if (values.some((value) => value === null)) return null;
    const [latitude, longitude, toLatitude, toLongitude, radius] = values.map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    return haversine([latitude / 1e15, longitude / 1e15], [toLatitude, toLongitude], radius);
  });
  db.define('soql_rank', (stored, order) => {
    if (stored === null) return null;
    const ranks = parsed<number>(String(order));
    const name = String(stored).toLowerCase();
    return `${String(ranks[name] ?? Object.keys(ranks).length).padStart(6, '0')} ${name}`;
  });
  db.define('soql_format', (stored, kind, scale, isMoney, locale, timeZone) => {
    const format = {
      scale: Number(scale),
      isMoney: Number(isMoney) === 1,
      locale: String(locale),
      timeZone: String(timeZone),
    };
    return stored === null ? null : localText(stored, String(kind), format);
  });
  db.define('soql_label', (stored, labels) => {
    if (stored === null) return null;
    const known = parsed<string>(String(labels));
    return String(stored)
      .split(';')
      .map((value) => known[value.toLowerCase()] ?? value)
      .join(';');
  });
}

let lastText = '';
let lastValue: unknown = null;

/** JSON of a constant argument: the same text comes with every row of a statement. */
function parsed<T>(text: string): Record<string, T> {
  if (text !== lastText) [lastText, lastValue] = [text, JSON.parse(text)];
  return lastValue as Record<string, T>;
}

function toLabel(of: Expression): Expression {
  const values = of.field?.picklist ?? [];
  const labels = JSON.stringify(Object.fromEntries(values.map(({ value, label }) => [value.toLowerCase(), label])));
  return { ...of, sql: sql`soql_label(${of.sql}, ${labels})`, encoding: { kind: 'text' } };
}

/** FORMAT writes numbers, dates and moments as the user's locale does; text stays what it is. */
function formatted(scope: Scope, of: Expression): Expression {
  const { kind } = of.encoding;
  if (kind === 'text' || kind === 'exactText' || kind === 'id') return of;
  const { locale, timeZone } = scope.context;
  const scale = of.encoding.kind === 'decimal' ? of.encoding.scale : 0;
  const isMoney = of.field?.type === 'CURRENCY' ? 1 : 0;
  const text = sql`soql_format(${of.sql}, ${kind}, ${scale}, ${isMoney}, ${locale}, ${timeZone})`;
  return { ...of, sql: text, encoding: { kind: 'text' } };
}

function distance(scope: Scope, call: FunctionCall, selected: boolean): Expression {
  const [field, place, unit] = call.args;
  const isPlace = place?.kind === 'call' && place.call.name.toUpperCase() === 'GEOLOCATION';
  if (field?.kind !== 'field' || !isPlace || unit?.kind !== 'operand' || unit.operand.kind !== 'string') {
    throw unsupportedQuery('DISTANCE other than DISTANCE(field, GEOLOCATION(latitude, longitude), unit)');
  }
  const radius = EARTH_RADIUS[unit.operand.value];
  if (radius === undefined) throw invalidQuery('MALFORMED_QUERY', `DISTANCE needs the unit 'mi' or 'km'`);
  const [latitude, longitude] = ['Latitude', 'Longitude'].map((axis) =>
    scope.resolve(coordinatePath(field.path, axis), selected),
  );
  const [toLatitude, toLongitude] = place.call.args.map((arg) => {
    const value = arg.kind === 'operand' ? toDecimal(operandValue(scope.context, arg.operand)) : null;
    if (!value) throw invalidQuery('MALFORMED_QUERY', 'GEOLOCATION needs two numbers');
    return Number(value.toString());
  });
  const text = sql`soql_distance(${latitude!.sql}, ${longitude!.sql}, ${toLatitude!}, ${toLongitude!}, ${radius})`;
  return { sql: text, encoding: { kind: 'decimal', scale: 0 }, object: null, field: null };
}

/** `Place__c` → `Place__Latitude__s`, `BillingAddress` → `BillingLatitude`. */
function coordinatePath(path: string[], axis: string): string[] {
  const last = path.at(-1)!;
  const name = last.endsWith('__c') ? last.replace(/__c$/, `__${axis}__s`) : last.replace(/Address$/, axis);
  return [...path.slice(0, -1), name];
}

function haversine([lat1, lon1]: [number, number], [lat2, lon2]: [number, number], radius: number): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const a =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * radius * Math.asin(Math.sqrt(a));
}
