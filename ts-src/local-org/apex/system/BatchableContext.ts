import { contract, reference, SystemObject } from './define.ts';

/** The context a batch job hands to its methods. */
export class BatchableContextImpl extends SystemObject {
  readonly #jobId: string;
  readonly #childJobId: string;

  constructor(jobId: string, childJobId: string) {
    super();
    this.#jobId = jobId;
    this.#childJobId = childJobId;
  }

  'getJobId()'(): string {
    return this.#jobId;
  }
  'getChildJobId()'(): string {
    return this.#childJobId;
  }
}

export const BatchableContextType = contract(`
  public interface Database.BatchableContext {
    Id getChildJobId();
    Id getJobId();
  }`);

export const BatchableContextImplType = reference(
  `
  public class Database.BatchableContextImpl implements Database.BatchableContext {
    public Id getChildJobId();
    public Id getJobId();
  }`,
  BatchableContextImpl,
);
