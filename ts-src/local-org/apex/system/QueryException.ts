import { ApexException } from '../runtime/exception.ts';
import { mapOf, setOf, Types } from '../runtime/type.ts';
import { reference } from './define.ts';
import { exceptionDeclaration } from './exceptions.ts';
import { ApexMap } from './Map.ts';
import { ApexSet } from './Set.ts';

/** Fields that a user may not see, by object. */
export interface Inaccessible {
  object: string;
  fields: string[];
}

/** `Map<String,Set<String>>` of object to fields. */
export function inaccessibleFields(inaccessible: readonly Inaccessible[]): ApexMap {
  const fields = setOf(Types.String);
  return new ApexMap(
    mapOf(Types.String, fields),
    inaccessible.map((entry) => [entry.object, new ApexSet(fields, entry.fields)] as const),
  );
}

export class QueryException extends ApexException {
  inaccessible: readonly Inaccessible[] = [];

  'getInaccessibleFields()'(): ApexMap {
    return inaccessibleFields(this.inaccessible);
  }
}

export const QueryExceptionType = reference(
  exceptionDeclaration('System.QueryException', 'public Map<String, Set<String>> getInaccessibleFields();'),
  QueryException,
);
