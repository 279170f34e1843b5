import type { SObject } from '../../data/sobject.ts';
import { reference, SystemObject } from './define.ts';
import { NoSuchElementException } from './exceptions.ts';

/** The value of `Database.QueryLocator`: a query that has run. */
export class QueryLocator extends SystemObject {
  readonly #text: string;
  readonly records: readonly SObject[];

  constructor(text: string, records: readonly SObject[]) {
    super();
    this.#text = text;
    this.records = records;
  }

  'getQuery()'(): string {
    return this.#text;
  }
  'iterator()'(): QueryLocatorIterator {
    return new QueryLocatorIterator(this.records);
  }
  override 'toString()'(): string {
    return `Database.QueryLocator[Query=${this.#text}]`;
  }
}

/** The value of `Database.QueryLocatorIterator`. */
export class QueryLocatorIterator extends SystemObject {
  readonly #records: readonly SObject[];
  #at = 0;

  constructor(records: readonly SObject[]) {
    super();
    this.#records = records;
  }

  'hasNext()'(): boolean {
    return this.#at < this.#records.length;
  }
  'next()'(): SObject {
    const record = this.#records[this.#at];
    if (!record) throw new NoSuchElementException('Iterator has no more elements');
    this.#at += 1;
    return record;
  }
}

export const QueryLocatorType = reference(
  `
  public class Database.QueryLocator implements Iterable<SObject> {
    public String getQuery();
    public Database.QueryLocatorIterator iterator();
    public String toString();
  }`,
  QueryLocator,
);

export const QueryLocatorIteratorType = reference(
  `
  public class Database.QueryLocatorIterator implements Iterator<SObject> {
    public Boolean hasNext();
    public SObject next();
  }`,
  QueryLocatorIterator,
);
