import type { CreatorContext } from '@apexdevtools/apex-parser';
import type { Expression, Position, TypeRef } from '../ast/index.ts';
import { expression, expressions } from './expressions.ts';
import { maybe } from './node.ts';
import { arrayOf, createdName } from './types.ts';

/** What follows `new`. */
export function creation(context: CreatorContext, position: Position): Expression {
  const type = createdName(context.createdName());
  const constructed = maybe(context.classCreatorRest());
  if (constructed) {
    return { kind: 'new', ...position, type, args: expressions(maybe(constructed.arguments().expressionList())) };
  }
  const array = maybe(context.arrayCreatorRest());
  if (array) {
    const initializer = maybe(array.arrayInitializer());
    const size = maybe(array.expression());
    if (size) return { kind: 'newArray', ...position, element: type, size: expression(size) };
    const elements = (initializer?.expression_list() ?? []).map(expression);
    return { kind: 'newList', ...position, type: arrayOf(type, 1), elements };
  }
  const map = maybe(context.mapCreatorRest());
  if (map) {
    const entries = map.mapCreatorRestPair_list().map((pair) => ({
      key: expression(pair.expression(0)),
      value: expression(pair.expression(1)),
    }));
    return { kind: 'newMap', ...position, type, entries };
  }
  const elements = (maybe(context.setCreatorRest())?.expression_list() ?? []).map(expression);
  return isMap(type)
    ? { kind: 'newMap', ...position, type, entries: [] }
    : { kind: 'newList', ...position, type, elements };
}

function isMap(type: TypeRef): boolean {
  return type.parts.at(-1)!.name.toLowerCase() === 'map';
}
