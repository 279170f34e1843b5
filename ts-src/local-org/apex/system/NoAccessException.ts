import { ApexException } from '../runtime/exception.ts';
import { reference } from './define.ts';
import { exceptionDeclaration } from './exceptions.ts';
import type { ApexMap } from './Map.ts';
import { inaccessibleFields, type Inaccessible } from './QueryException.ts';

export class NoAccessException extends ApexException {
  inaccessible: readonly Inaccessible[] = [];

  'getInaccessibleFields()'(): ApexMap {
    return inaccessibleFields(this.inaccessible);
  }
}

export const NoAccessExceptionType = reference(
  exceptionDeclaration('System.NoAccessException', 'public Map<String, Set<String>> getInaccessibleFields();'),
  NoAccessException,
);
