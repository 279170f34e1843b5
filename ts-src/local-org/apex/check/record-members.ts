import type { FieldSchema, ObjectSchema } from '../../data/schema.ts';
import type { Position } from '../ast/index.ts';
import type { Bound, BoundFieldToken } from './bound.ts';
import type { BodyContext } from './context.ts';
import { fieldTypeName, SObjectSymbol } from './sobject-symbols.ts';
import type { Type } from './type.ts';

/** The schema of a record type; null for SObject and for other types. */
export function schemaOf(type: Type): ObjectSchema | null {
  return type.symbol instanceof SObjectSymbol ? type.symbol.schema : null;
}

/** `record.name`: a field, the parent behind a relationship, or a child list. */
export function recordMember(c: BodyContext, position: Position, target: Bound, name: string): Bound | null {
  const schema = schemaOf(target.type) ?? candidateWith(c, target, name);
  if (!schema) return idOfAny(c, position, target, name);
  const base = { target, nonNull: false, line: position.line };
  const field = c.universe.schema.field(schema, name);
  if (field) {
    const type = fieldType(c, field);
    return { ...base, kind: 'recordField', name: field.name, type };
  }
  const reference = c.universe.schema.relationship(schema, name);
  if (reference) return parentMember(c, base, reference);
  const child = c.universe.schema.child(schema, name);
  const childSchema = child && c.universe.schema.object(child.childObject);
  if (!childSchema) return null;
  return { ...base, kind: 'recordChildren', name: child.name!, type: c.universe.list(c.universe.record(childSchema)) };
}

/** The static type of a field's values. */
function fieldType({ universe, special }: BodyContext, field: FieldSchema): Type {
  if (field.type === 'JUNCTIONIDLIST') return universe.list(special.String);
  return universe.systemType(fieldTypeName(field)) ?? special.Object;
}

/** The first of the possible objects of a parent that has the member. */
function candidateWith(c: BodyContext, target: Bound, name: string): ObjectSchema | null {
  if (target.kind !== 'recordParent') return null;
  const { schema } = c.universe;
  return target.candidates.find((object) => schema.field(object, name) ?? schema.relationship(object, name)) ?? null;
}

/** `Id` is a member of every SObject. */
function idOfAny(c: BodyContext, position: Position, target: Bound, name: string): Bound | null {
  if (target.type !== c.special.SObject || name.toLowerCase() !== 'id') return null;
  return { kind: 'recordField', target, name: 'Id', type: c.special.Id, nonNull: false, line: position.line };
}

type MemberBase = { target: Bound; nonNull: boolean; line: number };

/** A parent of several possible objects is an SObject whose members are those of all of them. */
function parentMember(c: BodyContext, base: MemberBase, reference: FieldSchema): Bound {
  const candidates = reference.referenceTo.flatMap((name) => c.universe.schema.object(name) ?? []);
  const type = candidates.length === 1 ? c.universe.record(candidates[0]!) : c.special.SObject;
  return { ...base, kind: 'recordParent', name: reference.relationshipName!, candidates, type };
}

/** `Account.Name`, `Account.fields.Name`, `Schema.SObjectType.Account.fields.Name`. */
export function fieldToken(
  c: BodyContext,
  position: Position,
  schema: ObjectSchema,
  name: string,
  described: boolean,
): BoundFieldToken | null {
  const field = c.universe.schema.field(schema, name) ?? c.universe.schema.relationship(schema, name);
  if (!field) return null;
  const type = c.platformType(position, described ? 'Schema.DescribeFieldResult' : 'Schema.SObjectField');
  return { kind: 'fieldToken', schema, field, described, type, nonNull: true, line: position.line };
}

export function objectToken(c: BodyContext, position: Position, schema: ObjectSchema, described: boolean): Bound {
  const type = c.platformType(position, described ? 'Schema.DescribeSObjectResult' : 'Schema.SObjectType');
  return { kind: 'objectToken', schema, described, type, nonNull: true, line: position.line };
}
