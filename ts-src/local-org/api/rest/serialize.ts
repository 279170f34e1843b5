import type { SObject } from '../../data/sobject.ts';
import type { SelectItem, SoqlQuery } from '../../soql/ast.ts';
import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double } from '../../values/index.ts';
import { rawJson } from '../json.ts';

export type Row = Record<string, unknown>;

/**
 * A value as the REST API writes it: datetimes `2026-11-21T10:00:00.000+0000`, dates `2026-11-21`, times `10:00:00.000Z`,
 * decimals as numbers with at least one decimal place, long numbers in full.
 */
export function restValue(value: unknown): unknown {
  if (value instanceof ApexDatetime) return value.toString().replace('Z', '+0000');
  if (value instanceof ApexDate || value instanceof ApexTime) return value.toString();
  if (value instanceof Decimal) return rawJson(decimalText(value));
  if (value instanceof Double) return Number(value.toString());
  if (value instanceof Blob) throw new Error('A blob field is answered by its path, not by its content');
  if (typeof value === 'bigint') return rawJson(String(value));
  return value;
}

/** `12.50` → `12.5`, `7` → `7.0`: no exponent, no trailing zeros but one. */
function decimalText(value: Decimal): string {
  const [whole, fraction = ''] = value.toPlainString().split('.');
  return `${whole}.${fraction.replace(/0+$/, '') || '0'}`;
}

/** The rows of a query in the shape of the REST API, fields in the order of the select list. `base`: `/services/data/v67.0`. */
export function queryRows(query: SoqlQuery, records: readonly SObject[], base: string): Row[] {
  const writer = new RowWriter(base);
  return records.map((record) => writer.row(query.select, record));
}

function aggregateRow(record: SObject): Row {
  const row: Row = { attributes: { type: 'AggregateResult' } };
  for (const [name, value] of record.populated()) row[name] = restValue(value);
  return row;
}

/** `toLabel(Status)` is answered under the field's own name. */
function functionKey(call: Extract<SelectItem, { kind: 'function' }>['call']): string {
  const [first] = call.args;
  if (first?.kind === 'field') return first.path.at(-1)!;
  return first?.kind === 'call' ? functionKey(first.call) : call.name;
}

function relationName(record: SObject, written: string): string {
  for (const field of record.schema.fields.values()) {
    if (field.relationshipName?.toLowerCase() === written.toLowerCase()) return field.relationshipName;
  }
  return written;
}

/** Writes rows whose addresses lie below the version that the client asked. */
class RowWriter {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  row(select: readonly SelectItem[], record: SObject): Row {
    if (record.schema.name === 'AggregateResult') return aggregateRow(record);
    const row: Row = { attributes: this.#attributes(record) };
    for (const item of select) this.#addItem(row, record, item);
    return row;
  }

  #path(record: SObject): string {
    return `${this.#base}/sobjects/${record.schema.name}/${record.id}`;
  }

  #attributes(record: SObject): Row {
    const type = record.schema.name;
    return record.id === null ? { type } : { type, url: this.#path(record) };
  }

  #addItem(row: Row, record: SObject, item: SelectItem): void {
    switch (item.kind) {
      case 'field':
        return this.#addPath(row, record, item.path);
      case 'subquery':
        return this.#addChildren(row, record, item.query);
      case 'fields':
        for (const [name, value] of record.populated()) row[name] = this.#value(record, name, value);
        return;
      case 'function': {
        const name = item.alias ?? functionKey(item.call);
        row[name] = restValue(record.peek(name));
        return;
      }
      case 'typeof':
        return this.#addTypeOf(row, record, item);
    }
  }

  /** Puts a field, or walks one relationship further. A first step that names the object or its alias is skipped. */
  #addPath(row: Row, record: SObject, path: readonly string[]): void {
    const [step, ...rest] = path as [string, ...string[]];
    if (rest.length === 0) {
      const name = record.schema.fields.get(step.toLowerCase())?.name ?? step;
      row[name] = this.#value(record, name, record.peek(name));
      return;
    }
    if (!record.hasRelation(step)) return this.#addPath(row, record, rest);
    const parent = record.relation(step);
    const name = relationName(record, step);
    if (parent === null) {
      row[name] = null;
      return;
    }
    const inner = (row[name] ??= { attributes: this.#attributes(parent) }) as Row;
    this.#addPath(inner, parent, rest);
  }

  #value(record: SObject, name: string, value: unknown): unknown {
    if (record.schema.fields.get(name.toLowerCase())?.type === 'BASE64') {
      return value === null ? null : `${this.#path(record)}/${name}`;
    }
    return restValue(value);
  }

  #addChildren(row: Row, record: SObject, query: SoqlQuery): void {
    const relation = record.schema.childRelationships.find(
      (child) => child.name?.toLowerCase() === query.from.name.toLowerCase(),
    );
    const children = record.children(query.from.name);
    const records = children.map((child) => this.row(query.select, child));
    row[relation?.name ?? query.from.name] =
      children.length === 0 ? null : { totalSize: children.length, done: true, records };
  }

  #addTypeOf(row: Row, record: SObject, item: Extract<SelectItem, { kind: 'typeof' }>): void {
    const parent = item.relationship.reduce<SObject | null>((from, step) => from?.relation(step) ?? null, record);
    const type = parent?.schema.name.toLowerCase();
    const paths = item.whens.find((when) => when.type.toLowerCase() === type)?.fields ?? item.otherwise;
    if (parent === null) row[relationName(record, item.relationship[0]!)] = null;
    for (const path of parent === null ? [] : paths) this.#addPath(row, record, [...item.relationship, ...path]);
  }
}
