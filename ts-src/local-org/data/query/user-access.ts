import type { Condition, Operand, SoqlQuery } from '../../soql/ast.ts';
import { toId18 } from '../../values/index.ts';
import type { ObjectSchema } from '../schema.ts';
import { SObject } from '../sobject.ts';
import { invalidQuery } from './context.ts';
import type { QueryContext } from './context.ts';
import { listValues } from './operands.ts';

/**
 * `SELECT IsReadable FROM UserEntityAccess WHERE UserId = :user AND EntityDefinition.QualifiedApiName = :name`: rows that exist
 * only as an answer.
 */
export function userEntityAccess(context: QueryContext, query: SoqlQuery, object: ObjectSchema): SObject[] {
  const terms = termsOf(query);
  const [userId, ...others] = textsOf(context, terms, ['userid']);
  const names = textsOf(context, terms, ['entitydefinition.qualifiedapiname', 'entitydefinitionid']);
  if (userId === undefined || others.length > 0 || names.length === 0 || terms.length !== 2) {
    throw invalidQuery(
      'MALFORMED_QUERY',
      'UserEntityAccess needs WHERE UserId = one user AND EntityDefinition.QualifiedApiName',
    );
  }
  const id = toId18(userId);
  const rights = id && context.rightsOf(id);
  if (!rights) return [];
  return names.flatMap((name) => {
    const target = context.schema.object(name);
    if (!target) return [];
    const { read, create, edit, delete: remove } = rights.object(target);
    return row(object, {
      Id: target.name,
      DurableId: `${target.name}.${id}`,
      UserId: id,
      EntityDefinitionId: target.name,
      IsReadable: read,
      IsCreatable: create,
      IsEditable: edit,
      IsUpdatable: edit,
      IsDeletable: remove,
      IsUndeletable: remove,
    });
  });
}

/** `SELECT IsAccessible FROM UserFieldAccess WHERE DurableId IN :keys`; a key is that of FieldDefinition, a dot and the user's id. */
export function userFieldAccess(context: QueryContext, query: SoqlQuery, object: ObjectSchema): SObject[] {
  const terms = termsOf(query);
  const keys = textsOf(context, terms, ['durableid']);
  if (keys.length === 0 || terms.length !== 1) {
    throw invalidQuery('MALFORMED_QUERY', 'UserFieldAccess needs WHERE DurableId = or IN keys of fields and users');
  }
  return keys.flatMap((key) => {
    const [objectName = '', fieldName = '', userId = ''] = key.split('.');
    const target = context.schema.object(objectName);
    const field = target?.fields.get(fieldName.toLowerCase());
    const id = toId18(userId);
    const rights = id && context.rightsOf(id);
    if (!target || !field || !rights) return [];
    const { read, edit } = rights.field(target, field);
    const access = rights.object(target);
    return row(object, {
      Id: key,
      DurableId: key,
      UserId: id,
      EntityDefinitionId: target.name,
      FieldDefinitionId: `${target.name}.${field.name}`,
      IsAccessible: read,
      IsCreatable: edit && access.create && field.createable,
      IsUpdatable: edit && access.edit && field.updateable,
    });
  });
}

function termsOf(query: SoqlQuery): readonly Condition[] {
  return query.where?.kind === 'and' ? query.where.terms : query.where ? [query.where] : [];
}

function textsOf(context: QueryContext, terms: readonly Condition[], fields: readonly string[]): string[] {
  const operands: Operand[] = terms.flatMap((term) => {
    if (term.kind !== 'compare' && term.kind !== 'in') return [];
    const isField = term.left.kind === 'field' && fields.includes(term.left.path.join('.').toLowerCase());
    const isPositive = term.kind === 'in' ? !term.negated && term.right.kind !== 'semijoin' : term.operator === '=';
    return isField && isPositive ? [term.right as Operand] : [];
  });
  return operands.flatMap((operand) => listValues(context, operand)).map(String);
}

function row(object: ObjectSchema, values: Readonly<Record<string, unknown>>): SObject {
  const known = Object.entries(values).filter(([name]) => object.fields.has(name.toLowerCase()));
  return new SObject(object, Object.fromEntries(known));
}
