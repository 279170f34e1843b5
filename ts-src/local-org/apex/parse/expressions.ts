import {
  ArrayExpressionContext,
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  AssignExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  InstanceOfExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SubExpressionContext,
  type ApexParserRuleContext,
  type ExpressionContext,
  type ExpressionListContext,
} from '@apexdevtools/apex-parser';
import type { BinaryOperator, Expression, Increment } from '../ast/index.ts';
import { creation } from './creations.ts';
import { MAX_OPERATIONS, nested, nestedTooDeeply } from './nesting.ts';
import { at, childText, maybe } from './node.ts';
import { primary } from './primaries.ts';
import { typeRef } from './types.ts';

type Lower<C> = (context: C) => Expression;

const LOWER = new Map<unknown, Lower<never>>();

function rule<C extends ExpressionContext>(type: abstract new (...args: never[]) => C, lower: Lower<C>): void {
  LOWER.set(type, lower);
}

export function expression(context: ExpressionContext): Expression {
  const lower = LOWER.get(context.constructor);
  if (!lower) throw new Error(`No lowering for ${context.constructor.name}`);
  return nested(context, () => lower(context as never));
}

export function expressions(context: ExpressionListContext | null): Expression[] {
  return context ? context.expression_list().map(expression) : [];
}

rule(PrimaryExpressionContext, (context) => primary(context.primary()));
rule(SubExpressionContext, (context) => expression(context.expression()));
rule(NewExpressionContext, (context) => creation(context.creator(), at(context)));

rule(DotExpressionContext, (context) => {
  const target = expression(context.expression());
  const safe = maybe(context.QUESTIONDOT()) !== null;
  const call = maybe(context.dotMethodCall());
  if (!call) {
    const name = context.anyId();
    return { kind: 'member', ...at(name), target, name: name.getText(), safe };
  }
  const name = call.anyId().getText();
  return { kind: 'call', ...at(call), target, name, args: expressions(maybe(call.expressionList())), safe };
});

rule(MethodCallExpressionContext, (context) => {
  const call = context.methodCall();
  const args = expressions(maybe(call.expressionList()));
  if (maybe(call.THIS())) return { kind: 'delegate', ...at(call), to: 'this', args };
  if (maybe(call.SUPER())) return { kind: 'delegate', ...at(call), to: 'super', args };
  return { kind: 'call', ...at(call), target: null, name: call.id().getText(), args, safe: false };
});

rule(ArrayExpressionContext, (context) => ({
  kind: 'index',
  ...at(context),
  target: expression(context.expression(0)),
  index: expression(context.expression(1)),
}));

interface TwoOperands extends ApexParserRuleContext {
  expression(index: number): ExpressionContext;
}

/** Operators of several characters (`>=`, `>>>`) are several tokens. */
function operatorText(context: TwoOperands): string {
  let text = '';
  for (let i = 1; i < context.getChildCount() - 1; i++) text += childText(context, i);
  return text;
}

/** Operations in a row lean to the left: they are lowered in a loop, innermost first. */
function binary(context: TwoOperands): Expression {
  const row: TwoOperands[] = [];
  let first: ExpressionContext = context as unknown as ExpressionContext;
  while (BINARY.has(first.constructor)) {
    const operation = first as unknown as TwoOperands;
    row.push(operation);
    first = operation.expression(0);
  }
  if (row.length > MAX_OPERATIONS) throw nestedTooDeeply(at(context));
  return row.reduceRight<Expression>((left, operation) => {
    const operator = operatorText(operation);
    return {
      kind: 'binary',
      ...at(operation),
      operator: (operator === '<>' ? '!=' : operator) as BinaryOperator,
      left,
      right: expression(operation.expression(1)),
    };
  }, expression(first));
}

const BINARY = new Set<unknown>([
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  BitExpressionContext,
  BitAndExpressionContext,
  BitOrExpressionContext,
  BitNotExpressionContext,
  CmpExpressionContext,
  EqualityExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
]);

for (const type of BINARY) rule(type as typeof Arth1ExpressionContext, binary);

rule(CoalExpressionContext, (context) => ({
  kind: 'coalesce',
  ...at(context),
  left: expression(context.expression(0)),
  right: expression(context.expression(1)),
}));

rule(CondExpressionContext, (context) => ({
  kind: 'conditional',
  ...at(context),
  condition: expression(context.expression(0)),
  whenTrue: expression(context.expression(1)),
  whenFalse: expression(context.expression(2)),
}));

rule(AssignExpressionContext, (context) => {
  const operator = operatorText(context);
  return {
    kind: 'assignment',
    ...at(context),
    operator: operator === '=' ? null : (operator.slice(0, -1) as BinaryOperator),
    target: expression(context.expression(0)),
    value: expression(context.expression(1)),
  };
});

rule(PreOpExpressionContext, (context) => {
  const operator = childText(context, 0);
  if (operator === '++' || operator === '--') return increment(context, operator, true);
  return {
    kind: 'unary',
    ...at(context),
    operator: operator as '+' | '-',
    operand: expression(context.expression()),
  };
});

rule(PostOpExpressionContext, (context) => increment(context, childText(context, 1) as '++' | '--', false));

function increment(
  context: PreOpExpressionContext | PostOpExpressionContext,
  operator: '++' | '--',
  prefix: boolean,
): Increment {
  return { kind: 'increment', ...at(context), operator, prefix, target: expression(context.expression()) };
}

rule(NegExpressionContext, (context) => ({
  kind: 'unary',
  ...at(context),
  operator: childText(context, 0) as '!' | '~',
  operand: expression(context.expression()),
}));

rule(CastExpressionContext, (context) => ({
  kind: 'cast',
  ...at(context),
  type: typeRef(context.typeRef()),
  value: expression(context.expression()),
}));

rule(InstanceOfExpressionContext, (context) => ({
  kind: 'instanceof',
  ...at(context),
  value: expression(context.expression()),
  type: typeRef(context.typeRef()),
}));
