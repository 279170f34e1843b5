import { mapOf, setOf, Types } from '../runtime/type.ts';
import { reference, SystemObject } from './define.ts';
import type { ApexList } from './List.ts';
import { ApexMap } from './Map.ts';
import { ApexSet, set } from './Set.ts';

/** The value of `SObjectAccessDecision`: what `Security.stripInaccessible` left. */
export class SObjectAccessDecision extends SystemObject {
  readonly #records: ApexList;
  readonly #removed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #modified: readonly number[];

  /** @param removed field names by object name */
  constructor(records: ApexList, removed: ReadonlyMap<string, ReadonlySet<string>>, modified: readonly number[]) {
    super();
    this.#records = records;
    this.#removed = removed;
    this.#modified = modified;
  }

  'getModifiedIndexes()'(): ApexSet {
    return set(Types.Integer, this.#modified);
  }
  'getRecords()'(): ApexList {
    return this.#records;
  }
  'getRemovedFields()'(): ApexMap {
    const fields = setOf(Types.String);
    const entries = [...this.#removed].map(([object, names]) => [object, new ApexSet(fields, names)] as const);
    return new ApexMap(mapOf(Types.String, fields), entries);
  }
}

export const SObjectAccessDecisionType = reference(
  `
  public class System.SObjectAccessDecision {
    public Set<Integer> getModifiedIndexes();
    public List<SObject> getRecords();
    public Map<String, Set<String>> getRemovedFields();
  }`,
  SObjectAccessDecision,
);
