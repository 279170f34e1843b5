import type { ApexParserRuleContext, ApexParseTree } from '@apexdevtools/apex-parser';
import type { Position } from '../ast/index.ts';

export function at(context: ApexParserRuleContext): Position {
  return { line: context.start.line, column: context.start.column + 1 };
}

/** The text of the n-th child: operators and keywords. */
export function childText(context: ApexParserRuleContext, index: number): string {
  return (context.getChild(index) as ApexParseTree).getText();
}

/** The parser's accessors return null for absent children although they are typed as present. */
export function maybe<T>(child: T): T | null {
  return child ?? null;
}
