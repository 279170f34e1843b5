import { DataError } from '../../data/errors.ts';
import { ApexException, LimitException, UnsupportedError } from '../runtime/exception.ts';
import { DmlException } from './DmlException.ts';
import { SObjectException } from './exceptions.ts';
import { NoAccessException } from './NoAccessException.ts';
import { QueryException } from './QueryException.ts';

/** The Apex exception that a fault of the store becomes. `object` is the object of a DML statement. */
export function apexError(error: DataError, object: string | null = null): ApexException | UnsupportedError {
  switch (error.kind) {
    case 'DmlException':
      return DmlException.of(error, object);
    case 'QueryException':
      return Object.assign(new QueryException(error.message), { inaccessible: error.inaccessible });
    case 'NoAccessException':
      return Object.assign(new NoAccessException(error.message), { inaccessible: error.inaccessible });
    case 'SObjectException':
      return new SObjectException(error.message);
    case 'LimitException':
      return new LimitException(error.message);
    case 'UnsupportedException':
      return new UnsupportedError(error.message);
  }
}

/** Runs `body`; a fault of the store becomes an Apex exception. */
export function asApex<T>(body: () => T, object: string | null = null): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof DataError) throw apexError(error, object);
    throw error;
  }
}
