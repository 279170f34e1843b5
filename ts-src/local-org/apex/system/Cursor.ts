import type { SObject } from '../../data/sobject.ts';
import { tx } from '../runtime/transaction.ts';
import { listOf, type ApexType } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { InvalidParameterValueException } from './exceptions.ts';
import { ApexList } from './List.ts';

/** The value of `Database.Cursor`: rows of a query, handed out in parts. */
export class Cursor extends SystemObject {
  readonly #element: ApexType;
  readonly #records: readonly SObject[];

  constructor(element: ApexType, records: readonly SObject[]) {
    super();
    this.#element = element;
    this.#records = records;
  }

  /** Counts as a fetch call. */
  'fetch(Integer,Integer)'(position: number | null, count: number | null): ApexList {
    tx().limits.add('fetchCallsOnApexCursor');
    const from = present(position);
    if (from < 0 || present(count) < 0 || from + count! > this.#records.length) {
      throw new InvalidParameterValueException('Cursor position is out of bounds');
    }
    return new ApexList(listOf(this.#element), this.#records.slice(from, from + count!));
  }
  'getNumRecords()'(): number {
    return this.#records.length;
  }
}

export const CursorType = reference(
  `
  public class Database.Cursor {
    public List<SObject> fetch(Integer position, Integer count);
    public Integer getNumRecords();
  }`,
  Cursor,
);
