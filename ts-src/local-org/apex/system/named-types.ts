import { tx } from '../runtime/transaction.ts';
import { listOf, mapOf, type ApexType } from '../runtime/type.ts';
import { ApexList } from './List.ts';
import { ApexMap } from './Map.ts';

/** A type of the running program by its qualified name, e.g. `Database.SaveResult`. */
export function namedType(name: string): ApexType {
  const type = tx().program.type(name);
  if (!type) throw new Error(`The program has no type ${name}`);
  return type;
}

/** `List<Database.SaveResult>` */
export function listOfType(element: string, items: unknown[]): ApexList {
  return new ApexList(listOf(namedType(element)), items);
}

export function mapOfTypes(key: string, value: string, entries: Iterable<readonly [unknown, unknown]>): ApexMap {
  return new ApexMap(mapOf(namedType(key), namedType(value)), entries);
}
