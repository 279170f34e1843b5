import { randomBytes } from 'node:crypto';
import { refuse } from './errors.ts';
import type { Row } from './serialize.ts';

/** One page of a query's answer; `next` names the following one. */
export interface Page {
  totalSize: number;
  done: boolean;
  /** `<cursor id>-<offset>` */
  next: string | null;
  records: Row[];
}

interface Cursor {
  userId: string;
  rows: Row[];
  size: number;
  touched: number;
}

/** Open cursors per user; the one used longest ago closes when another is opened. */
const MAX_CURSORS = 10;

/** Rows of large query answers, handed out in batches to the user who asked. */
export class Cursors {
  readonly #cursors = new Map<string, Cursor>();
  #clock = 0;

  open(userId: string, rows: Row[], size: number): Page {
    if (rows.length <= size) return { totalSize: rows.length, done: true, next: null, records: rows };
    this.#closeOldest(userId);
    const id = `01g${randomBytes(9).toString('hex').slice(0, 15)}`;
    this.#cursors.set(id, { userId, rows, size, touched: ++this.#clock });
    return this.page(userId, `${id}-0`);
  }

  page(userId: string, locator: string): Page {
    const [, id = '', digits = ''] = /^(01g\w{15})-(\d+)$/.exec(locator) ?? [];
    const cursor = this.#cursors.get(id);
    const offset = Number(digits);
    if (!cursor || cursor.userId !== userId || offset >= cursor.rows.length) {
      throw refuse('INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    cursor.touched = ++this.#clock;
    const end = offset + cursor.size;
    const done = end >= cursor.rows.length;
    return {
      totalSize: cursor.rows.length,
      done,
      next: done ? null : `${id}-${end}`,
      records: cursor.rows.slice(offset, end),
    };
  }

  #closeOldest(userId: string): void {
    const own = [...this.#cursors].filter(([, cursor]) => cursor.userId === userId);
    if (own.length < MAX_CURSORS) return;
    own.sort(([, left], [, right]) => left.touched - right.touched);
    this.#cursors.delete(own[0]![0]);
  }
}
