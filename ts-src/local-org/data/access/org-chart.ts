import type { Schema } from '../schema.ts';
import type { Database } from '../storage/database.ts';

interface Group {
  id: string;
  type: string;
  relatedId: string | null;
  developerName: string;
}

/** Users, roles and groups: who is above whom, and who belongs to what. A snapshot of the stored rows. */
export class OrgChart {
  readonly #roleOf = new Map<string, string | null>();
  readonly #parentRole = new Map<string, string | null>();
  readonly #childRoles = new Map<string, string[]>();
  readonly #usersInRole = new Map<string, string[]>();
  readonly #groups = new Map<string, Group>();
  /** Group → users and groups directly in it. */
  readonly #members = new Map<string, string[]>();
  /** User or group → groups it is directly in. */
  readonly #memberOf = new Map<string, string[]>();
  readonly #groupsOf = new Map<string, ReadonlySet<string>>();

  constructor(db: Database, schema: Schema) {
    const rows = (object: string, ...columns: string[]) =>
      db.rows(
        `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM ${db.table(schema.object(object)!)}`,
        [],
      ) as (string | null)[][];
    for (const [id, roleId] of rows('User', 'Id', 'UserRoleId')) {
      this.#roleOf.set(id!, roleId ?? null);
      if (roleId) push(this.#usersInRole, roleId, id!);
    }
    for (const [id, parent] of rows('UserRole', 'Id', 'ParentRoleId')) {
      this.#parentRole.set(id!, parent ?? null);
      if (parent) push(this.#childRoles, parent, id!);
    }
    for (const [id, type, relatedId, name] of rows('Group', 'Id', 'Type', 'RelatedId', 'DeveloperName')) {
      this.#groups.set(id!, {
        id: id!,
        type: type!,
        relatedId: relatedId ?? null,
        developerName: (name ?? '').toLowerCase(),
      });
    }
    for (const [groupId, memberId] of rows('GroupMember', 'GroupId', 'UserOrGroupId')) {
      push(this.#members, groupId!, memberId!);
      push(this.#memberOf, memberId!, groupId!);
    }
  }

  group(type: string, developerName: string): string | null {
    const name = developerName.toLowerCase();
    for (const group of this.#groups.values()) if (group.type === type && group.developerName === name) return group.id;
    return null;
  }

  /** All internal users. */
  everyone(): string | null {
    for (const group of this.#groups.values()) if (group.type === 'Organization') return group.id;
    return null;
  }

  isUser(id: string): boolean {
    return this.#roleOf.has(id);
  }

  roleOf(userId: string): string | null {
    return this.#roleOf.get(userId) ?? null;
  }

  /** Users in roles below the user's. */
  subordinates(userId: string): string[] {
    const role = this.roleOf(userId);
    return role === null ? [] : this.#rolesBelow(role).flatMap((below) => this.#usersInRole.get(below) ?? []);
  }

  /** Every group, queue and role group the user belongs to, directly or through other groups. */
  groupsOf(userId: string): ReadonlySet<string> {
    let found = this.#groupsOf.get(userId);
    if (!found) this.#groupsOf.set(userId, (found = this.#closure(this.#directGroups(userId))));
    return found;
  }

  /** Users in a group, through nested groups and roles; the group itself is included, since queues own records. */
  membersOf(groupId: string): Set<string> {
    const found = new Set<string>([groupId]);
    for (const id of found) {
      const group = this.#groups.get(id);
      if (!group) continue;
      for (const member of this.#members.get(id) ?? []) found.add(member);
      for (const user of this.#roleUsers(group)) found.add(user);
    }
    return found;
  }

  #roleUsers(group: Group): string[] {
    if (group.type === 'Organization') return [...this.#roleOf.keys()];
    if (group.relatedId === null) return [];
    const own = this.#usersInRole.get(group.relatedId) ?? [];
    if (group.type === 'Role') return own;
    if (!group.type.startsWith('RoleAndSubordinates')) return [];
    return [...own, ...this.#rolesBelow(group.relatedId).flatMap((role) => this.#usersInRole.get(role) ?? [])];
  }

  #directGroups(userId: string): string[] {
    const role = this.roleOf(userId);
    const above = role === null ? [] : [role, ...this.#rolesAbove(role)];
    const byRole = [...this.#groups.values()].filter((group) => {
      if (group.type === 'Organization') return true;
      if (group.type === 'Role') return group.relatedId !== null && group.relatedId === role;
      return (
        group.type.startsWith('RoleAndSubordinates') && group.relatedId !== null && above.includes(group.relatedId)
      );
    });
    return [...(this.#memberOf.get(userId) ?? []), ...byRole.map((group) => group.id)];
  }

  #closure(groups: readonly string[]): Set<string> {
    const found = new Set(groups);
    for (const id of found) for (const outer of this.#memberOf.get(id) ?? []) found.add(outer);
    return found;
  }

  #rolesBelow(role: string): string[] {
    const found = new Set<string>();
    const queue = [role];
    for (const next of queue) {
      for (const child of this.#childRoles.get(next) ?? []) {
        if (found.has(child)) continue;
        found.add(child);
        queue.push(child);
      }
    }
    return [...found];
  }

  #rolesAbove(role: string): string[] {
    const found: string[] = [];
    for (
      let at = this.#parentRole.get(role) ?? null;
      at !== null && !found.includes(at);
      at = this.#parentRole.get(at) ?? null
    )
      found.push(at);
    return found;
  }
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
