import { FormulaError } from './ast.ts';
import type { FormulaNode } from './ast.ts';
import { evaluate } from './evaluate.ts';
import type { FormulaFunction, FormulaScope } from './evaluate.ts';
import { equal, isBlank, text, truth } from './value.ts';
import type { FormulaValue } from './value.ts';

function referenced(args: readonly FormulaNode[], name: string): readonly string[] {
  const [node] = args;
  if (node?.kind !== 'reference') throw new FormulaError('FORMULA_VALUE', `${name} needs a field`);
  return node.path;
}

const blankOr: FormulaFunction = ([value, otherwise], scope) => {
  const found = evaluate(value!, scope);
  return isBlank(found) ? evaluate(otherwise!, scope) : found;
};

const ifBlank: FormulaFunction = ([value], scope) => isBlank(evaluate(value!, scope));

function chooseCase(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  const subject = evaluate(args[0]!, scope);
  for (let i = 1; i + 1 < args.length; i += 2) {
    if (equal(subject, evaluate(args[i]!, scope))) return evaluate(args[i + 1]!, scope);
  }
  return evaluate(args.at(-1)!, scope);
}

export const LOGIC_FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  AND: (args, scope) => args.every((arg) => truth(evaluate(arg, scope))),
  OR: (args, scope) => args.some((arg) => truth(evaluate(arg, scope))),
  NOT: ([arg], scope) => !truth(evaluate(arg!, scope)),
  IF: ([test, then, otherwise], scope) => evaluate(truth(evaluate(test!, scope)) ? then! : otherwise!, scope),
  CASE: chooseCase,
  ISBLANK: ifBlank,
  ISNULL: ifBlank,
  BLANKVALUE: blankOr,
  NULLVALUE: blankOr,
  ISPICKVAL: ([field, value], scope) => text(evaluate(field!, scope)) === text(evaluate(value!, scope)),
  INCLUDES: ([field, value], scope) =>
    text(evaluate(field!, scope))
      .split(';')
      .includes(text(evaluate(value!, scope))),
  ISNEW: (_args, scope) => scope.isNew,
  ISCLONE: () => false,
  ISCHANGED: (args, scope) => {
    const path = referenced(args, 'ISCHANGED');
    return !scope.isNew && !equal(scope.field(path), scope.prior(path));
  },
  PRIORVALUE: (args, scope) => scope.prior(referenced(args, 'PRIORVALUE')),
};
