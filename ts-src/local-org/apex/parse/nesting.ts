import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { Position } from '../ast/index.ts';
import { at } from './node.ts';
import { SourceError } from './source-error.ts';

/** Levels of expressions and statements within each other that all stages of the compiler have stack for. */
const MAX_DEPTH = 500;

/** Operations in a row, `a + b + c`: no stage needs stack for them, but the parser's time grows with their square. */
export const MAX_OPERATIONS = 5000;

export function nestedTooDeeply(position: Position): SourceError {
  return new SourceError(position, 'Expressions or statements are nested too deeply');
}

let depth = 0;

/** Lowers one expression or statement inside those that are being lowered. @throws SourceError */
export function nested<T>(context: ApexParserRuleContext, lower: () => T): T {
  if (depth >= MAX_DEPTH) throw nestedTooDeeply(at(context));
  depth += 1;
  const lowered = lower();
  depth -= 1;
  return lowered;
}

/** Runs the steps of one file: none is nested in another. A stack that is too small for its parser is a SourceError as well. */
export function unnested<T>(body: () => T): T {
  depth = 0;
  try {
    return body();
  } catch (error) {
    if (error instanceof RangeError && error.message === 'Maximum call stack size exceeded') {
      throw nestedTooDeeply({ line: 1, column: 1 });
    }
    throw error;
  }
}
