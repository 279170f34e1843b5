import type { SearchRows } from '../../data/query/search.ts';
import { parseSosl } from '../../soql/sosl.ts';
import type { SoslSearch } from '../../soql/sosl-ast.ts';
import { ApexList } from '../system/List.ts';
import { bindTexts, bindValue, callerScope, resolveBind } from './query.ts';
import { tx } from './transaction.ts';
import { listOf, SObjectBase } from './type.ts';

type Mode = 'user' | 'system';

/** Key of `Transaction.state`: the ids that `Test.setFixedSearchResults` gave. */
const FIXED = Symbol('fixed search results');

/** The results of every later search of this test: records with these ids, as far as RETURNING lets them through. */
export function setFixedSearchResults(ids: readonly string[]): void {
  tx().state.set(FIXED, ids);
}

/** Runs a search as the running class may, and counts it against the limits. In a test the index is empty: only fixed results are found. */
export function runSearch(search: SoslSearch, binds: readonly unknown[], mode?: Mode): SearchRows[] {
  const transaction = tx();
  transaction.limits.add('soslQueries');
  const fixed = (transaction.state.get(FIXED) as readonly string[] | undefined) ?? [];
  const access = transaction.access(mode);
  return transaction.data.search(search, binds.map(bindValue), access, transaction.isTest ? fixed : null);
}

/** `Search.query(text)` and `Search.find(text)`: binds name variables of the caller. */
export function runSearchText(text: string, mode?: Mode): SearchRows[] {
  const search = parseSosl(text);
  const binds = bindTexts(search).map((bind) => resolveBind(bind, callerScope()));
  return runSearch(
    search,
    binds,
    search.withMode === null ? mode : search.withMode === 'USER_MODE' ? 'user' : 'system',
  );
}

/** `List<List<SObject>>`: each inner list has its object's type. */
export function recordLists(rows: readonly SearchRows[]): ApexList {
  const inner = rows.map(
    ({ object, records }) => new ApexList(listOf(tx().program.type(object.name) ?? SObjectBase), records),
  );
  return new ApexList(listOf(listOf(SObjectBase)), inner);
}
