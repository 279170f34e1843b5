import type {
  ConditionalExpressionContext,
  FieldExpressionContext,
  LogicalExpressionContext,
  ValueContext,
  WhereConditionalExpressionContext,
  WhereLogicalExpressionContext,
} from '@apexdevtools/apex-parser';
import type { Comparable, CompareOperator, Condition, Operand } from './ast.ts';
import { lowerFunction } from './lower-functions.ts';
import { maybe, path, sourceText, unsupported } from './lower.ts';
import type { Lowering } from './lower.ts';
import { unquote } from './literals.ts';

type Logical = LogicalExpressionContext | WhereLogicalExpressionContext;
type Conditional = ConditionalExpressionContext | WhereConditionalExpressionContext;

export function lowerLogical(lowering: Lowering, context: Logical): Condition {
  const parts: Conditional[] =
    'whereConditionalExpression_list' in context
      ? context.whereConditionalExpression_list()
      : context.conditionalExpression_list();
  const terms = parts.map((part) => lowerConditional(lowering, part));
  if (maybe(context.NOT())) return { kind: 'not', term: terms[0]! };
  if (terms.length === 1) return terms[0]!;
  return { kind: context.SOQLOR_list().length > 0 ? 'or' : 'and', terms };
}

function lowerConditional(lowering: Lowering, context: Conditional): Condition {
  if ('whereLogicalExpression' in context) {
    const inner = maybe(context.whereLogicalExpression());
    if (inner) return lowerLogical(lowering, inner);
    const expression = maybe(context.whereFieldExpression().fieldExpression());
    if (!expression) throw unsupported(sourceText(context));
    return lowerComparison(lowering, expression);
  }
  const inner = maybe(context.logicalExpression());
  return inner ? lowerLogical(lowering, inner) : lowerComparison(lowering, context.fieldExpression());
}

function lowerComparison(lowering: Lowering, context: FieldExpressionContext): Condition {
  const field = maybe(context.fieldName());
  const left: Comparable = field
    ? { kind: 'field', path: path(field) }
    : { kind: 'call', call: lowerFunction(lowering, context.soqlFunction()) };
  const operator = context.comparisonOperator().getText().toUpperCase();
  const value = context.value();
  if (operator === 'IN' || operator === 'NOTIN') {
    const subquery = maybe(value.subQuery());
    const right = subquery
      ? { kind: 'semijoin' as const, query: lowering.subquery(subquery) }
      : lowerValue(lowering, value);
    return { kind: 'in', left, negated: operator === 'NOTIN', right };
  }
  const right = lowerValue(lowering, value);
  if (operator === 'INCLUDES' || operator === 'EXCLUDES')
    return { kind: 'includes', left, negated: operator === 'EXCLUDES', right };
  return { kind: 'compare', left, operator: operator === '<>' ? '!=' : (operator as CompareOperator), right };
}

function lowerValue(lowering: Lowering, context: ValueContext): Operand {
  const bound = maybe(context.boundExpression());
  if (bound) return lowering.bind(bound);
  const list = maybe(context.valueList());
  if (list) return { kind: 'list', items: list.value_list().map((item) => lowerValue(lowering, item)) };
  const formula = maybe(context.dateFormula());
  if (formula) {
    const n = maybe(formula.signedInteger());
    return { kind: 'dateLiteral', name: formula.getChild(0).getText().toUpperCase(), n: n && Number(n.getText()) };
  }
  if (maybe(context.subQuery())) throw unsupported('a subquery compared with an operator other than IN');
  return lowerLiteral(context);
}

function lowerLiteral(context: ValueContext): Operand {
  const text = context.getText();
  if (maybe(context.NULL())) return { kind: 'null' };
  if (maybe(context.BooleanLiteral())) return { kind: 'boolean', value: text.toLowerCase() === 'true' };
  if (maybe(context.StringLiteral()) ?? maybe(context.MultilineStringLiteral()))
    return { kind: 'string', value: unquote(text) };
  if (maybe(context.DateLiteral())) return { kind: 'date', text };
  if (maybe(context.DateTimeLiteral())) return { kind: 'datetime', text };
  if (maybe(context.TimeLiteral())) return { kind: 'time', text };
  if (maybe(context.IntegralCurrencyLiteral()))
    return { kind: 'currency', iso: text.slice(0, 3).toUpperCase(), text: text.slice(3) };
  return { kind: 'number', text };
}
