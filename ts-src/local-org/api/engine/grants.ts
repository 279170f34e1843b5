import type { Store } from '../../data/index.ts';
import type { Metadata, PermissionSetMetadata } from '../../metadata/index.ts';
import type { ShellGrants } from '../../shell/ports.ts';
import { queryAll } from './directory.ts';

const ASSIGNMENTS =
  'SELECT PermissionSet.Name, PermissionSetGroup.DeveloperName FROM PermissionSetAssignment WHERE AssigneeId = :userId';
const PROFILE = 'SELECT Profile.Name FROM User WHERE Id = :userId';

/** Apps, tabs and custom permissions that a user's profile and permission sets open. */
export function shellGrants(store: Store, metadata: Metadata, userId: string): ShellGrants {
  const sources = grantingSets(store, metadata, userId);
  const rights = store.rights(userId);
  return {
    apps: new Set(sources.flatMap((source) => source.applications)),
    tabs: new Set(sources.flatMap((source) => visibleTabs(source))),
    customPermissions: metadata.customPermissions.map((one) => one.name).filter((name) => rights.hasCustom(name)),
    all: rights.has('CustomizeApplication'),
  };
}

function grantingSets(store: Store, metadata: Metadata, userId: string): PermissionSetMetadata[] {
  const names = new Set<string>();
  for (const row of queryAll(store, ASSIGNMENTS, [userId])) {
    const set = row.relation('PermissionSet')?.peek('Name');
    const group = row.relation('PermissionSetGroup')?.peek('DeveloperName');
    if (typeof set === 'string') names.add(set);
    const members = metadata.permissionSetGroups.find((one) => one.name === group)?.permissionSets ?? [];
    for (const member of members) names.add(member);
  }
  const profile = queryAll(store, PROFILE, [userId])[0]?.relation('Profile')?.peek('Name');
  return [
    ...metadata.permissionSets.filter((one) => names.has(one.name)),
    ...metadata.profiles.filter((one) => one.name === profile),
  ];
}

/** `Visible`, `Available`, and a profile's `DefaultOn` and `DefaultOff` open a tab. */
function visibleTabs(source: PermissionSetMetadata): string[] {
  return source.tabs
    .filter(({ visibility }) => !['None', 'Hidden'].includes(visibility))
    .map(({ tab }) => tab.replace(/^standard-/, ''));
}
