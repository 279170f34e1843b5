import type { DmlContext } from '../dml/context.ts';
import type { Store } from '../store.ts';
import { SeedError } from './seed.ts';
import type { Seed, SeedUser } from './seed.ts';
import { writeRow } from './write.ts';

/** Adds users with their assignments, groups and members; returns user ids by lower-case username. */
export function addPeople(store: Store, context: DmlContext, seed: Seed): Map<string, string> {
  const users = new Map<string, string>();
  (seed.users ?? []).forEach((user, at) =>
    users.set(user.username.toLowerCase(), addUser(store, context, user, `users[${at}]`)),
  );
  const member = (username: string, path: string): string => {
    const id = users.get(username.toLowerCase());
    if (!id) throw new SeedError(path, `no user ${username}`);
    return id;
  };
  (seed.groups ?? []).forEach((group, at) => {
    const groupId = findOrAddGroup(store, context, group.name, group.type);
    group.members.forEach((username, index) => {
      const userId = member(username, `groups[${at}].members[${index}]`);
      writeRow(context, 'GroupMember', { GroupId: groupId, UserOrGroupId: userId });
    });
  });
  for (const queue of store.metadata.queues) {
    for (const username of queue.users) {
      const userId = users.get(username.toLowerCase());
      if (userId)
        writeRow(context, 'GroupMember', {
          GroupId: findOrAddGroup(store, context, queue.name, 'Queue'),
          UserOrGroupId: userId,
        });
    }
  }
  return users;
}

function addUser(store: Store, context: DmlContext, user: SeedUser, path: string): string {
  const profile = idOf(store, 'Profile', 'Name', user.profile);
  if (!profile) throw new SeedError(`${path}.profile`, `no profile "${user.profile}"`);
  const role = !user.role
    ? null
    : (idOf(store, 'UserRole', 'DeveloperName', user.role) ?? idOf(store, 'UserRole', 'Name', user.role));
  if (user.role && !role) throw new SeedError(`${path}.role`, `no role "${user.role}"`);
  if (idOf(store, 'User', 'Username', user.username))
    throw new SeedError(`${path}.username`, `user ${user.username} exists already`);
  const id = writeRow(context, 'User', {
    Username: user.username,
    FirstName: user.firstName ?? null,
    LastName: user.lastName,
    Email: user.email ?? user.username,
    Alias: (user.alias ?? user.username).slice(0, 8),
    ProfileId: profile,
    UserRoleId: role,
    TimeZoneSidKey: user.timeZone ?? 'America/Los_Angeles',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    IsActive: true,
  });
  (user.permissionSets ?? []).forEach((name, at) => assign(store, context, id, name, `${path}.permissionSets[${at}]`));
  return id;
}

function assign(store: Store, context: DmlContext, userId: string, name: string, path: string): void {
  const set = idOf(store, 'PermissionSet', 'Name', name);
  const group = set ? null : idOf(store, 'PermissionSetGroup', 'DeveloperName', name);
  if (!set && !group) throw new SeedError(path, `no permission set or permission set group "${name}"`);
  writeRow(context, 'PermissionSetAssignment', {
    AssigneeId: userId,
    PermissionSetId: set,
    PermissionSetGroupId: group,
  });
}

function findOrAddGroup(store: Store, context: DmlContext, name: string, type: 'Queue' | 'Regular'): string {
  const table = store.db.table(store.schema.object('Group')!);
  const developerName = name.replace(/\W+/g, '_');
  const text = `SELECT "Id" FROM ${table} WHERE "Type" = ? AND ("Name" = ? OR "DeveloperName" IN (?, ?)) LIMIT 1`;
  const found = store.db.rows(text, [type, name, name, developerName])[0];
  return found
    ? String(found[0])
    : writeRow(context, 'Group', { Name: name, DeveloperName: developerName, Type: type });
}

function idOf(store: Store, object: string, field: string, value: string): string | null {
  const table = store.db.table(store.schema.object(object)!);
  const row = store.db.rows(`SELECT "Id" FROM ${table} WHERE "${field}" = ? LIMIT 1`, [value])[0];
  return row ? String(row[0]) : null;
}
