import type { DmlOperation, DmlRowResult } from '../../data/contract.ts';
import { dmlException } from '../../data/dml/engine.ts';
import { fail, newRow } from '../../data/dml/row.ts';
import type { SObject } from '../../data/sobject.ts';
import { parseSoql } from '../../soql/parse.ts';
import type { LimitCounters } from './limits.ts';
import { tx, type UserContext } from './transaction.ts';

/**
 * Objects that decide who may see what: DML on them and on others cannot be part of one transaction.
 * Apex Developer Guide, "sObjects That Can't Be Used Together in DML Operations".
 */
const SETUP: ReadonlySet<string> = new Set([
  'FieldPermissions',
  'GroupMember',
  'ObjectPermissions',
  'PermissionSet',
  'PermissionSetAssignment',
  'QueueSobject',
  'SetupEntityAccess',
  'Territory2',
  'UserPackageLicense',
  'UserRole',
  'UserTerritory2Association',
]);

/** Objects of Setup that the guide's list does not name: allowed with both kinds. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'EmailTemplate',
  'Folder',
  'MutingPermissionSet',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
]);

/** What makes the update of a user one of a setup object. */
const USER_FIELDS = ['UserRoleId', 'IsActive', 'ForecastEnabled', 'IsPortalEnabled', 'Username', 'ProfileId'];

type Kind = 'setup' | 'data' | 'neutral';

/** The first object of a setup or data kind that DML touched. */
interface Touched {
  kind: Kind;
  object: string;
}

/** `System.runAs` and `Test.startTest` bring a user and counters of their own, and so begin anew. */
const touched = new WeakMap<LimitCounters, WeakMap<UserContext, Touched>>();

/**
 * Runs a DML statement unless it mixes setup objects with others.
 * @throws DataError MIXED_DML_OPERATION when `allOrNone`; otherwise every record fails with it
 */
export function unmixed(
  operation: DmlOperation,
  records: readonly SObject[],
  allOrNone: boolean,
  run: () => DmlRowResult[],
): DmlRowResult[] {
  const { limits, user } = tx();
  const known = touched.get(limits) ?? new WeakMap<UserContext, Touched>();
  touched.set(limits, known);
  const before = known.get(user);
  let first = before;
  for (const record of records) {
    const kind = kindOf(operation, record);
    if (kind === 'neutral') continue;
    first ??= { kind, object: record.schema.name };
    if (first.kind !== kind) return refuse(operation, records, allOrNone, record.schema.name, first.object);
  }
  if (first) known.set(user, first);
  try {
    return run();
  } catch (error) {
    if (before === undefined) known.delete(user);
    throw error;
  }
}

function refuse(
  operation: DmlOperation,
  records: readonly SObject[],
  allOrNone: boolean,
  object: string,
  original: string,
): DmlRowResult[] {
  const message = `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object}, original object: ${original}`;
  const rows = records.map((record, index) => newRow(index, record, record));
  for (const row of rows) fail(row, 'MIXED_DML_OPERATION', message);
  const ids = records.map(({ id }) => id);
  if (allOrNone) throw dmlException(operation, rows, ids);
  return rows.map(({ errors }, index) => ({ id: ids[index]!, success: false, created: false, errors }));
}

function kindOf(operation: DmlOperation, record: SObject): Kind {
  const { name, kind } = record.schema;
  if (kind !== 'object' || NEUTRAL.has(name)) return 'neutral';
  if (name === 'User') return changesRights(record) ? 'setup' : 'neutral';
  if (name === 'Group') return operation === 'delete' ? 'setup' : 'neutral';
  return SETUP.has(name) ? 'setup' : 'data';
}

/** A new user with a role, or one of whom something in USER_FIELDS changes. */
function changesRights(user: SObject): boolean {
  if (user.id === null) return user.peek('UserRoleId') !== null;
  const written = USER_FIELDS.filter((field) => user.schema.fields.has(field.toLowerCase()) && user.isSet(field));
  if (written.length === 0) return false;
  const { data, user: running } = tx();
  const access = { userId: running.id, mode: 'system', sharing: false } as const;
  const query = parseSoql(`SELECT ${written.join(', ')} FROM User WHERE Id = :id`);
  const [stored] = data.query(query, [user.id], access).records;
  return stored === undefined || written.some((field) => stored.get(field) !== user.peek(field));
}
