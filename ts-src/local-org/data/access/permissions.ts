import type { FieldAccess, ObjectAccess } from '../contract.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema.ts';
import type { SqlValue } from '../storage/columns.ts';
import type { Database } from '../storage/database.ts';
import { listOf } from '../storage/sql.ts';
import {
  FOLLOWS,
  HIDDEN_FIELDS,
  OPEN_OBJECTS,
  isAlwaysVisible,
  parentOfCompanion,
  securedName,
  setupWritePermission,
} from './standard-rights.ts';

const NOTHING: ObjectAccess = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
const EVERYTHING: ObjectAccess = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const READ: ObjectAccess = { ...NOTHING, read: true, viewAll: true };

/** What one user may do: the union of the profile and of all assigned permission sets. */
export interface UserRights {
  readonly userId: string;
  readonly profileId: string | null;
  readonly roleId: string | null;
  readonly timeZone: string;
  /** BCP 47 tag. */
  readonly locale: string;
  has(systemPermission: string): boolean;
  hasCustom(name: string): boolean;
  /** Ids of Apex classes and other setup entities the user was granted. */
  mayUse(setupEntityId: string): boolean;
  object(object: ObjectSchema): ObjectAccess;
  field(object: ObjectSchema, field: FieldSchema): FieldAccess;
}

/** What rights are computed from: users and what they belong to, or also what profiles and permission sets grant. */
export type SetupPart = 'people' | 'permissions';

/** Objects whose rows say nothing of what a permission set grants. */
export const PEOPLE: ReadonlySet<string> = new Set([
  'User',
  'UserRole',
  'Group',
  'GroupMember',
  'PermissionSetAssignment',
]);

interface Grants {
  objects: Map<string, ObjectAccess & { viewAllFields: boolean }>;
  fields: Map<string, FieldAccess>;
  system: Set<string>;
  custom: Set<string>;
  entities: Set<string>;
}

/** Computes rights from the stored permission rows and keeps them until `forget`. */
export class Permissions {
  readonly #db: Database;
  readonly #schema: Schema;
  readonly #known = new Map<string, UserRights>();
  /** By the ids of permission sets: those of one test user are those of the next. */
  readonly #granted = new Map<string, Grants>();

  constructor(db: Database, schema: Schema) {
    this.#db = db;
    this.#schema = schema;
  }

  of(userId: string): UserRights {
    let rights = this.#known.get(userId);
    if (!rights) this.#known.set(userId, (rights = this.#compute(userId)));
    return rights;
  }

  /** Call after rows of users, profiles, permission sets or assignments changed. */
  forget(part: SetupPart): void {
    this.#known.clear();
    if (part === 'permissions') this.#granted.clear();
  }

