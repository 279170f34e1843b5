import type { ApexException } from '../runtime/exception.ts';
import { contract, enumeration, reference, SystemObject, type ApexEnum } from './define.ts';

export const ParentJobResultType = enumeration<'SUCCESS' | 'UNHANDLED_EXCEPTION'>(
  'public enum System.ParentJobResult { SUCCESS, UNHANDLED_EXCEPTION }',
);

/** The context a finalizer gets after its job. */
export class FinalizerContextImpl extends SystemObject {
  readonly #jobId: string;
  readonly #requestId: string;
  readonly #exception: ApexException | null;

  constructor(jobId: string, requestId: string, exception: ApexException | null) {
    super();
    this.#jobId = jobId;
    this.#requestId = requestId;
    this.#exception = exception;
  }

  'getAsyncApexJobId()'(): string {
    return this.#jobId;
  }
  'getRequestId()'(): string {
    return this.#requestId;
  }
  'getResult()'(): ApexEnum {
    return ParentJobResultType.value(this.#exception ? 'UNHANDLED_EXCEPTION' : 'SUCCESS');
  }
  'getException()'(): ApexException | null {
    return this.#exception;
  }
}

/** Key of `Transaction.state` under which `System.attachFinalizer` leaves the finalizer of a queueable job. */
export const FINALIZER = Symbol('finalizer');

export const FinalizerType = contract(`
  public interface System.Finalizer {
    void execute(FinalizerContext context);
  }`);

export const FinalizerContextType = contract(`
  public interface System.FinalizerContext {
    Id getAsyncApexJobId();
    String getRequestId();
    ParentJobResult getResult();
    Exception getException();
  }`);

export const FinalizerContextImplType = reference(
  `
  public class System.FinalizerContextImpl implements FinalizerContext {
    public Id getAsyncApexJobId();
    public String getRequestId();
    public ParentJobResult getResult();
    public Exception getException();
  }`,
  FinalizerContextImpl,
);
