import type { ExpressionContext, QueryContext } from '@apexdevtools/apex-parser';
import type { SoqlQuery } from '../../soql/ast.ts';

export function lowerQuery(context: QueryContext): { query: SoqlQuery; binds: ExpressionContext[] } {
  throw new Error(`no SOQL yet ${context.getText()}`);
}
