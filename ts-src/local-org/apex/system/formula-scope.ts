import { FormulaError } from '../../data/formula/ast.ts';
import type { FormulaScope } from '../../data/formula/evaluate.ts';
import { fromField, type FormulaValue } from '../../data/formula/value.ts';
import { SObject } from '../../data/sobject.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import { Double } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';
import { SObjectApexType, type ApexType } from '../runtime/type.ts';
import { instanceFields } from './json/serialize.ts';

/** What a formula is evaluated on: a record, or an object whose global and public variables it names. */
export function formulaScope(context: unknown, nullAsZero: boolean): FormulaScope {
  const read = (path: readonly string[]): FormulaValue => {
    const value = path[0]!.startsWith('$') ? global(path) : path.reduce(member, context);
    return fromField(
      value instanceof Double ? value.value : value,
      typeof value === 'object' ? 'decimal' : 'text',
      nullAsZero,
    );
  };
  return { field: read, prior: read, isNew: false, nowMs: tx().now(), timeZone: tx().user.timeZone };
}

/** A missing parent makes everything below it blank. */
function member(holder: unknown, name: string): unknown {
  if (holder === null) return null;
  if (holder instanceof SObject) return recordMember(holder, name);
  const info = tx().program.classInfo(tx().program.typeOf(holder)!);
  const field = info && [...instanceFields(info)].find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!field) throw new FormulaError('FORMULA_VALUE', `Field ${name} does not exist. Check spelling.`);
  return field.get(holder as object);
}

function recordMember(record: SObject, name: string): unknown {
  if (record.schema.fields.has(name.toLowerCase())) return record.get(name);
  if (!tx().schema.relationship(record.schema, name)) {
    throw new FormulaError('FORMULA_VALUE', `Field ${name} does not exist. Check spelling.`);
  }
  return record.relation(name);
}

/** `$User.Id` and other names of the running user. */
function global(path: readonly string[]): unknown {
  const { user, data } = tx();
  const [root, name = ''] = path.map((part) => part.toLowerCase());
  if (root === '$permission') return data.hasCustomPermission(user.id, path[1]!);
  const known: Record<string, Record<string, unknown>> = {
    $user: {
      id: user.id,
      username: user.username,
      email: user.email,
      firstname: user.firstName,
      lastname: user.lastName,
      profileid: user.profileId,
      userroleid: user.roleId,
    },
    $profile: { id: user.profileId, name: user.profileName },
    $organization: { id: user.organizationId, name: user.organizationName },
  };
  const value = known[root!]?.[name];
  if (value === undefined) throw new FormulaError('FORMULA_UNSUPPORTED', `UNSUPPORTED: formula name ${path.join('.')}`);
  return value;
}

/** @throws FormulaError for a name that the type does not have, or that is not global */
export function checkPath(type: ApexType, path: readonly string[]): void {
  if (path[0]!.startsWith('$')) return;
  let holder: ApexType | ObjectSchema | null = type;
  for (const name of path) if (holder !== null) holder = step(holder, name);
}

/** The type behind a name; null when it holds no further names. */
function step(holder: ApexType | ObjectSchema, name: string): ApexType | ObjectSchema | null {
  const schema = holder instanceof SObjectApexType ? holder.schema : 'fields' in holder ? holder : null;
  if (schema) return recordStep(schema, name);
  const info = tx().program.classInfo(holder as ApexType);
  const field = info && [...instanceFields(info)].find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (field?.visibility !== 'global' || info?.visibility !== 'global') {
    throw new FormulaError('FORMULA_VALUE', `Field ${name} does not exist. Check spelling.`);
  }
  return field.type;
}

function recordStep(schema: ObjectSchema, name: string): ObjectSchema | null {
  if (schema.fields.has(name.toLowerCase())) return null;
  const target = tx().schema.relationship(schema, name)?.referenceTo[0];
  if (target === undefined) throw new FormulaError('FORMULA_VALUE', `Field ${name} does not exist. Check spelling.`);
  return tx().schema.object(target) ?? null;
}
