import type { ChildRelationship as Relationship, FieldSchema, ObjectSchema } from '../../data/schema.ts';
import { tx } from '../runtime/transaction.ts';
import { withProperties } from './describe-properties.ts';
import { reference, SystemObject } from './define.ts';
import { sobjectField, type SObjectFieldToken } from './SObjectField.ts';
import { sobjectType, type SObjectTypeToken } from './SObjectType.ts';
import { hash } from './value.ts';

export class ChildRelationship extends SystemObject {
  readonly #name: string | null;
  readonly #child: ObjectSchema;
  readonly #field: FieldSchema;

  constructor({ name, childObject, field }: Relationship) {
    super();
    this.#name = name;
    this.#child = tx().schema.object(childObject)!;
    this.#field = tx().schema.field(this.#child, field)!;
  }

  /** Two results about one lookup field are equal. */
  override 'equals(Object)'(other: unknown): boolean {
    return other instanceof ChildRelationship && other.#child === this.#child && other.#field === this.#field;
  }
  override 'hashCode()'(): number {
    return hash(`${this.#child.name}.${this.#field.name}`);
  }
  'getChildSObject()'(): SObjectTypeToken {
    return sobjectType(this.#child);
  }
  'getField()'(): SObjectFieldToken {
    return sobjectField(this.#child, this.#field);
  }
  'getRelationshipName()'(): string | null {
    return this.#name;
  }
  'isCascadeDelete()'(): boolean {
    return this.#field.deleteConstraint === 'Cascade';
  }
  'isRestrictedDelete()'(): boolean {
    return this.#field.deleteConstraint === 'Restrict';
  }
  'isDeprecatedAndHidden()'(): boolean {
    return false;
  }
}

export const ChildRelationshipType = reference(
  `
  public class Schema.ChildRelationship {
    ${withProperties(
      ChildRelationship,
      `
    public Schema.SObjectType getChildSObject();
    public Schema.SObjectField getField();
    public String getRelationshipName();
    public Boolean isCascadeDelete();
    public Boolean isDeprecatedAndHidden();
    public Boolean isRestrictedDelete();`,
    )}
  }`,
  ChildRelationship,
);
