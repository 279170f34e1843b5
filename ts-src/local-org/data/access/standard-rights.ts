/** What the platform itself decides about access to standard objects and fields. */
import type { FieldSchema, ObjectSchema } from '../schema.ts';

/** Objects without permissions of their own: another object's apply. */
export const FOLLOWS: Readonly<Record<string, string>> = {
  OpportunityLineItem: 'Opportunity',
  OpportunityContactRole: 'Opportunity',
  AccountContactRole: 'Account',
  CaseComment: 'Case',
  EmailMessage: 'Case',
  CampaignMember: 'Campaign',
  OrderItem: 'Order',
  PricebookEntry: 'Pricebook2',
};

/** Objects that every user may use; sharing still decides about each record. */
export const OPEN_OBJECTS = new Set([
  'Task',
  'Event',
  'Attachment',
  'Note',
  'ContentVersion',
  'ContentDocument',
  'ContentDocumentLink',
  'FeedItem',
  'FeedComment',
  'Topic',
  'TopicAssignment',
]);

/** `AccountHistory` → Account, `Foo__Share` → `Foo__c`; undefined for an object of its own. */
export function parentOfCompanion(name: string, exists: (candidate: string) => boolean): string | undefined {
  const custom = /^(.+__)(Share|History|Feed)$/.exec(name);
  if (custom) return `${custom[1]}c`;
  const standard = /^(.+?)(Share|FieldHistory|History|Feed)$/.exec(name)?.[1];
  return standard !== undefined && exists(standard) ? standard : undefined;
}

/** The system permission that lets a user write rows of a setup object. */
export function setupWritePermission(name: string): string {
  if (name === 'User' || name === 'Group' || name === 'GroupMember' || name === 'QueueSobject') return 'ManageUsers';
  if (name === 'UserRole') return 'ManageRoles';
  if (name === 'PermissionSetAssignment') return 'AssignPermissionSets';
  if (/^(PermissionSet|ObjectPermissions|FieldPermissions|SetupEntityAccess|Profile)/.test(name))
    return 'ManageProfilesPermissionsets';
  return 'CustomizeApplication';
}

const SYSTEM_FIELDS = new Set([
  'Id',
  'IsDeleted',
  'OwnerId',
  'RecordTypeId',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'MasterRecordId',
  'IsClosed',
  'IsWon',
  'FirstName',
  'Salutation',
  'PhotoUrl',
  'CurrencyIsoCode',
]);

/** Fields without field-level security: required ones, the record's name, and what the platform writes. */
export function isAlwaysVisible(object: ObjectSchema, field: FieldSchema): boolean {
  if (field.required || field.nameField || field.name === object.nameField || field.masterDetail) return true;
  if (field.name === 'FirstName' || field.name === 'LastName') return object.fields.has('lastname');
  return !field.custom && (SYSTEM_FIELDS.has(field.name) || (!field.nillable && field.type !== 'BOOLEAN'));
}

/** Standard fields that standard profiles do not see until an administrator grants them. */
export const HIDDEN_FIELDS = new Set([
  'Tradestyle',
  'DunsNumber',
  'NaicsCode',
  'NaicsDesc',
  'YearStarted',
  'SicDesc',
  'CleanStatus',
  'DandbCompanyId',
]);

const ADDRESS_PART = /^(.*?)(Street|City|State|PostalCode|Country|Latitude|Longitude|GeocodeAccuracy)$/;

/** The field whose field-level security counts: parts of an address have that of the address. */
export function securedName(object: ObjectSchema, field: FieldSchema): string {
  const prefix = field.custom ? undefined : ADDRESS_PART.exec(field.name)?.[1];
  if (prefix === undefined) return field.name;
  const compound = object.fields.get(`${prefix.toLowerCase()}address`);
  return compound?.type === 'ADDRESS' ? compound.name : field.name;
}
