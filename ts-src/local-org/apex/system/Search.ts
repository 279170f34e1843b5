import { unsupported } from './unsupported.ts';

/** Full-text search is not there. */
export const SearchType = unsupported(`
  public class System.Search {
    public static List<List<SObject>> query(String searchQuery);
    public static List<List<SObject>> query(String searchQuery, AccessLevel accessLevel);
  }`);
