import { to18 } from '../salesforce/ids.ts';
import type { OrgApi, OrgPolicy } from '../salesforce/apex-rest.ts';
import type { OrgAccess } from '../salesforce/org-request.ts';
import type { PolicyRule } from './rules.ts';

/** What rules ask about a person. Names that no rule speaks of are left out. */
export interface Person {
  permissionSets: readonly string[];
  profile: string | null;
  /** Developer name. */
  role: string | null;
  /** Developer names of public groups. */
  groups: readonly string[];
}

/** People by 18 character user id. */
export type People = ReadonlyMap<string, Person>;

export const NOBODY: Person = { permissionSets: [], profile: null, role: null, groups: [] };

type Query = <Row>(soql: string) => Promise<Row[]>;

/** Reads who has the permission sets, profiles, roles and groups that rules name. No such rule, no request. */
export async function readPeople(api: Pick<OrgApi, 'query'>, access: OrgAccess, policy: OrgPolicy): Promise<People> {
  const query: Query = (soql) => api.query(access, soql);
  const people = new Map<string, Person>();
  const add = (userId: string, more: (person: Person) => Partial<Person>): void => {
    const person = people.get(to18(userId)) ?? NOBODY;
    people.set(to18(userId), { ...person, ...more(person) });
  };
  for (const { AssigneeId, PermissionSet } of await assignments(query, named(policy.rules, 'permissionSet')))
    add(AssigneeId, ({ permissionSets }) => ({ permissionSets: [...permissionSets, PermissionSet.Name] }));
  for (const { Id, Profile } of await holders(query, 'Profile.Name', named(policy.rules, 'profile')))
    add(Id, () => ({ profile: Profile?.Name ?? null }));
  for (const { Id, UserRole } of await holders(query, 'UserRole.DeveloperName', named(policy.rules, 'role')))
    add(Id, () => ({ role: UserRole?.DeveloperName ?? null }));
  for (const [group, userIds] of await groupMembers(query, named(policy.rules, 'group')))
    for (const userId of userIds) add(userId, ({ groups }) => ({ groups: [...groups, group] }));
  return people;
}

/** The names in a condition of the rules, as a SOQL list; null for none. What can be no developer name names nobody. */
function named(rules: readonly PolicyRule[], key: 'permissionSet' | 'profile' | 'role' | 'group'): string | null {
  const form = key === 'profile' ? /[^*\s]/ : /^[A-Za-z]\w*$/;
  const names = new Set(rules.map((rule) => (rule[key] ?? '').trim()).filter((name) => form.test(name)));
  return names.size === 0 ? null : soqlList(names);
}

const soqlList = (values: Iterable<string>): string =>
  [...values].map((value) => `'${value.replace(/[\\']/g, '\\$&')}'`).join(', ');

interface AssignmentRow {
  AssigneeId: string;
  PermissionSet: { Name: string };
}

async function assignments(query: Query, names: string | null): Promise<AssignmentRow[]> {
  return names === null
    ? []
    : query(
        `SELECT AssigneeId, PermissionSet.Name FROM PermissionSetAssignment WHERE PermissionSet.Name IN (${names})`,
      );
}

interface UserRow {
  Id: string;
  Profile?: { Name: string };
  UserRole?: { DeveloperName: string };
}

async function holders(query: Query, field: string, names: string | null): Promise<UserRow[]> {
  return names === null ? [] : query(`SELECT Id, ${field} FROM User WHERE ${field} IN (${names})`);
}

interface GroupRow {
  Id: string;
  DeveloperName: string;
  Type: string;
  RelatedId: string | null;
}

interface MemberRow {
  GroupId: string;
  UserOrGroupId: string;
}

interface InternalUserRow {
  Id: string;
  UserRoleId: string | null;
  UserType: string;
}

/** Everybody in each named public group: directly, by a group in it, and by a role. As GroupMembership in the org. */
async function groupMembers(query: Query, names: string | null): Promise<[string, Set<string>][]> {
  if (names === null) return [];
  const groups = await query<GroupRow>('SELECT Id, DeveloperName, Type, RelatedId FROM Group');
  const members = await query<MemberRow>('SELECT GroupId, UserOrGroupId FROM GroupMember');
  const users = await query<InternalUserRow>('SELECT Id, UserRoleId, UserType FROM User WHERE IsActive = TRUE');
  const roles = await query<{ Id: string; ParentRoleId: string | null }>('SELECT Id, ParentRoleId FROM UserRole');
  const groupById = new Map(groups.map((group) => [to18(group.Id), group]));
  const parentOf = new Map(roles.map(({ Id, ParentRoleId }) => [to18(Id), ParentRoleId && to18(ParentRoleId)]));
  const isBelow = (roleId: string | null, above: string): boolean => {
    const seen = new Set<string>();
    for (let at = roleId && to18(roleId); at && !seen.has(at); at = parentOf.get(at) ?? null) {
      if (at === above) return true;
      seen.add(at);
    }
    return false;
  };
  const byRole = ({ Type, RelatedId }: GroupRow): InternalUserRow[] => {
    const related = RelatedId === null ? '' : to18(RelatedId);
    if (Type === 'Role') return users.filter(({ UserRoleId }) => UserRoleId !== null && to18(UserRoleId) === related);
    if (Type === 'RoleAndSubordinates' || Type === 'RoleAndSubordinatesInternal')
      return users.filter(({ UserRoleId }) => isBelow(UserRoleId, related));
    return Type === 'Organization' ? users.filter(({ UserType }) => UserType === 'Standard') : [];
  };
  const collect = (groupId: string, found: Set<string>, seen: Set<string>): Set<string> => {
    const group = groupById.get(groupId);
    if (seen.has(groupId)) return found;
    seen.add(groupId);
    if (group) for (const { Id } of byRole(group)) found.add(to18(Id));
    for (const { GroupId, UserOrGroupId } of members) {
      if (to18(GroupId) !== groupId) continue;
      if (UserOrGroupId.startsWith('005')) found.add(to18(UserOrGroupId));
      else collect(to18(UserOrGroupId), found, seen);
    }
    return found;
  };
  const wanted = new Set(names.toLowerCase().split(', '));
  return groups
    .filter(({ Type, DeveloperName }) => Type === 'Regular' && wanted.has(soqlList([DeveloperName.toLowerCase()])))
    .map((group) => [group.DeveloperName, collect(to18(group.Id), new Set(), new Set())]);
}
