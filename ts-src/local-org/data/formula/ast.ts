/** A formula as a tree. */
export type FormulaNode =
  | { kind: 'literal'; value: FormulaLiteral }
  /** `Account.Owner.Name`, `$User.Id`: names as written. */
  | { kind: 'reference'; path: string[] }
  | { kind: 'call'; name: string; args: FormulaNode[] }
  | { kind: 'binary'; operator: BinaryOperator; left: FormulaNode; right: FormulaNode }
  | { kind: 'negate' | 'not'; operand: FormulaNode };

export type FormulaLiteral = { number: string } | { text: string } | { boolean: boolean } | null;
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '&&' | '||';

/** A formula that cannot be read or computed. `message` names the place or the function. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly code: 'FORMULA_SYNTAX' | 'FORMULA_UNSUPPORTED' | 'FORMULA_VALUE';

  constructor(code: FormulaError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
