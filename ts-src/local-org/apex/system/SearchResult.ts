import type { SObject } from '../../data/sobject.ts';
import { reference, SystemObject } from './define.ts';

/** One found record of `Search.find`. There are no snippets: the search without `WITH SNIPPET` makes none. */
export class SearchResult extends SystemObject {
  readonly #record: SObject;

  constructor(record: SObject) {
    super();
    this.#record = record;
  }

  'getSObject()'(): SObject {
    return this.#record;
  }
  'getSnippet()'(): string | null {
    return null;
  }
  'getSnippet(String)'(): string | null {
    return null;
  }
}

export const SearchResultType = reference(
  `
  public class Search.SearchResult {
    public SObject getSObject();
    public String getSnippet();
    public String getSnippet(String fieldName);
  }`,
  SearchResult,
);
