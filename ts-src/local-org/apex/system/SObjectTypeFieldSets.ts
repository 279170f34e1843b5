import type { ObjectSchema } from '../../data/schema.ts';
import { mapOf, Types } from '../runtime/type.ts';
import { CaseInsensitiveMap } from './case-insensitive-map.ts';
import { reference, SystemObject } from './define.ts';
import { FieldSet } from './FieldSet.ts';
import { namedType } from './named-types.ts';

/** `describe.fieldSets`; each field set is a property as well. */
export class SObjectTypeFieldSets extends SystemObject {
  readonly schema: ObjectSchema;

  constructor(schema: ObjectSchema) {
    super();
    this.schema = schema;
    for (const set of schema.fieldSets ?? [])
      Object.defineProperty(this, `get ${set.name}`, { value: () => new FieldSet(schema, set) });
  }

  'getMap()'(): CaseInsensitiveMap {
    const sets = this.schema.fieldSets ?? [];
    return new CaseInsensitiveMap(
      mapOf(Types.String, namedType('Schema.FieldSet')),
      sets.map((set) => [set.name.toLowerCase(), new FieldSet(this.schema, set)] as const),
    );
  }
}

export const SObjectTypeFieldSetsType = reference(
  `
  public class Schema.SObjectTypeFieldSets {
    public Map<String, Schema.FieldSet> getMap();
  }`,
  SObjectTypeFieldSets,
);
