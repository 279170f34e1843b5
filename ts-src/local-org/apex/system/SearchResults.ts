import type { SObject } from '../../data/sobject.ts';
import type { SearchRows } from '../../data/query/search.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import type { ApexList } from './List.ts';
import { listOfType } from './named-types.ts';
import { SearchResult } from './SearchResult.ts';

/** The value of `Search.find`: the found records by object. */
export class SearchResults extends SystemObject {
  readonly #records = new Map<string, readonly SObject[]>();

  constructor(rows: readonly SearchRows[]) {
    super();
    for (const { object, records } of rows) this.#records.set(object.name.toLowerCase(), records);
  }

  'get(String)'(object: string | null): ApexList {
    const records = this.#records.get(present(object).toLowerCase()) ?? [];
    return listOfType(
      'Search.SearchResult',
      records.map((record) => new SearchResult(record)),
    );
  }
}

export const SearchResultsType = reference(
  `
  public class Search.SearchResults {
    public List<Search.SearchResult> get(String sObjectType);
  }`,
  SearchResults,
);
