import { FormulaError } from '../../data/formula/ast.ts';
import { compileFormula, toFieldValue } from '../../data/formula/formula.ts';
import type { FieldSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { toApex } from '../runtime/faults.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { SObjectException } from './exceptions.ts';
import { FormulaBuilder } from './FormulaBuilder.ts';
import { formulaScope } from './formula-scope.ts';
import type { ApexList } from './List.ts';
import { listOfType } from './named-types.ts';

/** A field whose formula could not be computed, and why. */
export class FormulaRecalcFieldError extends SystemObject {
  readonly #field: string;
  readonly #message: string;

  constructor(field: string, message: string) {
    super();
    this.#field = field;
    this.#message = message;
  }

  'getFieldName()'(): string {
    return this.#field;
  }
  'getFieldError()'(): string {
    return this.#message;
  }
}

/** What `Formula.recalculateFormulas` did to one record. */
export class FormulaRecalcResult extends SystemObject {
  readonly #record: SObject;
  readonly #errors: FormulaRecalcFieldError[];

  constructor(record: SObject, errors: FormulaRecalcFieldError[]) {
    super();
    this.#record = record;
    this.#errors = errors;
  }

  'getErrors()'(): ApexList {
    return listOfType('FormulaRecalcFieldError', this.#errors);
  }
  'getSObject()'(): SObject {
    return this.#record;
  }
  'isSuccess()'(): boolean {
    return this.#errors.length === 0;
  }
}

/** Static members of `Formula`. */
export class ApexFormula extends SystemObject {
  static 'builder()'(): FormulaBuilder {
    return new FormulaBuilder();
  }
  /** Computes the formula fields of records in memory, from the values that the records carry. */
  static 'recalculateFormulas(List)'(records: ApexList | null): ApexList {
    return listOfType('FormulaRecalcResult', (present(records).items as SObject[]).map(recalculated));
  }
}

function recalculated(record: SObject): FormulaRecalcResult {
  const formulas = [...record.schema.fields.values()].filter(({ formula }) => formula !== null);
  return new FormulaRecalcResult(
    record,
    formulas.flatMap((field) => recalculate(record, field) ?? []),
  );
}

/** Null when the field has its value. */
function recalculate(record: SObject, field: FieldSchema): FormulaRecalcFieldError | null {
  try {
    const scope = formulaScope(record, field.blankAsZero);
    record.put(field.name, toFieldValue(field, compileFormula(field.formula!).evaluate(scope)));
    return null;
  } catch (error) {
    const exception = toApex(error);
    if (exception instanceof SObjectException)
      return new FormulaRecalcFieldError(field.name, exception['getMessage()']());
    if (error instanceof FormulaError && error.code !== 'FORMULA_UNSUPPORTED')
      return new FormulaRecalcFieldError(field.name, error.message);
    throw error;
  }
}

export const FormulaRecalcFieldErrorType = reference(
  `
  public class System.FormulaRecalcFieldError {
    public String getFieldError();
    public String getFieldName();
  }`,
  FormulaRecalcFieldError,
);

export const FormulaRecalcResultType = reference(
  `
  public class System.FormulaRecalcResult {
    public List<FormulaRecalcFieldError> getErrors();
    public SObject getSObject();
    public Boolean isSuccess();
  }`,
  FormulaRecalcResult,
);

export const FormulaType = reference(
  `
  public class System.Formula {
    public static FormulaEval.FormulaBuilder builder();
    public static List<FormulaRecalcResult> recalculateFormulas(List<SObject> records);
  }`,
  ApexFormula,
);
