import type { FieldSchema, ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import { ApexList } from './List.ts';
import { NoAccessException } from './NoAccessException.ts';
import { SObjectAccessDecision } from './SObjectAccessDecision.ts';

type AccessName = 'CREATABLE' | 'READABLE' | 'UPDATABLE' | 'UPSERTABLE';

/** Static members of `Security`. */
export class Security extends SystemObject {
  static 'stripInaccessible(AccessType,List)'(type: ApexEnum | null, records: ApexList | null): SObjectAccessDecision {
    return Security['stripInaccessible(AccessType,List,Boolean)'](type, records, true);
  }
  /** The records are copies; parents and children are stripped as well. */
  static 'stripInaccessible(AccessType,List,Boolean)'(
    type: ApexEnum | null,
    records: ApexList | null,
    enforceRootObjectCrud: boolean | null,
  ): SObjectAccessDecision {
    const stripper = new Stripper(present(type).name as AccessName);
    const source = present(records).items as SObject[];
    if (present(enforceRootObjectCrud)) for (const { schema } of source) stripper.requireObject(schema);
    const modified: number[] = [];
    const stripped = source.map((record, index) => {
      const before = stripper.count;
      const copy = stripper.strip(record);
      if (stripper.count > before) modified.push(index);
      return copy;
    });
    return new SObjectAccessDecision(new ApexList(records!.apexType, stripped), stripper.removed, modified);
  }
}

/** Fields that always may stay: without them a record cannot be told apart. */
const KEPT = new Set(['id', 'recordtypeid']);

class Stripper {
  readonly removed = new Map<string, Set<string>>();
  /** How many fields were taken off records. */
  count = 0;
  readonly #type: AccessName;

  constructor(type: AccessName) {
    this.#type = type;
  }

  /** @throws NoAccessException when the user lacks the right to the object */
  requireObject(schema: ObjectSchema): void {
    const { read, create, edit } = tx().data.objectAccess(tx().user.id, schema);
    const allowed = { READABLE: read, CREATABLE: create, UPDATABLE: edit, UPSERTABLE: create && edit }[this.#type];
    if (!allowed) throw new NoAccessException(`No access to entity: ${schema.name}`);
  }

  strip(record: SObject): SObject {
    const copy = record.copy();
    for (const name of record.values().keys()) {
      const field = record.schema.fields.get(name);
      if (field && !KEPT.has(name) && !this.#allows(record.schema, field)) this.#remove(copy, field);
    }
    for (const [name, parent] of record.relations()) {
      const field = [...record.schema.fields.values()].find(
        ({ relationshipName }) => relationshipName?.toLowerCase() === name,
      );
      const allowed = field === undefined || this.#allows(record.schema, field);
      copy.setRelation(name, parent && allowed ? this.strip(parent) : null);
    }
    for (const [name, children] of record.childLists()) copy.setChildren(name, this.#readable(children));
    return copy;
  }

  #readable(children: readonly SObject[]): SObject[] {
    const { data, user } = tx();
    return children.filter(({ schema }) => data.objectAccess(user.id, schema).read).map((child) => this.strip(child));
  }

  /** Reading the field of a queried record is an error from now on. */
  #remove(copy: SObject, field: FieldSchema): void {
    copy.remove(field.name);
    if (copy.queried) copy.markQueried(copy.queried.difference(new Set([field.name.toLowerCase()])));
    this.count += 1;
    const fields = this.removed.get(copy.schema.name) ?? new Set();
    this.removed.set(copy.schema.name, fields.add(field.name));
  }

  #allows(object: ObjectSchema, field: FieldSchema): boolean {
    const { read, edit } = tx().data.fieldAccess(tx().user.id, object, field.name);
    switch (this.#type) {
      case 'READABLE':
        return read;
      case 'CREATABLE':
        return edit && field.createable;
      case 'UPDATABLE':
        return edit && field.updateable;
      case 'UPSERTABLE':
        return edit && field.createable && field.updateable;
    }
  }
}

export const SecurityType = reference(
  `
  public class System.Security {
    public static SObjectAccessDecision stripInaccessible(AccessType accessCheckType, List<SObject> sourceRecords);
    public static SObjectAccessDecision stripInaccessible(AccessType accessCheckType, List<SObject> sourceRecords, Boolean enforceRootObjectCRUD);
  }`,
  Security,
);
