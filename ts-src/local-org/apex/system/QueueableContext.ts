import { contract, reference, SystemObject } from './define.ts';

/** The context a queueable job hands to `execute`. */
export class QueueableContextImpl extends SystemObject {
  readonly #jobId: string;

  constructor(jobId: string) {
    super();
    this.#jobId = jobId;
  }

  'getJobId()'(): string {
    return this.#jobId;
  }
}

export const QueueableContextType = contract(`
  public interface System.QueueableContext {
    Id getJobId();
  }`);

export const QueueableContextImplType = reference(
  `
  public class System.QueueableContextImpl implements QueueableContext {
    public Id getJobId();
  }`,
  QueueableContextImpl,
);
