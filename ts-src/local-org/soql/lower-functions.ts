import type { CoordinateValueContext, LocationValueContext, SoqlFunctionContext } from '@apexdevtools/apex-parser';
import type { FunctionCall } from './ast.ts';
import { maybe, path } from './lower.ts';
import type { Lowering } from './lower.ts';
import { unquote } from './literals.ts';

type Argument = FunctionCall['args'][number];

export function lowerFunction(lowering: Lowering, context: SoqlFunctionContext): FunctionCall {
  const name = context.getChild(0).getText();
  const locations = context.locationValue_list();
  if (locations.length > 0) {
    const unit = (maybe(context.StringLiteral()) ?? context.MultilineStringLiteral()).getText();
    const args = locations.map((location) => lowerLocation(lowering, location));
    return { name, args: [...args, { kind: 'operand', operand: { kind: 'string', value: unquote(unit) } }] };
  }
  return { name, args: simpleArguments(lowering, context) };
}

function simpleArguments(lowering: Lowering, context: SoqlFunctionContext): Argument[] {
  const field = maybe(context.fieldName());
  if (field) return [{ kind: 'field', path: path(field) }];
  const inner = maybe(context.soqlFunction());
  if (inner) return [{ kind: 'call', call: lowerFunction(lowering, inner) }];
  const date = maybe(context.dateFieldName());
  if (!date) return [];
  const zoned = maybe(date.CONVERT_TIMEZONE());
  const argument: Argument = { kind: 'field', path: path(date.fieldName()) };
  return [zoned ? { kind: 'call', call: { name: zoned.getText(), args: [argument] } } : argument];
}

function lowerLocation(lowering: Lowering, context: LocationValueContext): Argument {
  const field = maybe(context.fieldName());
  if (field) return { kind: 'field', path: path(field) };
  const bound = maybe(context.boundExpression());
  if (bound) return { kind: 'operand', operand: lowering.bind(bound) };
  const args = context.coordinateValue_list().map((value) => lowerCoordinate(lowering, value));
  return { kind: 'call', call: { name: 'GEOLOCATION', args } };
}

function lowerCoordinate(lowering: Lowering, context: CoordinateValueContext): Argument {
  const bound = maybe(context.boundExpression());
  return {
    kind: 'operand',
    operand: bound ? lowering.bind(bound) : { kind: 'number', text: context.signedNumber().getText() },
  };
}
