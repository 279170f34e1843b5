import { enumeration } from './define.ts';

export const FormulaReturnTypeType = enumeration(
  'public enum FormulaEval.FormulaReturnType { BOOLEAN, DATE, DATETIME, DECIMAL, DOUBLE, ID, INTEGER, LONG, STRING, TIME }',
);
