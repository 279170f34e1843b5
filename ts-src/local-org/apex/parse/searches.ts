import type { SoslPrimaryContext } from '@apexdevtools/apex-parser';
import { lowerSearch } from '../../soql/lower-sosl.ts';
import type { Expression } from '../ast/index.ts';
import { expression } from './expressions.ts';
import { at } from './node.ts';

/** `[FIND ...]` */
export function inlineSearch(context: SoslPrimaryContext): Expression {
  const { search, binds } = lowerSearch(context.soslLiteral());
  return { kind: 'sosl', ...at(context), search, binds: binds.map(expression) };
}
