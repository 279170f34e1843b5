import type { Savepoint } from '../../data/contract.ts';
import { reference, SystemObject } from './define.ts';
import { hasUncommittedWork, markCommitted, workCount } from './uncommitted-work.ts';

/** The value of `Savepoint`. */
export class ApexSavepoint extends SystemObject {
  readonly savepoint: Savepoint;
  released = false;
  /** Whether no work was pending when it was set. */
  readonly #clean: boolean;
  /** Work counted when the transaction last was as it was at the savepoint. */
  #count = 0;

  constructor(savepoint: Savepoint) {
    super();
    this.savepoint = savepoint;
    this.#clean = !hasUncommittedWork();
  }

  /** Setting it and rolling back to it count as statements: called after each of them. */
  reached(): void {
    this.#count = workCount();
  }

  /** Callouts are allowed again when nothing is left of the work done since the savepoint, and nothing was pending before. */
  release(): void {
    this.released = true;
    if (this.#clean && this.#count === workCount()) markCommitted();
  }
}

export const SavepointType = reference('public class System.Savepoint { }', ApexSavepoint);
