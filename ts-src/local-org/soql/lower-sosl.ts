import type {
  ExpressionContext,
  FieldListContext,
  FieldSpecContext,
  FieldSpecListContext,
  SearchGroupContext,
  SoslClausesContext,
  SoslIdContext,
  SoslLiteralAltContext,
  SoslLiteralContext,
  SoslWithClauseContext,
} from '@apexdevtools/apex-parser';
import type { Operand, SelectItem, SoqlQuery } from './ast.ts';
import { lowerLogical } from './lower-conditions.ts';
import { lowerFunction } from './lower-functions.ts';
import { Lowering, maybe, sourceText, unsupported } from './lower.ts';
import type { SearchGroup, SoslSearch } from './sosl-ast.ts';

export interface LoweredSearch {
  search: SoslSearch;
  /** The expressions behind `:`, in source order: `Operand.index` points into this list. */
  binds: ExpressionContext[];
}

/** The tree of `[FIND 'text' ...]`, `[FIND :text ...]` or `[FIND {text} ...]`. */
export function lowerSearch(context: SoslLiteralContext | SoslLiteralAltContext): LoweredSearch {
  const lowering = new Lowering();
  const term = searchTerm(lowering, context);
  const clauses = context.soslClauses();
  const withMode = modeOf(clauses);
  const specs = maybe(clauses.fieldSpecList());
  const search: SoslSearch = {
    term,
    group: groupOf(maybe(clauses.searchGroup())),
    returning: specs ? specList(specs).map((spec) => returned(lowering, spec, withMode)) : [],
    withMode,
    limit: lowering.rows(maybe(clauses.limitClause())),
    text: sourceText(context),
  };
  return { search, binds: lowering.binds };
}

function searchTerm(lowering: Lowering, context: SoslLiteralContext | SoslLiteralAltContext): Operand {
  if (!('FindLiteral' in context))
    return { kind: 'string', value: inside(context.FindLiteralAlt().getText(), '{', '}') };
  const quoted = maybe(context.FindLiteral());
  if (!quoted) return lowering.bind(context.boundExpression());
  return { kind: 'string', value: inside(quoted.getText(), "'", "'").replaceAll("\\'", "'") };
}

/** What stands between the first `open` and the last `close`. Escapes of the search language stay. */
function inside(token: string, open: string, close: string): string {
  return token.slice(token.indexOf(open) + 1, token.lastIndexOf(close));
}

function groupOf(context: SearchGroupContext | null): SearchGroup {
  return context ? (context.getChild(0).getText().toUpperCase() as SearchGroup) : 'ALL';
}

/** Clauses that only rank, report or correct are accepted; those that choose other records are not. */
function modeOf(clauses: SoslClausesContext): SoslSearch['withMode'] {
  let mode: SoslSearch['withMode'] = null;
  for (const clause of clauses.soslWithClause_list()) {
    if (maybe(clause.USER_MODE())) mode = 'USER_MODE';
    else if (maybe(clause.SYSTEM_MODE())) mode = 'SYSTEM_MODE';
    else if (!isWithoutEffect(clause)) throw unsupported(`SOSL ${sourceText(clause)}`);
  }
  return mode;
}

function isWithoutEffect(clause: SoslWithClauseContext): boolean {
  return maybe(clause.SPELL_CORRECTION()) !== null || maybe(clause.METADATA()) !== null;
}

function specList(context: FieldSpecListContext): FieldSpecContext[] {
  return [context.fieldSpec(), ...context.fieldSpecList_list().flatMap(specList)];
}

function returned(lowering: Lowering, spec: FieldSpecContext, withMode: SoslSearch['withMode']): SoqlQuery {
  if (maybe(spec.LISTVIEW())) throw unsupported('SOSL USING ListView');
  const fields = maybe(spec.fieldList());
  const condition = maybe(spec.logicalExpression());
  const order = maybe(spec.fieldOrderList());
  return {
    select: fields ? fieldList(lowering, fields) : [{ kind: 'field', path: ['Id'], alias: null }],
    countOnly: false,
    from: { name: spec.soslId(0).getText(), alias: null, scope: null },
    where: condition && lowerLogical(lowering, condition),
    withMode,
    groupBy: null,
    having: null,
    orderBy: order ? lowering.orderItems(order) : [],
    limit: lowering.rows(maybe(spec.limitClause())),
    offset: lowering.rows(maybe(spec.offsetClause())),
    forUpdate: false,
    allRows: false,
    text: sourceText(spec),
  };
}

function fieldList(lowering: Lowering, context: FieldListContext): SelectItem[] {
  return [fieldOf(lowering, context), ...context.fieldList_list().flatMap((rest) => fieldList(lowering, rest))];
}

function fieldOf(lowering: Lowering, context: FieldListContext): SelectItem {
  const [first, second] = context.soslId_list();
  const named = maybe(context.TOLABEL()) ?? maybe(context.CONVERT_CURRENCY());
  const alias = second?.getText() ?? null;
  if (named) {
    return {
      kind: 'function',
      call: { name: named.getText(), args: [{ kind: 'field', path: idPath(first!) }] },
      alias,
    };
  }
  if (maybe(context.FORMAT())) {
    const call = lowerFunction(lowering, context.soqlFunction());
    return {
      kind: 'function',
      call: { name: 'FORMAT', args: [{ kind: 'call', call }] },
      alias: first?.getText() ?? null,
    };
  }
  return { kind: 'field', path: idPath(first!), alias: null };
}

function idPath(context: SoslIdContext): string[] {
  return context.getText().split('.');
}
