import type { Savepoint } from '../../data/contract.ts';
import { reference, SystemObject } from './define.ts';

/** The value of `Savepoint`. */
export class ApexSavepoint extends SystemObject {
  readonly savepoint: Savepoint;
  released = false;

  constructor(savepoint: Savepoint) {
    super();
    this.savepoint = savepoint;
  }
}

export const SavepointType = reference('public class System.Savepoint { }', ApexSavepoint);
