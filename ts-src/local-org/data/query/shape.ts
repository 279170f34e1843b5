import type { ObjectSchema, Schema } from '../schema.ts';
import { SObject } from '../sobject.ts';
import { decode } from '../storage/columns.ts';
import type { Encoding, SqlValue } from '../storage/columns.ts';
import type { Sql } from '../storage/sql.ts';
import type { Expression } from './scope.ts';

/** The columns of one statement; equal expressions share a column. */
export class Columns {
  readonly list: Sql[] = [];
  readonly #known = new Map<string, number>();

  add(column: Sql): number {
    const known = column.values.length === 0 ? this.#known.get(column.text) : undefined;
    if (known !== undefined) return known;
    this.list.push(column);
    this.#known.set(column.text, this.list.length - 1);
    return this.list.length - 1;
  }
}

interface Cell {
  key: string;
  index: number;
  encoding: Encoding;
  /** TYPEOF only: the cell counts for parents of this object. */
  onlyFor: string | null;
}

/** How one record, or one parent within it, is read from a row. */
export class Shape {
  /** null: decided by the id's key prefix, for references to several objects. */
  readonly object: ObjectSchema | null;
  readonly idIndex: number;
  readonly parents = new Map<string, Shape>();
  readonly #cells: Cell[] = [];
  readonly #queried = new Set<string>(['id']);

  constructor(object: ObjectSchema | null, idIndex: number) {
    this.object = object;
    this.idIndex = idIndex;
  }

  cell(key: string, index: number, encoding: Encoding, onlyFor: string | null = null): void {
    const name = key.toLowerCase();
    if (onlyFor === null) this.#queried.add(name);
    if (!this.#cells.some((cell) => cell.key === name && cell.onlyFor === onlyFor))
      this.#cells.push({ key: name, index, encoding, onlyFor });
  }

  add(key: string, expression: Expression, columns: Columns): void {
    this.cell(key, columns.add(expression.sql), expression.encoding);
  }

  /** null when the row has no such record. */
  read(row: readonly SqlValue[], schema: Schema): SObject | null {
    const id = row[this.idIndex];
    if (id === null || id === undefined) return null;
    const object = this.object ?? schema.objectByPrefix(String(id));
    if (!object) return null;
    const values = new Map<string, unknown>([['id', id]]);
    let queried: Set<string> = this.#queried;
    for (const cell of this.#cells) {
      if (cell.onlyFor !== null && cell.onlyFor !== object.name) continue;
      if (cell.onlyFor !== null) (queried = queried === this.#queried ? new Set(queried) : queried).add(cell.key);
      values.set(cell.key, decode(cell.encoding, row[cell.index]));
    }
    const record = SObject.fromQuery(object, values, queried);
    for (const [name, parent] of this.parents) record.setRelation(name, parent.read(row, schema));
    return record;
  }
}
