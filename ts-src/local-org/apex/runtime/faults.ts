import { DataError } from '../../data/errors.ts';
import { DmlException } from '../system/DmlException.ts';
import { AssertException, SearchException, SecurityException, SObjectException } from '../system/exceptions.ts';
import { NoAccessException } from '../system/NoAccessException.ts';
import { QueryException } from '../system/QueryException.ts';
import { ApexException, LimitException, UnsupportedError } from './exception.ts';
import { tooDeep } from './frame-state.ts';
import { heapExceeded } from './heap.ts';

/** The Apex exception that a fault of the store or of the JavaScript engine is to Apex code; other faults stay what they are. */
export function toApex(error: unknown): unknown {
  if (error instanceof DataError) return withStackOf(error, ofStore(error));
  if (isStackOverflow(error)) return withStackOf(error, tooDeep());
  if (isTooLarge(error)) return withStackOf(error, heapExceeded());
  return error;
}

/** A value that is larger than the JavaScript engine allows. */
function isTooLarge(error: unknown): error is RangeError {
  return (
    error instanceof RangeError &&
    /^(?:Invalid (?:string|array|array buffer|typed array) length|Array buffer allocation|(?:Map|Set) maximum size)/.test(
      error.message,
    )
  );
}

function isStackOverflow(error: unknown): error is RangeError {
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}

function withStackOf<T extends Error>(error: Error, exception: T): T {
  exception.stack = error.stack;
  return exception;
}

function ofStore(error: DataError): Error {
  switch (error.kind) {
    case 'DmlException':
      return DmlException.of(error, null);
    case 'QueryException': {
      const exception = new QueryException(error.message);
      exception.inaccessible = error.inaccessible;
      return exception;
    }
    case 'NoAccessException': {
      const exception = new NoAccessException(error.message);
      exception.inaccessible = error.inaccessible;
      return exception;
    }
    case 'SecurityException':
      return new SecurityException(error.message);
    case 'SearchException':
      return new SearchException(error.message);
    case 'SObjectException':
      return new SObjectException(error.message);
    case 'LimitException':
      return new LimitException(error.message);
    case 'UnsupportedException':
      return new UnsupportedError(error.message);
  }
}

/** What a catch clause may see of a thrown value. Throws it on when Apex code cannot catch it. */
export function caught(error: unknown): ApexException {
  const exception = toApex(error);
  if (isFatal(exception)) throw exception;
  return exception as ApexException;
}

/** Limit exceptions, failed assertions, missing features and faults of the runtime pass through catch and finally. */
export function isFatal(error: unknown): boolean {
  if (isStackOverflow(error) || isTooLarge(error)) return true;
  const exception = toApex(error);
  return (
    !(exception instanceof ApexException) || exception instanceof LimitException || exception instanceof AssertException
  );
}
