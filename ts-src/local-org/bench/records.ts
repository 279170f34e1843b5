import { Random } from './random.ts';
import { RECORD_SOURCES } from './record-sources.ts';
import { openTemporaryOrg, type TemporaryOrg } from './temporary-org.ts';

export interface RecordsOptions {
  /** Rows of the object at each round: ascending, at least 400 apart. */
  sizes: number[];
  /** How long each kind of operation is repeated. */
  milliseconds: number;
}

/** Operations per second at one size. Reads: one query that finds one row. Writes: rows, in transactions of 200. */
export interface RecordFigures {
  rows: number;
  byId: number;
  byExternalId: number;
  byName: number;
  /** A text field without an index. */
  byRemark: number;
  insert: number;
  update: number;
}

const CHUNK = 200;
const QUERIES_PER_TRANSACTION = 50;

/** Grows an object to each size and measures there. */
export function recordsStation({ sizes, milliseconds }: RecordsOptions): RecordFigures[] {
  const org = openTemporaryOrg(RECORD_SOURCES);
  try {
    const table = new Table(org, milliseconds);
    return sizes.map((size) => {
      const insert = table.growTo(size);
      return { rows: size, ...table.reads(), insert, update: table.updates() };
    });
  } finally {
    org.close();
  }
}

class Table {
  readonly #org: TemporaryOrg;
  readonly #milliseconds: number;
  readonly #ids: string[] = [];
  readonly #random = new Random(1);

  constructor(org: TemporaryOrg, milliseconds: number) {
    this.#org = org;
    this.#milliseconds = milliseconds;
  }

  /** Returns rows per second over the second half of what was missing. */
  growTo(size: number): number {
    this.#insertUpTo(this.#ids.length + (size - this.#ids.length) / 2);
    const started = performance.now();
    const before = this.#ids.length;
    this.#insertUpTo(size);
    return perSecond(this.#ids.length - before, performance.now() - started);
  }

  #insertUpTo(size: number): void {
    while (this.#ids.length < size) {
      const ids = this.#org.call('Items', 'insertRows(Integer,Integer)', this.#ids.length, CHUNK) as string;
      this.#ids.push(...ids.split(','));
    }
  }

  reads(): Pick<RecordFigures, 'byId' | 'byExternalId' | 'byName' | 'byRemark'> {
    return {
      byId: this.#lookups('byId(String)', (row) => this.#ids[row]!),
      byExternalId: this.#lookups('byExternalId(String)', (row) => `C-${row}`),
      byName: this.#lookups('byName(String)', (row) => `Item ${row}`),
      byRemark: this.#lookups('byRemark(String)', (row) => `Remark ${row}`),
    };
  }

  updates(): number {
    return this.#repeat(CHUNK, () => {
      const first = this.#random.below(this.#ids.length / CHUNK) * CHUNK;
      return this.#org.call('Items', 'updateRows(String)', this.#ids.slice(first, first + CHUNK).join());
    });
  }

  #lookups(method: string, keyOf: (row: number) => string): number {
    let size = 1;
    const batch = () => {
      const keys = Array.from({ length: size }, () => keyOf(this.#random.below(this.#ids.length)));
      return this.#org.call('Items', method, keys.join());
    };
    const started = performance.now();
    if (batch() !== 1) throw new Error(`${method} did not find its row`);
    const single = performance.now() - started;
    size = Math.max(1, Math.min(QUERIES_PER_TRANSACTION, Math.floor(this.#milliseconds / single / 4)));
    return this.#repeat(size, batch);
  }

  /** Repeats `body`, which does `count` operations and returns how many succeeded. Returns operations per second. */
  #repeat(count: number, body: () => unknown): number {
    const started = performance.now();
    let done = 0;
    while (performance.now() - started < this.#milliseconds) {
      const succeeded = body();
      if (succeeded !== count) throw new Error(`${succeeded} of ${count} operations succeeded`);
      done += count;
    }
    return perSecond(done, performance.now() - started);
  }
}

function perSecond(count: number, milliseconds: number): number {
  return Math.round((count / milliseconds) * 1000);
}
