import {
  IdPrimaryContext,
  LiteralPrimaryContext,
  SoqlPrimaryContext,
  SoslPrimaryContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext,
  VoidPrimaryContext,
  type PrimaryContext,
} from '@apexdevtools/apex-parser';
import { lowerQuery } from '../../soql/parse.ts';
import type { Expression } from '../ast/index.ts';
import { expression } from './expressions.ts';
import { literal } from './literals.ts';
import { at } from './node.ts';
import { inlineSearch } from './searches.ts';
import { typeRef } from './types.ts';

export function primary(context: PrimaryContext): Expression {
  const position = at(context);
  if (context instanceof IdPrimaryContext) return { kind: 'name', ...position, name: context.id().getText() };
  if (context instanceof LiteralPrimaryContext) return literal(context.literal());
  if (context instanceof ThisPrimaryContext) return { kind: 'this', ...position };
  if (context instanceof SuperPrimaryContext) return { kind: 'super', ...position };
  if (context instanceof TypeRefPrimaryContext) {
    return { kind: 'classLiteral', ...position, type: typeRef(context.typeRef()) };
  }
  if (context instanceof VoidPrimaryContext) return { kind: 'classLiteral', ...position, type: null };
  if (context instanceof SoqlPrimaryContext) {
    const { query, binds } = lowerQuery(context.soqlLiteral().query());
    return { kind: 'soql', ...position, query, binds: binds.map(expression) };
  }
  if (context instanceof SoslPrimaryContext) return inlineSearch(context);
  throw new Error(`No lowering for ${context.constructor.name}`);
}
