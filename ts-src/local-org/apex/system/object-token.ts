import type { ObjectSchema } from '../../data/schema.ts';
import type { SObjectTypeToken } from './SObjectType.ts';

let source: (schema: ObjectSchema) => SObjectTypeToken;

/** Called by `SObjectType.ts`. Collections ask here, so that they do not depend on the describe types, which depend on them. */
export function setTokenSource(tokens: (schema: ObjectSchema) => SObjectTypeToken): void {
  source = tokens;
}

/** The token of an object. */
export function objectToken(schema: ObjectSchema): SObjectTypeToken {
  return source(schema);
}
