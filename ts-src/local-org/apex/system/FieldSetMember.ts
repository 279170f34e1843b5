import type { FieldSchema, FieldSetSchema, ObjectSchema } from '../../data/schema.ts';
import { tx } from '../runtime/transaction.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import { withProperties } from './describe-properties.ts';
import { DisplayTypeType } from './DisplayType.ts';
import { SObjectException } from './exceptions.ts';
import { sobjectField, type SObjectFieldToken } from './SObjectField.ts';
import { hash } from './value.ts';

/** The value of `Schema.FieldSetMember`. */
export class FieldSetMember extends SystemObject {
  readonly #member: FieldSetSchema['fields'][number];
  /** The object at the end of the path, and its field. */
  readonly #object: ObjectSchema;
  readonly #field: FieldSchema;

  constructor(object: ObjectSchema, member: FieldSetSchema['fields'][number]) {
    super();
    this.#member = member;
    const names = member.path.split('.');
    this.#object = names.slice(0, -1).reduce(parent, object);
    const field = tx().schema.field(this.#object, names.at(-1)!);
    if (!field) throw new SObjectException(`Invalid field ${member.path} for ${object.name}`);
    this.#field = field;
  }

  'getDBRequired()'(): boolean {
    return this.#field.required;
  }
  'getFieldPath()'(): string {
    return this.#member.path;
  }
  'getLabel()'(): string {
    return this.#field.label;
  }
  'getRequired()'(): boolean {
    return this.#member.required;
  }
  'getType()'(): ApexEnum {
    return DisplayTypeType.value(this.#field.type);
  }
  'getSObjectField()'(): SObjectFieldToken {
    return sobjectField(this.#object, this.#field);
  }
  override 'equals(Object)'(other: unknown): boolean {
    return (
      other instanceof FieldSetMember &&
      other.#member.path === this.#member.path &&
      other.#member.required === this.#member.required &&
      other.#object === this.#object
    );
  }
  override 'hashCode()'(): number {
    return hash(this.#member.path);
  }
}

function parent(object: ObjectSchema, relationship: string): ObjectSchema {
  const { schema } = tx();
  const target = schema.relationship(object, relationship)?.referenceTo[0];
  const found = target === undefined ? undefined : schema.object(target);
  if (!found) throw new SObjectException(`Invalid relationship ${relationship} for ${object.name}`);
  return found;
}

export const FieldSetMemberType = reference(
  `
  public class Schema.FieldSetMember {
    ${withProperties(
      FieldSetMember,
      `
    public Boolean getDBRequired();
    public String getFieldPath();
    public String getLabel();
    public Boolean getRequired();
    public Schema.DisplayType getType();
    public Schema.SObjectField getSObjectField();`,
    )}
  }`,
  FieldSetMember,
);
