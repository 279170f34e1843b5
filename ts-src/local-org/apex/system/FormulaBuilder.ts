import { FormulaError } from '../../data/formula/ast.ts';
import { compileFormula, type Formula } from '../../data/formula/formula.ts';
import { text } from '../../data/formula/value.ts';
import { UnsupportedError } from '../runtime/exception.ts';
import { tx } from '../runtime/transaction.ts';
import type { ApexType } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import { FormulaValidationException } from './exceptions.ts';
import { checkPath } from './formula-scope.ts';
import { FormulaInstance } from './FormulaInstance.ts';
import type { ApexList } from './List.ts';
import type { SObjectTypeToken } from './SObjectType.ts';

/** The value of `FormulaEval.FormulaBuilder`. */
export class FormulaBuilder extends SystemObject {
  #formula: string | null = null;
  #type: ApexType | null = null;
  #returnType: string | null = null;
  #nullAsZero = false;
  #isTemplate = false;

  /** @throws FormulaValidationException for malformed formulas, unknown names and missing settings */
  'build()'(): FormulaInstance {
    if (this.#formula === null || this.#type === null || this.#returnType === null) {
      throw new FormulaValidationException('A formula needs withFormula, withType and withReturnType');
    }
    try {
      const formula = this.#isTemplate ? compileTemplate(this.#formula) : compileFormula(this.#formula);
      for (const path of formula.references) checkPath(this.#type, path);
      return new FormulaInstance(formula, this.#returnType, this.#nullAsZero);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      if (error.code === 'FORMULA_UNSUPPORTED') throw new UnsupportedError(error.message);
      throw new FormulaValidationException(error.message);
    }
  }
  'parseAsTemplate(Boolean)'(template: boolean | null): FormulaBuilder {
    this.#isTemplate = present(template);
    return this;
  }
  'treatNumericNullAsZero(Boolean)'(nullAsZero: boolean | null): FormulaBuilder {
    this.#nullAsZero = present(nullAsZero);
    return this;
  }
  'withFormula(String)'(formula: string | null): FormulaBuilder {
    this.#formula = present(formula);
    return this;
  }
  /** Global variables are always known. */
  'withGlobalVariables(List)'(_globals: ApexList | null): FormulaBuilder {
    return this;
  }
  'withReturnType(FormulaReturnType)'(type: ApexEnum | null): FormulaBuilder {
    this.#returnType = present(type).name;
    return this;
  }
  'withType(Type)'(type: ApexType | null): FormulaBuilder {
    this.#type = present(type);
    return this;
  }
  'withType(SObjectType)'(type: SObjectTypeToken | null): FormulaBuilder {
    this.#type = tx().program.type(present(type).schema.name)!;
    return this;
  }
}

/** A text with formulas in `{!…}`. @throws FormulaError */
function compileTemplate(template: string): Formula {
  const parts = template.split(/(\{![^{}]*\})/).map((part) => {
    const source = /^\{!([^{}]*)\}$/.exec(part)?.[1];
    return source === undefined ? part : compileFormula(source);
  });
  return {
    references: parts.flatMap((part) => (typeof part === 'string' ? [] : part.references)),
    evaluate: (scope) => parts.map((part) => (typeof part === 'string' ? part : text(part.evaluate(scope)))).join(''),
  };
}

export const FormulaBuilderType = reference(
  `
  public class FormulaEval.FormulaBuilder {
    public FormulaEval.FormulaInstance build();
    public FormulaEval.FormulaBuilder parseAsTemplate(Boolean templateMode);
    public FormulaEval.FormulaBuilder treatNumericNullAsZero(Boolean isNumericNullZero);
    public FormulaEval.FormulaBuilder withFormula(String formulaText);
    public FormulaEval.FormulaBuilder withGlobalVariables(List<FormulaEval.FormulaGlobal> formulaGlobals);
    public FormulaEval.FormulaBuilder withReturnType(FormulaEval.FormulaReturnType returnType);
    public FormulaEval.FormulaBuilder withType(Type contextType);
    public FormulaEval.FormulaBuilder withType(Schema.SObjectType contextType);
  }`,
  FormulaBuilder,
);