  #table(name: string): string {
    return this.#db.table(this.#schema.object(name)!);
  }

  #compute(userId: string): UserRights {
    const user = this.#db.get(
      `SELECT u."ProfileId" AS profile, u."UserRoleId" AS role, u."TimeZoneSidKey" AS zone, u."LocaleSidKey" AS locale, p."Name" AS name, u."UserType" AS type
       FROM ${this.#table('User')} u LEFT JOIN ${this.#table('Profile')} p ON p."Id" = u."ProfileId" WHERE u."Id" = ?`,
      userId,
    );
    const profileId = (user?.profile as string | null | undefined) ?? null;
    const isAdministrator = user?.name === 'System Administrator' || user?.type === 'AutomatedProcess';
    const seesStandardFields = STANDARD_PROFILES.has(String(user?.name));
    const grants = this.#grants(this.#permissionSets(userId, profileId));
    return new ComputedRights(this.#schema, grants, {
      userId,
      profileId,
      roleId: (user?.role as string | null | undefined) ?? null,
      timeZone: String(user?.zone ?? 'GMT'),
      locale: localeTag(String(user?.locale ?? 'en_US')),
      isAdministrator,
      seesStandardFields,
    });
  }

  /** Ids of the profile's own permission set, the assigned ones, and those in assigned groups. */
  #permissionSets(userId: string, profileId: string | null): string[] {
    const assigned = `SELECT "PermissionSetId" FROM ${this.#table('PermissionSetAssignment')} WHERE "AssigneeId" = ? AND "PermissionSetId" IS NOT NULL`;
    const grouped = `SELECT c."PermissionSetId" FROM ${this.#table('PermissionSetAssignment')} a
      JOIN ${this.#table('PermissionSetGroupComponent')} c ON c."PermissionSetGroupId" = a."PermissionSetGroupId" WHERE a."AssigneeId" = ?`;
    const owned = `SELECT "Id" FROM ${this.#table('PermissionSet')} WHERE "ProfileId" = ? AND "IsOwnedByProfile" = 1`;
    const rows = this.#db.rows(`${assigned} UNION ${grouped} UNION ${owned}`, [userId, userId, profileId]);
    return rows.map(([id]) => String(id));
  }

  /** What the permission sets grant together. */
  #grants(permissionSets: readonly string[]): Grants {
    const key = permissionSets.join();
    let grants = this.#granted.get(key);
    if (!grants) this.#granted.set(key, (grants = this.#union(permissionSets)));
    return grants;
  }

  #union(permissionSets: readonly string[]): Grants {
    const list = listOf(permissionSets);
    const grants: Grants = {
      objects: new Map(),
      fields: new Map(),
      system: new Set(),
      custom: new Set(),
      entities: new Set(),
    };
    const within = (text: string) => this.#db.rows(`${text} IN ${list.text}`, list.values);
    const objectColumns = [
      'Read',
      'Create',
      'Edit',
      'Delete',
      'ViewAllRecords',
      'ModifyAllRecords',
      'ViewAllFields',
    ].map((name) => `"Permissions${name}"`);
    for (const [object, ...flags] of within(
      `SELECT "SobjectType", ${objectColumns.join(', ')} FROM ${this.#table('ObjectPermissions')} WHERE "ParentId"`,
    )) {
      addObject(grants, String(object), flags);
    }
    for (const [field, read, edit] of within(
      `SELECT "Field", "PermissionsRead", "PermissionsEdit" FROM ${this.#table('FieldPermissions')} WHERE "ParentId"`,
    )) {
      const key = String(field).toLowerCase();
      const known = grants.fields.get(key);
      grants.fields.set(key, {
        read: isTrue(read) || known?.read === true,
        edit: isTrue(edit) || known?.edit === true,
      });
    }
    for (const row of this.#db.all(
      `SELECT * FROM ${this.#table('PermissionSet')} WHERE "Id" IN ${list.text}`,
      ...list.values,
    )) {
      for (const [column, value] of Object.entries(row)) {
        if (column.startsWith('Permissions') && isTrue(value))
          grants.system.add(column.slice('Permissions'.length).toLowerCase());
      }
    }
    const entities = `SELECT s."SetupEntityId", c."DeveloperName" FROM ${this.#table('SetupEntityAccess')} s
      LEFT JOIN ${this.#table('CustomPermission')} c ON c."Id" = s."SetupEntityId" WHERE s."ParentId"`;
    for (const [id, customPermission] of within(entities)) {
      grants.entities.add(String(id));
      if (customPermission !== null) grants.custom.add(String(customPermission).toLowerCase());
    }
    return grants;
  }
}

/** Fields without field-level security for whoever reads the object. */
function isOpen(object: ObjectSchema, field: FieldSchema): boolean {
  const isStandardOfUser = object.name === 'User' && !field.custom;
  return object.setup || isStandardOfUser || object.kind !== 'object' || isAlwaysVisible(object, field);
}

/** Profiles of the platform that see every standard field of the objects they may read. */
const STANDARD_PROFILES = new Set([
  'Standard User',
  'Read Only',
  'Standard Platform User',
  'Marketing User',
  'Contract Manager',
  'Solution Manager',
]);

function isTrue(value: SqlValue | undefined): boolean {
  return value === 1n || value === 1;
}

function addObject(grants: Grants, object: string, flags: readonly SqlValue[]): void {
  const [read, create, edit, remove, viewAll, modifyAll, viewAllFields] = flags.map(isTrue);
  const key = object.toLowerCase();
  const known = grants.objects.get(key);
  grants.objects.set(key, {
    read: read! || known?.read === true,
    create: create! || known?.create === true,
    edit: edit! || known?.edit === true,
    delete: remove! || known?.delete === true,
    viewAll: viewAll! || modifyAll! || known?.viewAll === true,
    modifyAll: modifyAll! || known?.modifyAll === true,
    viewAllFields: viewAllFields! || known?.viewAllFields === true,
  });
}

/** `de_DE_EURO` → `de-DE`: language and country; en-US for what is no locale. */
function localeTag(key: string): string {
  return /^([a-z]{2,3})(?:_([A-Z]{2}))?/.exec(key)?.slice(1).filter(Boolean).join('-') || 'en-US';
}

interface UserFacts {
  userId: string;
  profileId: string | null;
  roleId: string | null;
  timeZone: string;
  locale: string;
  isAdministrator: boolean;
  seesStandardFields: boolean;
}

