import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { columnDefinition, encodingName, encodingOf, quote, storedFields } from './columns.ts';
import type { SqlValue } from './columns.ts';

/** Prepared statements that are kept: those that were used last. */
const STATEMENTS = 1000;

/** One SQLite database: a table per object, made when it is first used. All integers are read as bigint. */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** Tables known to exist: in the open transaction, and when it began. */
  #tables = new Map<string, ObjectSchema>();
  #committedTables = new Map<string, ObjectSchema>();
  /** Objects whose tables were made in work that was undone. Whoever needed them will again: the next commit has them. */
  readonly #undone = new Map<string, ObjectSchema>();
  /** What writes the rows of objects whose rows are computed. */
  readonly #computed = new Map<string, () => void>();

  constructor(file: string) {
    this.#connection = new DatabaseSync(file);
    this.#connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -65536;
      CREATE TABLE IF NOT EXISTS "_tables" ("object" TEXT PRIMARY KEY NOT NULL, "encodings" TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS "_counters" ("name" TEXT PRIMARY KEY NOT NULL, "value" INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS "_facts" ("name" TEXT PRIMARY KEY NOT NULL, "value" TEXT NOT NULL);
    `);
  }

  all(sql: string, ...parameters: SqlValue[]): Record<string, SqlValue>[] {
    return this.#prepare(sql).all(...parameters) as Record<string, SqlValue>[];
  }

  /** Rows as arrays, in column order. */
  rows(sql: string, parameters: readonly SqlValue[]): SqlValue[][] {
    const statement = this.#prepare(sql);
    statement.setReturnArrays(true);
    try {
      return statement.all(...parameters) as unknown as SqlValue[][];
    } finally {
      statement.setReturnArrays(false);
    }
  }

  get(sql: string, ...parameters: SqlValue[]): Record<string, SqlValue> | undefined {
    return this.#prepare(sql).get(...parameters) as Record<string, SqlValue> | undefined;
  }

  run(sql: string, ...parameters: SqlValue[]): number {
    return Number(this.#prepare(sql).run(...parameters).changes);
  }

  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  /** A function for SQL; it gets numbers as bigint. */
  define(name: string, body: (...args: SqlValue[]) => SqlValue, deterministic = true): void {
    this.#connection.function(
      name,
      { deterministic, useBigIntArguments: true, varargs: true },
      body as (...args: unknown[]) => SqlValue,
    );
  }

  begin(): void {
    this.exec('BEGIN');
  }

  commit(): void {
    for (const object of this.#undone.values()) this.table(object);
    this.#undone.clear();
    this.exec('COMMIT');
    this.#committedTables = new Map(this.#tables);
  }

  rollback(): void {
    this.exec('ROLLBACK');
    this.#forgetTables();
  }

  /** Undoes what came after the savepoint, also tables that were made. */
  rollbackTo(savepoint: string): void {
    this.exec(`ROLLBACK TO ${savepoint}`);
    this.#forgetTables();
  }

  /** `write` puts all rows of the object into its table, which is empty, before it is first used. */
  compute(object: ObjectSchema, write: () => void): void {
    this.#computed.set(object.name, write);
    this.#tables.delete(object.name);
  }

  /** The quoted name of the object's table, which exists with all its columns afterwards, and with its rows if they are computed. */
  table(object: ObjectSchema): string {
    const name = quote(object.name);
    if (this.#tables.has(object.name)) return name;
    this.#ensure(object, name);
    this.#tables.set(object.name, object);
    const write = this.#computed.get(object.name);
    if (write) {
      this.run(`DELETE FROM ${name}`);
      write();
    }
    return name;
  }

  /** False while no row of the object was ever written. */
  hasTable(object: ObjectSchema): boolean {
    return this.#tables.has(object.name) || this.#exists(object);
  }

  /** The next number of a counter: 1, 2, 3. `count` numbers are taken; the first is returned. */
  take(counter: string, count = 1): number {
    // Not one statement for both: it would need a journal of its own, which costs more the longer the transaction is.
    const next = this.get(
      'UPDATE "_counters" SET "value" = "value" + ? WHERE "name" = ? RETURNING "value"',
      count,
      counter,
    );
    if (next) return Number(next.value) - count + 1;
    this.run('INSERT INTO "_counters" VALUES (?, ?)', counter, count);
    return 1;
  }

  fact(name: string): string | null {
    return (this.get('SELECT "value" FROM "_facts" WHERE "name" = ?', name)?.value as string | undefined) ?? null;
  }

  setFact(name: string, value: string): void {
    this.run(
      'INSERT INTO "_facts" VALUES (?, ?) ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"',
      name,
      value,
    );
  }

  close(): void {
    this.#connection.close();
  }

  /** Those that the open transaction made: a rollback takes them back. */
  #forgetTables(): void {
    for (const [name, object] of this.#tables) if (!this.#committedTables.has(name)) this.#undone.set(name, object);
    this.#tables = new Map(this.#committedTables);
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement) this.#statements.delete(sql);
    else {
      statement = this.#connection.prepare(sql);
      statement.setReadBigInts(true);
    }
    this.#statements.set(sql, statement);
    if (this.#statements.size > STATEMENTS) this.#statements.delete(this.#statements.keys().next().value!);
    return statement;
  }

  #ensure(object: ObjectSchema, table: string): void {
    const fields = storedFields(object);
    const encodings = Object.fromEntries(fields.map((field) => [field.name, encodingName(encodingOf(field))]));
    const indexed = fields.filter((candidate) => isIndexed(object, candidate));
    const indexes = indexed.map(
      (field) =>
        `CREATE INDEX IF NOT EXISTS ${quote(`${object.name}.${field.name}`)} ON ${table} (${quote(field.name)});`,
    );
    if (this.#exists(object)) this.#migrate(object, table, fields, encodings);
    else {
      const columns = fields.map(columnDefinition);
      if (!object.fields.has('id')) columns.unshift('"Id" TEXT PRIMARY KEY NOT NULL');
      indexes.unshift(`CREATE TABLE ${table} (${columns.join(', ')}, "_deletion" INTEGER);`);
    }
    this.exec(indexes.join('\n'));
    this.run('INSERT OR REPLACE INTO "_tables" VALUES (?, ?)', object.name, JSON.stringify(encodings));
  }

  #exists(object: ObjectSchema): boolean {
    return this.get('SELECT 1 AS "yes" FROM "_tables" WHERE "object" = ?', object.name) !== undefined;
  }

  /** Adds columns of new fields; a changed number of decimals is applied to the stored rows. */
  #migrate(
    object: ObjectSchema,
    table: string,
    fields: readonly FieldSchema[],
    encodings: Readonly<Record<string, string>>,
  ): void {
    const row = this.get('SELECT "encodings" FROM "_tables" WHERE "object" = ?', object.name)!;
    const known = JSON.parse(String(row.encodings)) as Record<string, string>;
    for (const field of fields) {
      const before = known[field.name];
      const now = encodings[field.name]!;
      if (before === undefined) this.exec(`ALTER TABLE ${table} ADD COLUMN ${columnDefinition(field)}`);
      else if (before !== now) this.#rescale(object, table, field, before, now);
    }
  }

  #rescale(object: ObjectSchema, table: string, field: FieldSchema, before: string, now: string): void {
    const [from, to] = [before, now].map((name) => /^decimal:(\d+)$/.exec(name)?.[1]);
    const column = quote(field.name);
    if (from !== undefined && to !== undefined) {
      this.exec(
        `UPDATE ${table} SET ${column} = CAST(ROUND(${column} * ${10 ** (Number(to) - Number(from))}) AS INTEGER) WHERE ${column} IS NOT NULL`,
      );
      return;
    }
    const isText = (name: string) => name === 'text' || name === 'exactText';
    if (isText(before) && isText(now)) return;
    throw new Error(
      `${object.name}.${field.name} changed from ${before} to ${now}: delete the data folder to start with empty records`,
    );
  }
}

function isIndexed(object: ObjectSchema, field: FieldSchema): boolean {
  if (field.name === 'CreatedById' || field.name === 'LastModifiedById') return false;
  return (
    field.type === 'REFERENCE' ||
    field.unique ||
    field.externalId ||
    field.name === object.nameField ||
    field.name === 'CreatedDate'
  );
}
