import type { PermissionSetMetadata } from '../../metadata/index.ts';

type ObjectRight = PermissionSetMetadata['objects'][number];

/** File names of standard profiles that differ from the profile's name. */
const FILE_NAMES: Readonly<Record<string, string>> = {
  Admin: 'System Administrator',
  Standard: 'Standard User',
  ReadOnly: 'Read Only',
  StandardAul: 'Standard Platform User',
  'Minimum Access - Salesforce': 'Minimum Access - Salesforce',
  MinimumAccess: 'Minimum Access - Salesforce',
  MarketingProfile: 'Marketing User',
  ContractManager: 'Contract Manager',
  SolutionManager: 'Solution Manager',
};

const SALES = ['Account', 'Contact', 'Opportunity', 'Lead', 'Case', 'Contract', 'Order', 'Asset', 'Solution', 'Idea'];
/** Objects whose records standard profiles do not delete. */
const KEPT = new Set(['Lead', 'Case', 'Solution', 'Idea']);
const READ_ONLY = ['Campaign', 'Product2', 'Pricebook2', 'Document'];

/** keep: everything but deletion. */
function right(object: string, level: 'read' | 'keep' | 'full' | 'all'): ObjectRight {
  const writes = level !== 'read';
  const all = level === 'all';
  return {
    object,
    read: true,
    create: writes,
    edit: writes,
    delete: level === 'full' || all,
    viewAll: all,
    modifyAll: all,
    viewAllFields: false,
  };
}

function profile(name: string, objects: ObjectRight[], userPermissions: string[]): PermissionSetMetadata {
  return {
    name,
    file: null,
    label: name,
    description: null,
    license: 'Salesforce',
    isProfile: true,
    custom: false,
    objects,
    fields: [],
    userPermissions,
    customPermissions: [],
    classes: [],
    pages: [],
    customMetadataTypes: [],
    customSettings: [],
    externalCredentialPrincipals: [],
    flows: [],
    recordTypes: [],
    tabs: [],
    applications: [],
  };
}

const USER = [
  'ApiEnabled',
  'RunReports',
  'ViewHelpLink',
  'LightningExperienceUser',
  'EditTask',
  'EditEvent',
  'ChatterInternalUser',
];
const ADMINISTRATOR = [
  ...USER,
  'ModifyAllData',
  'ViewAllData',
  'ManageUsers',
  'ManageRoles',
  'ManageSharing',
  'CustomizeApplication',
  'AuthorApex',
  'ViewSetup',
  'AssignPermissionSets',
  'ManageProfilesPermissionsets',
  'ManageCustomPermissions',
  'ModifyMetadata',
  'ViewAllUsers',
  'ViewEventLogFiles',
  'DataExport',
  'ManageInternalUsers',
];

/** The profiles every org has. */
export function standardProfiles(): PermissionSetMetadata[] {
  const standard = [
    ...SALES.map((name) => right(name, KEPT.has(name) ? 'keep' : 'full')),
    ...READ_ONLY.map((name) => right(name, 'read')),
  ];
  const readOnly = [...SALES, ...READ_ONLY].map((name) => right(name, 'read'));
  return [
    profile(
      'System Administrator',
      [...SALES, ...READ_ONLY].map((name) => right(name, 'all')),
      ADMINISTRATOR,
    ),
    profile('Standard User', standard, USER),
    profile(
      'Standard Platform User',
      [right('Account', 'full'), right('Contact', 'full'), right('Document', 'read')],
      USER,
    ),
    profile('Marketing User', [...standard, right('Campaign', 'full')], [...USER, 'ImportLeads']),
    profile('Contract Manager', standard, [...USER, 'ActivateContract']),
    profile('Solution Manager', standard, [...USER, 'ManageSolutions']),
    profile('Read Only', readOnly, USER),
    profile('Minimum Access - Salesforce', [], ['ViewHelpLink', 'LightningExperienceUser', 'ChatterInternalUser']),
  ];
}

/**
 * Standard profiles with the folders' on top. A profile of the same name adds to and replaces object and field rights, as a deployment does.
 */
export function mergeProfiles(fromFolders: readonly PermissionSetMetadata[]): PermissionSetMetadata[] {
  const merged = new Map(standardProfiles().map((item) => [item.name.toLowerCase(), item]));
  for (const source of fromFolders) {
    const name = FILE_NAMES[source.name] ?? source.name;
    const known = merged.get(name.toLowerCase());
    merged.set(name.toLowerCase(), known ? overlay(known, { ...source, name }) : { ...source, name, custom: true });
  }
  return [...merged.values()];
}

function overlay(base: PermissionSetMetadata, more: PermissionSetMetadata): PermissionSetMetadata {
  const named = new Set(more.objects.map((item) => item.object.toLowerCase()));
  const union = (left: readonly string[], right: readonly string[]) => [...new Set([...left, ...right])];
  return {
    ...more,
    custom: base.custom,
    label: base.label,
    objects: [...base.objects.filter((item) => !named.has(item.object.toLowerCase())), ...more.objects],
    userPermissions: union(base.userPermissions, more.userPermissions),
  };
}
