import type { FieldSetSchema, ObjectSchema } from '../../data/schema.ts';
import { reference, SystemObject } from './define.ts';
import { withProperties } from './describe-properties.ts';
import { FieldSetMember } from './FieldSetMember.ts';
import type { ApexList } from './List.ts';
import { listOfType } from './named-types.ts';
import { sobjectType, type SObjectTypeToken } from './SObjectType.ts';

/** The value of `Schema.FieldSet`. */
export class FieldSet extends SystemObject {
  readonly #object: ObjectSchema;
  readonly #set: FieldSetSchema;

  constructor(object: ObjectSchema, set: FieldSetSchema) {
    super();
    this.#object = object;
    this.#set = set;
  }

  'getDescription()'(): string | null {
    return this.#set.description;
  }
  'getFields()'(): ApexList {
    const members = this.#set.fields.map((member) => new FieldSetMember(this.#object, member));
    return listOfType('Schema.FieldSetMember', members);
  }
  'getLabel()'(): string {
    return this.#set.label;
  }
  'getName()'(): string {
    return this.#set.name;
  }
  'getNamespace()'(): string | null {
    return null;
  }
  'getSObjectType()'(): SObjectTypeToken {
    return sobjectType(this.#object);
  }
}

export const FieldSetType = reference(
  `
  public class Schema.FieldSet {
    ${withProperties(
      FieldSet,
      `
    public String getDescription();
    public List<Schema.FieldSetMember> getFields();
    public String getLabel();
    public String getName();
    public String getNamespace();
    public Schema.SObjectType getSObjectType();`,
    )}
  }`,
  FieldSet,
);
