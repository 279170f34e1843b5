import type { Metadata, PermissionSetMetadata } from '../../metadata/index.ts';
import { MetadataError } from '../../metadata/index.ts';
import { metadataId } from '../ids.ts';
import { mergeProfiles } from './profiles.ts';
import type { SetupRows } from './rows.ts';

/** Profiles, permission sets, groups of them, and what they grant. */
export function permissionRows(rows: SetupRows, metadata: Metadata): void {
  const license = metadataId('100', 'Salesforce');
  rows.add('UserLicense', license, {
    Name: 'Salesforce',
    MasterLabel: 'Salesforce',
    LicenseDefinitionKey: 'SFDC',
    Status: 'Active',
    TotalLicenses: 100,
  });
  for (const permission of metadata.customPermissions) {
    const { name, label, description } = permission;
    rows.add('CustomPermission', metadataId('0CP', name), {
      DeveloperName: name,
      MasterLabel: label,
      Description: description,
      Language: 'en_US',
    });
  }
  for (const profile of mergeProfiles(metadata.profiles)) profileRows(rows, metadata, profile, license);
  for (const set of metadata.permissionSets) permissionSetRows(rows, metadata, set, metadataId('0PS', set.name), {});
  for (const group of metadata.permissionSetGroups) {
    const id = metadataId('0PG', group.name);
    rows.add('PermissionSetGroup', id, {
      DeveloperName: group.name,
      MasterLabel: group.label,
      Description: group.description,
      Status: 'Updated',
    });
    if (group.mutingPermissionSets.length > 0)
      throw new MetadataError(group.file, 'UNSUPPORTED: muting permission sets');
    for (const name of group.permissionSets) {
      if (!metadata.permissionSets.some((set) => set.name === name))
        throw new MetadataError(group.file, `permission set ${name} does not exist`);
      const component = metadataId('0PC', `${group.name}.${name}`);
      rows.add('PermissionSetGroupComponent', component, {
        PermissionSetGroupId: id,
        PermissionSetId: metadataId('0PS', name),
      });
    }
  }
}

function profileRows(rows: SetupRows, metadata: Metadata, profile: PermissionSetMetadata, license: string): void {
  const id = metadataId('00e', profile.name);
  rows.add('Profile', id, {
    Name: profile.name,
    Description: profile.description,
    UserLicenseId: license,
    UserType: 'Standard',
    ...flags(rows, 'Profile', profile),
  });
  const setId = metadataId('0PS', `profile ${profile.name}`);
  permissionSetRows(rows, metadata, profile, setId, {
    ProfileId: id,
    IsOwnedByProfile: true,
    Type: 'Profile',
    Name: `X${id.slice(0, 15)}`,
  });
}

function permissionSetRows(
  rows: SetupRows,
  metadata: Metadata,
  set: PermissionSetMetadata,
  id: string,
  more: Record<string, unknown>,
): void {
  rows.add('PermissionSet', id, {
    Name: set.name,
    Label: set.label,
    Description: set.description,
    IsCustom: true,
    IsOwnedByProfile: false,
    Type: 'Regular',
    ...flags(rows, 'PermissionSet', set),
    ...more,
  });
  objectRows(rows, set, id);
  fieldRows(rows, set, id);
  entityRows(rows, metadata, set, id);
}

/** `PermissionsViewAllData: true` for each enabled system permission. */
function flags(
  rows: SetupRows,
  object: 'Profile' | 'PermissionSet',
  set: PermissionSetMetadata,
): Record<string, boolean> {
  const known = rows.object(object).fields;
  const names = set.userPermissions.map((name) => `Permissions${name}`);
  return Object.fromEntries(names.filter((name) => known.has(name.toLowerCase())).map((name) => [name, true]));
}

function objectRows(rows: SetupRows, set: PermissionSetMetadata, parentId: string): void {
  const reads = [...set.customMetadataTypes, ...set.customSettings].map((object) => ({
    object,
    read: true,
    create: false,
    edit: false,
    delete: false,
    viewAll: false,
    modifyAll: false,
    viewAllFields: false,
  }));
  for (const right of [...set.objects, ...reads]) {
    const object = rows.schema.object(right.object);
    if (!object) throw new MetadataError(set.file ?? set.name, `object ${right.object} does not exist`);
    rows.add('ObjectPermissions', metadataId('110', `${parentId}.${object.name}`), {
      ParentId: parentId,
      SobjectType: object.name,
      PermissionsRead: right.read,
      PermissionsCreate: right.create,
      PermissionsEdit: right.edit,
      PermissionsDelete: right.delete,
      PermissionsViewAllRecords: right.viewAll,
      PermissionsModifyAllRecords: right.modifyAll,
      PermissionsViewAllFields: right.viewAllFields,
    });
  }
}

function fieldRows(rows: SetupRows, set: PermissionSetMetadata, parentId: string): void {
  for (const right of set.fields) {
    const [objectName, fieldName] = right.field.split('.') as [string, string];
    const object = rows.schema.object(objectName);
    const field = object && rows.schema.field(object, fieldName);
    if (!object || !field) {
      if (objectName === 'Activity') continue;
      throw new MetadataError(set.file ?? set.name, `field ${right.field} does not exist`);
    }
    rows.add('FieldPermissions', metadataId('01k', `${parentId}.${object.name}.${field.name}`), {
      ParentId: parentId,
      SobjectType: object.name,
      Field: `${object.name}.${field.name}`,
      PermissionsRead: right.read,
      PermissionsEdit: right.edit,
    });
  }
}

function entityRows(rows: SetupRows, metadata: Metadata, set: PermissionSetMetadata, parentId: string): void {
  const grant = (type: string, prefix: string, name: string) => {
    const entity = metadataId(prefix, name);
    rows.add('SetupEntityAccess', metadataId('0J0', `${parentId}.${entity}`), {
      ParentId: parentId,
      SetupEntityId: entity,
      SetupEntityType: type,
    });
  };
  const classes = new Set(metadata.classes.map((source) => source.name.toLowerCase()));
  for (const name of set.classes) {
    if (!classes.has(name.toLowerCase()))
      throw new MetadataError(set.file ?? set.name, `Apex class ${name} does not exist`);
    grant('ApexClass', '01p', name);
  }
  const permissions = new Set(metadata.customPermissions.map((permission) => permission.name.toLowerCase()));
  for (const name of set.customPermissions) {
    if (!permissions.has(name.toLowerCase()))
      throw new MetadataError(set.file ?? set.name, `custom permission ${name} does not exist`);
    grant('CustomPermission', '0CP', name);
  }
}
