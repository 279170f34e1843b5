import { compileFormula, toFieldValue } from '../../data/formula/formula.ts';
import type { FieldSchema, ObjectSchema } from '../../data/schema.ts';
import { Decimal } from '../../values/index.ts';
import { formulaScope } from './formula-scope.ts';

/** Field values of a new record: default picklist values and default formulas. */
export function defaultValues(schema: ObjectSchema): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of schema.fields.values()) {
    const value = defaultValue(field);
    if (value !== null) values[field.name] = value;
  }
  return values;
}

/** null when the field has no default. @throws FormulaError */
export function defaultValue(field: FieldSchema): unknown {
  const picked = field.picklist.find(({ isDefault, active }) => isDefault && active);
  if (picked) return picked.value;
  if (field.defaultFormula === null || field.defaultFormula.trim() === '') return null;
  return literal(field.defaultFormula.trim(), field);
}

function literal(formula: string, field: FieldSchema): unknown {
  if (/^(true|false)$/i.test(formula)) return formula.toLowerCase() === 'true';
  const text = /^"([^"]*)"$/.exec(formula) ?? /^'([^']*)'$/.exec(formula);
  if (text) return text[1];
  const number = Decimal.tryParse(formula);
  if (number) return field.type === 'INTEGER' ? Number(number.toBigInt()) : number;
  return toFieldValue(field, compileFormula(formula).evaluate(formulaScope(null, false)));
}
