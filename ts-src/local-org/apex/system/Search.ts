import type { SearchRows } from '../../data/query/search.ts';
import { recordLists, runSearchText } from '../runtime/search.ts';
import type { AccessLevel } from './AccessLevel.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import type { ApexList } from './List.ts';
import { SearchResults } from './SearchResults.ts';

type Text = string | null;
type Level = AccessLevel | null;

function run(text: Text, level?: Level): SearchRows[] {
  return runSearchText(present(text), level === undefined ? undefined : present(level).mode);
}

/** Static members of `Search`. */
export class Search extends SystemObject {
  static 'query(String)'(text: Text): ApexList {
    return recordLists(run(text));
  }
  static 'query(String,AccessLevel)'(text: Text, level: Level): ApexList {
    return recordLists(run(text, level));
  }
  static 'find(String)'(text: Text): SearchResults {
    return new SearchResults(run(text));
  }
  static 'find(String,AccessLevel)'(text: Text, level: Level): SearchResults {
    return new SearchResults(run(text, level));
  }
}

export const SearchType = reference(
  `
  public class System.Search {
    public static Search.SearchResults find(String searchQuery);
    public static Search.SearchResults find(String searchQuery, AccessLevel accessLevel);
    public static List<List<SObject>> query(String searchQuery);
    public static List<List<SObject>> query(String searchQuery, AccessLevel accessLevel);
  }`,
  Search,
);
