import { ArgumentError, FIELD_PATH, isAbsent, onlyKeys, requiredList, requiredRecord, requiredText } from './reader.ts';

const OPERATORS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'like', 'in', 'notIn', 'isNull'];
const DEPTH_LIMIT = 5;
const MOST_CONDITIONS = 50;
const MOST_VALUES = 100;

/**
 * Every field a filter uses. A filter is `{field, operator, value}`, `{and: [...]}`, `{or: [...]}` or `{not: {...}}`.
 */
export function filterFields(value: unknown, at: string, depth = 1): string[] {
  if (depth > DEPTH_LIMIT) throw new ArgumentError(at, `must not be nested deeper than ${DEPTH_LIMIT}`);
  const filter = requiredRecord(value, at);
  for (const key of ['and', 'or'] as const) {
    if (!(key in filter)) continue;
    onlyKeys(filter, [key], `${at}.`);
    return requiredList(filter[key], `${at}.${key}`, MOST_CONDITIONS).flatMap((part, index) =>
      filterFields(part, `${at}.${key}[${index}]`, depth + 1),
    );
  }
  if ('not' in filter) {
    onlyKeys(filter, ['not'], `${at}.`);
    return filterFields(filter.not, `${at}.not`, depth + 1);
  }
  return [conditionField(filter, at)];
}

function conditionField(condition: Record<string, unknown>, at: string): string {
  onlyKeys(condition, ['field', 'operator', 'value'], `${at}.`);
  const field = requiredText(condition.field, `${at}.field`, FIELD_PATH, 'a field API name or relationship path');
  const operator = condition.operator;
  if (typeof operator !== 'string' || !OPERATORS.includes(operator)) {
    throw new ArgumentError(`${at}.operator`, `must be one of ${OPERATORS.join(', ')}`);
  }
  checkValue(operator, condition.value, `${at}.value`);
  return field;
}

function checkValue(operator: string, value: unknown, at: string): void {
  if (operator === 'in' || operator === 'notIn') {
    requiredList(value, at, MOST_VALUES).forEach((item, index) => checkScalar(item, `${at}[${index}]`));
  } else if (operator === 'isNull') {
    if (typeof value !== 'boolean') throw new ArgumentError(at, 'must be true or false');
  } else if (operator === 'like') {
    if (typeof value !== 'string') throw new ArgumentError(at, 'must be a string');
  } else if (operator === 'eq' || operator === 'ne') {
    // Comparison with null is how a filter asks for an empty field.
    if (!isAbsent(value)) checkScalar(value, at);
  } else {
    checkScalar(value, at);
  }
}

function checkScalar(value: unknown, at: string): void {
  if (isAbsent(value)) throw new ArgumentError(at, 'is required');
  if (!['string', 'number', 'boolean'].includes(typeof value))
    throw new ArgumentError(at, 'must be a string, a number, true or false');
  // JSON has no infinity: the org would read null, which asks something else.
  if (typeof value === 'number' && !Number.isFinite(value)) throw new ArgumentError(at, 'is too large a number');
  if (typeof value === 'string' && !value.isWellFormed()) throw new ArgumentError(at, 'is not well-formed Unicode');
}
