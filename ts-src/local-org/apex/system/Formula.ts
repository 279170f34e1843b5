import { reference, SystemObject } from './define.ts';
import { FormulaBuilder } from './FormulaBuilder.ts';
import { absent } from './unsupported.ts';

/** Static members of `Formula`. */
export class ApexFormula extends SystemObject {
  static 'builder()'(): FormulaBuilder {
    return new FormulaBuilder();
  }
  static readonly 'recalculateFormulas(List)' = absent('Formula.recalculateFormulas(List<SObject>)');
}

export const FormulaType = reference(
  `
  public class System.Formula {
    public static FormulaEval.FormulaBuilder builder();
    public static List<Object> recalculateFormulas(List<SObject> records);
  }`,
  ApexFormula,
);