class ComputedRights implements UserRights {
  readonly userId: string;
  readonly profileId: string | null;
  readonly roleId: string | null;
  readonly timeZone: string;
  readonly locale: string;
  readonly #schema: Schema;
  readonly #grants: Grants;
  readonly #facts: UserFacts;
  readonly #objects = new Map<ObjectSchema, ObjectAccess>();

  constructor(schema: Schema, grants: Grants, facts: UserFacts) {
    this.#schema = schema;
    this.#grants = grants;
    this.#facts = facts;
    this.userId = facts.userId;
    this.profileId = facts.profileId;
    this.roleId = facts.roleId;
    this.timeZone = facts.timeZone;
    this.locale = facts.locale;
  }

  has(permission: string): boolean {
    return this.#facts.isAdministrator || this.#grants.system.has(permission.toLowerCase());
  }

  hasCustom(name: string): boolean {
    return this.#grants.custom.has(name.toLowerCase());
  }

  mayUse(setupEntityId: string): boolean {
    return this.#facts.isAdministrator || this.#grants.entities.has(setupEntityId);
  }

  object(object: ObjectSchema): ObjectAccess {
    let access = this.#objects.get(object);
    if (!access) this.#objects.set(object, (access = this.#objectAccess(object)));
    return access;
  }

  field(object: ObjectSchema, field: FieldSchema): FieldAccess {
    const { read, create, edit } = this.object(object);
    const writes = (create || edit) && (field.createable || field.updateable);
    if (!read) return { read: false, edit: false };
    if (this.#facts.isAdministrator || isOpen(object, field)) return { read: true, edit: writes };
    const governing = this.#governing(object);
    const granted = this.#grants.fields.get(`${governing.name}.${securedName(object, field)}`.toLowerCase());
    const seesAll =
      this.#grants.objects.get(governing.name.toLowerCase())?.viewAllFields === true || this.has('ViewAllFields');
    const standard =
      !field.custom &&
      ((this.#facts.seesStandardFields && !HIDDEN_FIELDS.has(field.name)) ||
        governing !== object ||
        OPEN_OBJECTS.has(object.name));
    return {
      read: seesAll || standard || granted?.read === true,
      edit: writes && (standard || granted?.edit === true),
    };
  }

  /** The object whose permissions decide: a line item follows its opportunity. */
  #governing(object: ObjectSchema): ObjectSchema {
    const name =
      FOLLOWS[object.name] ??
      parentOfCompanion(object.name, (candidate) => this.#schema.object(candidate) !== undefined);
    const parent = name === undefined ? undefined : this.#schema.object(name);
    return parent ?? object;
  }

  #objectAccess(object: ObjectSchema): ObjectAccess {
    if (this.#facts.isAdministrator) return EVERYTHING;
    if (object.setup || object.name === 'User') return this.#setupAccess(object);
    if (OPEN_OBJECTS.has(object.name))
      return this.#withSystem({ ...NOTHING, read: true, create: true, edit: true, delete: true });
    const governing = this.#governing(object);
    if (governing !== object) return this.#companionAccess(object, this.object(governing));
    const granted = this.#grants.objects.get(object.name.toLowerCase());
    if (object.kind === 'metadata' || object.kind === 'setting') {
      const reads =
        granted?.read === true ||
        this.has('CustomizeApplication') ||
        (object.kind === 'setting' && this.has('ViewAllCustomSettings'));
      const writes = object.kind === 'setting' && this.has('CustomizeApplication');
      return { ...READ, read: reads, viewAll: reads, create: writes, edit: writes, delete: writes, modifyAll: writes };
    }
    return this.#withSystem(granted ?? NOTHING);
  }

  #companionAccess(object: ObjectSchema, parent: ObjectAccess): ObjectAccess {
    if (/(Feed|History)$/.test(object.name)) return { ...NOTHING, read: parent.read, viewAll: parent.viewAll };
    return { ...parent, create: parent.edit, delete: parent.edit };
  }

  #setupAccess(object: ObjectSchema): ObjectAccess {
    const writes = this.has(setupWritePermission(object.name));
    const isShare = parentOfCompanion(object.name, () => true) !== undefined && /Share$/.test(object.name);
    const allowed = writes || isShare;
    return {
      read: true,
      viewAll: true,
      create: allowed,
      edit: allowed || object.name === 'User',
      delete: allowed,
      modifyAll: writes,
    };
  }

  #withSystem(access: ObjectAccess): ObjectAccess {
    if (this.has('ModifyAllData')) return EVERYTHING;
    const { read, create, edit, delete: remove, viewAll, modifyAll } = access;
    const seesAll = this.has('ViewAllData');
    return { read: read || seesAll, create, edit, delete: remove, viewAll: viewAll || seesAll, modifyAll };
  }
}
