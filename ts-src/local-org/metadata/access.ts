import { MetadataError } from './error.ts';
import type {
  CustomPermissionMetadata,
  GroupMetadata,
  PermissionSetGroupMetadata,
  PermissionSetMetadata,
  QueueMetadata,
  RoleMetadata,
  SharedParty,
  SharingRuleMetadata,
} from './model.ts';
import { readFilterItem } from './object.ts';
import type { XmlElement } from './xml.ts';

/** A `.permissionset-meta.xml` or `.profile-meta.xml`. */
export function readPermissionSet(name: string, xml: XmlElement, isProfile: boolean): PermissionSetMetadata {
  const enabled = (list: string, named: string, flag = 'enabled') =>
    xml.all(list).flatMap((item) => (item.flag(flag) ? [item.required(named)] : []));
  return {
    name,
    file: xml.file,
    label: xml.text('label') ?? name,
    description: xml.text('description') ?? null,
    license: xml.text('license') ?? xml.text('userLicense') ?? null,
    isProfile,
    custom: isProfile ? xml.flag('custom') : true,
    objects: xml.all('objectPermissions').map(readObjectPermission),
    fields: xml.all('fieldPermissions').map(readFieldPermission),
    userPermissions: enabled('userPermissions', 'name'),
    customPermissions: enabled('customPermissions', 'name'),
    classes: enabled('classAccesses', 'apexClass'),
    pages: enabled('pageAccesses', 'apexPage'),
    customMetadataTypes: enabled('customMetadataTypeAccesses', 'name'),
    customSettings: enabled('customSettingAccesses', 'name'),
    externalCredentialPrincipals: enabled('externalCredentialPrincipalAccesses', 'externalCredentialPrincipal'),
    flows: enabled('flowAccesses', 'flow'),
    recordTypes: xml
      .all('recordTypeVisibilities')
      .filter((item) => item.flag('visible'))
      .map((item) => ({ recordType: item.required('recordType'), isDefault: item.flag('default') })),
    tabs: [...xml.all('tabSettings'), ...xml.all('tabVisibilities')].map((item) => ({
      tab: item.required('tab'),
      visibility: item.required('visibility'),
    })),
    applications: enabled('applicationVisibilities', 'application', 'visible'),
  };
}

function readObjectPermission(xml: XmlElement): PermissionSetMetadata['objects'][number] {
  return {
    object: xml.required('object'),
    read: xml.flag('allowRead'),
    create: xml.flag('allowCreate'),
    edit: xml.flag('allowEdit'),
    delete: xml.flag('allowDelete'),
    viewAll: xml.flag('viewAllRecords'),
    modifyAll: xml.flag('modifyAllRecords'),
    viewAllFields: xml.flag('viewAllFields'),
  };
}

function readFieldPermission(xml: XmlElement): PermissionSetMetadata['fields'][number] {
  const field = xml.required('field');
  if (!field.includes('.')) throw new MetadataError(xml.file, `<field> is "${field}", expected Object.Field`);
  return { field, read: xml.flag('readable') || xml.flag('editable'), edit: xml.flag('editable') };
}

export function readPermissionSetGroup(name: string, xml: XmlElement): PermissionSetGroupMetadata {
  return {
    name,
    file: xml.file,
    label: xml.text('label') ?? name,
    description: xml.text('description') ?? null,
    permissionSets: xml.texts('permissionSets'),
    mutingPermissionSets: xml.texts('mutingPermissionSets'),
  };
}

export function readRole(name: string, xml: XmlElement): RoleMetadata {
  return {
    name,
    file: xml.file,
    label: xml.text('name') ?? name,
    parent: xml.text('parentRole') || null,
    opportunityAccess: xml.text('opportunityAccessLevel') ?? null,
    caseAccess: xml.text('caseAccessLevel') ?? null,
    contactAccess: xml.text('contactAccessLevel') ?? null,
  };
}

export function readGroup(name: string, xml: XmlElement): GroupMetadata {
  return { name, file: xml.file, label: xml.text('name') ?? name, includesBosses: xml.flag('doesIncludeBosses', true) };
}

export function readQueue(name: string, xml: XmlElement): QueueMetadata {
  const members = xml.first('queueMembers');
  const names = (list: string, item: string) => members?.first(list)?.texts(item) ?? [];
  return {
    name,
    file: xml.file,
    label: xml.text('name') ?? name,
    email: xml.text('email') || null,
    objects: xml.all('queueSobject').map((item) => item.required('sobjectType')),
    publicGroups: names('publicGroups', 'publicGroup'),
    roles: names('roles', 'role'),
    rolesAndSubordinates: names('roleAndSubordinates', 'roleAndSubordinate'),
    users: names('users', 'user'),
  };
}

/** All rules of an `Object.sharingRules-meta.xml`. */
export function readSharingRules(object: string, xml: XmlElement): SharingRuleMetadata[] {
  const unsupported = ['sharingGuestRules', 'sharingTerritoryRules'].find((name) => xml.all(name).length > 0);
  if (unsupported) throw new MetadataError(xml.file, `UNSUPPORTED: <${unsupported}>`);
  return [
    ...xml.all('sharingOwnerRules').map((rule) => readSharingRule(object, rule, 'owner')),
    ...xml.all('sharingCriteriaRules').map((rule) => readSharingRule(object, rule, 'criteria')),
  ];
}

function readSharingRule(object: string, xml: XmlElement, kind: 'owner' | 'criteria'): SharingRuleMetadata {
  const sharedTo = xml.first('sharedTo');
  if (!sharedTo) throw new MetadataError(xml.file, `sharing rule ${xml.text('fullName') ?? ''} needs <sharedTo>`);
  const sharedFrom = xml.first('sharedFrom');
  if (kind === 'owner' && !sharedFrom)
    throw new MetadataError(xml.file, `sharing rule ${xml.text('fullName') ?? ''} needs <sharedFrom>`);
  return {
    name: xml.required('fullName'),
    file: xml.file,
    object,
    kind,
    access: xml.choice('accessLevel', ['Read', 'Edit']) ?? 'Read',
    sharedTo: readParties(sharedTo),
    sharedFrom: sharedFrom ? readParties(sharedFrom) : [],
    criteria: xml.all('criteriaItems').map(readFilterItem),
    booleanFilter: xml.text('booleanFilter') || null,
    includeRecordsOwnedByAll: xml.flag('includeRecordsOwnedByAll', true),
  };
}

const PARTIES: [element: string, kind: SharedParty['kind']][] = [
  ['role', 'role'],
  ['roleAndSubordinates', 'roleAndSubordinates'],
  ['roleAndSubordinatesInternal', 'roleAndSubordinates'],
  ['group', 'group'],
  ['queue', 'queue'],
  ['allInternalUsers', 'allInternalUsers'],
];

function readParties(xml: XmlElement): SharedParty[] {
  const parties = PARTIES.flatMap(([element, kind]) => xml.texts(element).map((name) => ({ kind, name })));
  if (parties.length === 0) {
    throw new MetadataError(
      xml.file,
      `UNSUPPORTED: <${xml.name}> names none of ${PARTIES.map(([element]) => element).join(', ')}`,
    );
  }
  return parties;
}

export function readCustomPermission(name: string, xml: XmlElement): CustomPermissionMetadata {
  return {
    name,
    file: xml.file,
    label: xml.text('label') ?? name,
    description: xml.text('description') ?? null,
    requires: xml.all('requiredPermission').map((item) => item.required('customPermission')),
  };
}
