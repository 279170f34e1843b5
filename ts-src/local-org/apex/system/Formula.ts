import type { SObject } from '../../data/sobject.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { FormulaBuilder } from './FormulaBuilder.ts';
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

  constructor(record: SObject) {
    super();
    this.#record = record;
  }

  /** A formula that cannot be computed leaves its field empty, and is no error. */
  'getErrors()'(): ApexList {
    return listOfType('FormulaRecalcFieldError', []);
  }
  'getSObject()'(): SObject {
    return this.#record;
  }
  'isSuccess()'(): boolean {
    return true;
  }
}

/** Static members of `Formula`. */
export class ApexFormula extends SystemObject {
  static 'builder()'(): FormulaBuilder {
    return new FormulaBuilder();
  }
  /** Computes the formula fields of records in memory: from the values that they carry, and from their stored parents. */
  static 'recalculateFormulas(List)'(records: ApexList | null): ApexList {
    const { items } = present(records) as { items: SObject[] };
    tx().data.compute(items, tx().access('system'));
    return listOfType(
      'FormulaRecalcResult',
      items.map((record) => new FormulaRecalcResult(record)),
    );
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
