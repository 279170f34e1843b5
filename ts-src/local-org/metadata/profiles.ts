import type { PermissionSetMetadata } from './model.ts';

/** Files of one profile as one: packages of a project each tell what the profile gets for their own parts. What one grants is granted. */
export function mergeProfiles(profiles: readonly PermissionSetMetadata[]): PermissionSetMetadata[] {
  return [...Map.groupBy(profiles, ({ name }) => name.toLowerCase()).values()].map((parts) => parts.reduce(merged));
}

function merged(first: PermissionSetMetadata, second: PermissionSetMetadata): PermissionSetMetadata {
  return {
    ...first,
    objects: union(first.objects, second.objects, ({ object }) => object),
    fields: union(first.fields, second.fields, ({ field }) => field),
    recordTypes: union(first.recordTypes, second.recordTypes, ({ recordType }) => recordType),
    tabs: union(first.tabs, second.tabs, ({ tab }) => tab),
    userPermissions: names(first.userPermissions, second.userPermissions),
    customPermissions: names(first.customPermissions, second.customPermissions),
    classes: names(first.classes, second.classes),
    pages: names(first.pages, second.pages),
    customMetadataTypes: names(first.customMetadataTypes, second.customMetadataTypes),
    customSettings: names(first.customSettings, second.customSettings),
    externalCredentialPrincipals: names(first.externalCredentialPrincipals, second.externalCredentialPrincipals),
    flows: names(first.flows, second.flows),
    applications: names(first.applications, second.applications),
  };
}

function names(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}

/** Grants of both, one per key: a right is given when either gives it. */
function union<T extends object>(first: readonly T[], second: readonly T[], key: (grant: T) => string): T[] {
  const grants = new Map<string, T>();
  for (const grant of [...first, ...second]) {
    const known = grants.get(key(grant).toLowerCase());
    grants.set(key(grant).toLowerCase(), known ? either(known, grant) : grant);
  }
  return [...grants.values()];
}

function either<T extends object>(first: T, second: T): T {
  const rights = Object.entries(second).filter(([, value]) => value === true);
  return { ...first, ...Object.fromEntries(rights) };
}
