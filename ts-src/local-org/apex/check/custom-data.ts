import type { BodyContext } from './context.ts';
import { syntheticMethod } from './object-members.ts';
import type { Candidate } from './overloads.ts';
import { schemaOf } from './record-members.ts';
import type { Type } from './type.ts';

/** `Account.getSObjectType()` */
export function objectTokenMethods(c: BodyContext, type: Type, name: string): Candidate[] {
  const returns = c.universe.systemType('Schema.SObjectType');
  if (name.toLowerCase() !== 'getsobjecttype' || !schemaOf(type) || !returns) return [];
  return [{ method: syntheticMethod(type.symbol, 'getSObjectType', true, [], returns), receiver: type }];
}

/** Static methods of custom settings and custom metadata types. */
export function customDataMethods(c: BodyContext, type: Type, name: string): Candidate[] {
  const kind = schemaOf(type)?.kind;
  if (kind !== 'setting' && kind !== 'metadata') return [];
  const { Id, String } = c.special;
  const make = (written: string, parameters: Type[], returns: Type = type): Candidate => ({
    method: syntheticMethod(type.symbol, written, true, parameters, returns),
    receiver: type,
  });
  switch (name.toLowerCase()) {
    case 'getall':
      return [make('getAll', [], c.universe.generic('Map', [String, type]))];
    case 'getinstance':
      return [make('getInstance', []), make('getInstance', [String]), make('getInstance', [Id])];
    case 'getvalues':
      return [make('getValues', [String]), make('getValues', [Id])];
    case 'getorgdefaults':
      return kind === 'setting' ? [make('getOrgDefaults', [])] : [];
    default:
      return [];
  }
}
