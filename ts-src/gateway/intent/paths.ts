import type { PolicyObject } from '../policy/rules.ts';

/** Standard relationships whose name differs from the object they lead to. */
const STANDARD: ReadonlyMap<string, string> = new Map(
  Object.entries({ owner: 'User', createdby: 'User', lastmodifiedby: 'User', manager: 'User', reportsto: 'Contact' }),
);

export interface PathUse {
  /** The object itself with its own fields. */
  object: PolicyObject;
  /** The objects that paths seem to lead to, with the fields named there. */
  related: PolicyObject[];
}

/**
 * Splits field paths by the object each part belongs to. Of `Salary__r.Amount__c` on Employee__c, `Salary__c` belongs
 * to Employee__c and `Amount__c` to Salary__c; of `Account.Owner.Name` on Contact, `AccountId` belongs to Contact,
 * `OwnerId` to Account and `Name` to User.
 */
export function usedByPaths(object: string, paths: Iterable<string>): PathUse {
  const own = new Set<string>();
  const related = new Map<string, Set<string>>();
  for (const path of paths) {
    const parts = path.split('.');
    let fields = own;
    let at = object;
    for (const relationship of parts.slice(0, -1)) {
      fields.add(referenceField(relationship));
      at = targetOf(relationship, at);
      fields = related.get(at) ?? new Set();
      related.set(at, fields);
    }
    fields.add(parts[parts.length - 1]);
  }
  return {
    object: { name: object, fields: [...own] },
    related: [...related].map(([name, fields]) => ({ name, fields: [...fields] })),
  };
}

function referenceField(relationship: string): string {
  return isCustom(relationship) ? `${relationship.slice(0, -1)}c` : `${relationship}Id`;
}

/** `Parent` leads back to the object itself. */
function targetOf(relationship: string, from: string): string {
  if (isCustom(relationship)) return `${relationship.slice(0, -1)}c`;
  const name = relationship.toLowerCase();
  return name === 'parent' ? from : (STANDARD.get(name) ?? relationship);
}

function isCustom(relationship: string): boolean {
  return relationship.toLowerCase().endsWith('__r');
}
