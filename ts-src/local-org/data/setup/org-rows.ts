import { MetadataError } from '../../metadata/index.ts';
import type { Metadata, QueueMetadata } from '../../metadata/index.ts';
import { metadataId } from '../ids.ts';
import type { SetupRows } from './rows.ts';

/** The Id of the standard price book, which every org has. */
export const STANDARD_PRICEBOOK = metadataId('01s', 'Standard Price Book');

/** The org itself, roles, and groups with the roles and groups in them. Users of queues come from `queueUsers`. */
export function orgRows(rows: SetupRows, metadata: Metadata, organizationId: string): void {
  rows.add('Organization', organizationId, {
    Name: 'Local Org',
    OrganizationType: 'Developer Edition',
    InstanceName: 'LOCAL',
    DefaultLocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'America/Los_Angeles',
    FiscalYearStartMonth: 1,
    IsSandbox: true,
  });
  rows.add('Group', metadataId('00G', 'AllInternalUsers'), {
    Name: 'AllInternalUsers',
    DeveloperName: 'AllInternalUsers',
    Type: 'Organization',
  });
  rows.add('Pricebook2', STANDARD_PRICEBOOK, {
    Name: 'Standard Price Book',
    IsStandard: true,
    IsActive: true,
  });
  rows.add('BusinessHours', metadataId('01m', 'Default'), {
    Name: 'Default',
    IsActive: true,
    IsDefault: true,
    TimeZoneSidKey: 'America/Los_Angeles',
  });
  roleRows(rows, metadata);
  for (const group of metadata.groups) {
    rows.add('Group', groupId('Regular', group.name), {
      Name: group.label.slice(0, 40),
      DeveloperName: group.name,
      Type: 'Regular',
      DoesIncludeBosses: group.includesBosses,
    });
  }
  for (const queue of metadata.queues) queueRows(rows, metadata, queue);
}

export function groupId(type: string, name: string): string {
  return metadataId('00G', `${type} ${name}`);
}

function roleRows(rows: SetupRows, metadata: Metadata): void {
  const names = new Set(metadata.roles.map((role) => role.name));
  for (const role of metadata.roles) {
    if (role.parent !== null && !names.has(role.parent))
      throw new MetadataError(role.file, `parent role ${role.parent} does not exist`);
    const id = metadataId('00E', role.name);
    rows.add('UserRole', id, {
      Name: role.label,
      DeveloperName: role.name,
      ParentRoleId: role.parent === null ? null : metadataId('00E', role.parent),
      OpportunityAccessForAccountOwner: role.opportunityAccess ?? 'None',
      CaseAccessForAccountOwner: role.caseAccess ?? 'None',
      ContactAccessForAccountOwner: role.contactAccess ?? 'None',
    });
    for (const type of ['Role', 'RoleAndSubordinates']) {
      rows.add('Group', groupId(type, role.name), {
        Name: role.label.slice(0, 40),
        DeveloperName: role.name,
        Type: type,
        RelatedId: id,
      });
    }
  }
}

function queueRows(rows: SetupRows, metadata: Metadata, queue: QueueMetadata): void {
  const id = groupId('Queue', queue.name);
  rows.add('Group', id, {
    Name: queue.label.slice(0, 40),
    DeveloperName: queue.name,
    Type: 'Queue',
    Email: queue.email,
  });
  for (const object of queue.objects) {
    if (!rows.schema.object(object)) throw new MetadataError(queue.file, `object ${object} does not exist`);
    rows.add('QueueSobject', metadataId('03g', `${queue.name}.${object}`), { QueueId: id, SobjectType: object });
  }
  const roles = new Set(metadata.roles.map((role) => role.name));
  const member = (type: string, name: string) => {
    if (type !== 'Regular' && !roles.has(name)) throw new MetadataError(queue.file, `role ${name} does not exist`);
    rows.add('GroupMember', metadataId('011', `${id}.${type}.${name}`), {
      GroupId: id,
      UserOrGroupId: groupId(type, name),
    });
  };
  for (const name of queue.publicGroups) member('Regular', name);
  for (const name of queue.roles) member('Role', name);
  for (const name of queue.rolesAndSubordinates) member('RoleAndSubordinates', name);
}
