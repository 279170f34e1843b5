import type { BodyContext } from './context.ts';
import { methodsNamed, type Candidate } from './overloads.ts';
import { syntheticMethod } from './object-members.ts';
import type { Type } from './type.ts';

/** Methods that every enum has, and those its declaration adds. */
export function enumMethods(c: BodyContext, type: Type, name: string): Candidate[] {
  const { String, Integer } = c.special;
  const make = (written: string, isStatic: boolean, parameters: Type[], returns: Type): Candidate => ({
    method: syntheticMethod(type.symbol, written, isStatic, parameters, returns),
    receiver: type,
  });
  switch (name.toLowerCase()) {
    case 'values':
      return [make('values', true, [], c.universe.list(type))];
    case 'valueof':
      return [make('valueOf', true, [String], type)];
    case 'name':
      return [make('name', false, [], String)];
    case 'ordinal':
      return [make('ordinal', false, [], Integer)];
    default:
      return methodsNamed(type, name);
  }
}
