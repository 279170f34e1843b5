import { enumeration } from './define.ts';

export const FormulaGlobalType = enumeration(
  'public enum FormulaEval.FormulaGlobal { LABEL, ORGANIZATION, PERMISSION, PROFILE, SETUP, SYSTEM, USER, USERROLE }',
);
