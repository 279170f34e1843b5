import type { FieldSchema } from '../../data/schema.ts';
import { fieldDraft } from './draft.ts';

const BY_PLATFORM = { createable: false, updateable: false, nillable: false } as const;

const userReference = (name: string, label: string): FieldSchema =>
  fieldDraft(`${name}Id`, 'REFERENCE', { label, relationshipName: name, referenceTo: ['User'], ...BY_PLATFORM });

const id = (label = 'Record ID') => fieldDraft('Id', 'ID', { label, ...BY_PLATFORM });
const deleted = () => fieldDraft('IsDeleted', 'BOOLEAN', { label: 'Deleted', ...BY_PLATFORM });
const created = () => [fieldDraft('CreatedDate', 'DATETIME', BY_PLATFORM), userReference('CreatedBy', 'Created By ID')];
const modified = () => [
  fieldDraft('LastModifiedDate', 'DATETIME', BY_PLATFORM),
  userReference('LastModifiedBy', 'Last Modified By ID'),
  fieldDraft('SystemModstamp', 'DATETIME', BY_PLATFORM),
];

export function ownerField(): FieldSchema {
  return fieldDraft('OwnerId', 'REFERENCE', {
    relationshipName: 'Owner',
    referenceTo: ['Group', 'User'],
    nillable: false,
  });
}

export function recordTypeField(): FieldSchema {
  return fieldDraft('RecordTypeId', 'REFERENCE', { relationshipName: 'RecordType', referenceTo: ['RecordType'] });
}

export function nameField(label: string, autoNumber: string | null): FieldSchema {
  const more = autoNumber === null ? {} : { autoNumber, ...BY_PLATFORM };
  return fieldDraft('Name', 'STRING', { label, length: 80, nameField: true, ...more });
}

/** Fields every custom object has, before its own. */
export function customObjectFields(detail: boolean): FieldSchema[] {
  return [
    id(),
    ...(detail ? [] : [ownerField()]),
    deleted(),
    ...created(),
    ...modified(),
    fieldDraft('LastActivityDate', 'DATE', { createable: false, updateable: false }),
    fieldDraft('LastViewedDate', 'DATETIME', { createable: false, updateable: false }),
    fieldDraft('LastReferencedDate', 'DATETIME', { createable: false, updateable: false }),
  ];
}

export function customMetadataFields(): FieldSchema[] {
  const fixed = { createable: false, updateable: false };
  return [
    id(),
    fieldDraft('DeveloperName', 'STRING', {
      length: 40,
      label: 'Custom Metadata Record Name',
      nillable: false,
      ...fixed,
    }),
    fieldDraft('MasterLabel', 'STRING', { length: 40, label: 'Label', nillable: false, nameField: true, ...fixed }),
    fieldDraft('Language', 'PICKLIST', { length: 40, ...fixed }),
    fieldDraft('NamespacePrefix', 'STRING', { length: 15, ...fixed }),
    fieldDraft('Label', 'STRING', { length: 40, nillable: false, ...fixed }),
    fieldDraft('QualifiedApiName', 'STRING', { length: 70, nillable: false, ...fixed }),
    fieldDraft('SystemModstamp', 'DATETIME', BY_PLATFORM),
  ];
}

export function settingFields(hierarchy: boolean): FieldSchema[] {
  const owner = fieldDraft('SetupOwnerId', 'REFERENCE', {
    label: 'Location',
    relationshipName: 'SetupOwner',
    referenceTo: ['Organization', 'Profile', 'User'],
    nillable: false,
    updateable: false,
  });
  return [
    id(),
    deleted(),
    fieldDraft('Name', 'STRING', { length: 38, nameField: !hierarchy, nillable: hierarchy, required: !hierarchy }),
    ...(hierarchy ? [owner] : [{ ...owner, createable: false }]),
    ...created(),
    ...modified(),
  ];
}

export function eventFields(): FieldSchema[] {
  return [
    fieldDraft('ReplayId', 'STRING', { length: 1000, createable: false, updateable: false }),
    ...created(),
    fieldDraft('EventUuid', 'STRING', { length: 36, createable: false, updateable: false }),
  ];
}

/** `Foo__Share`: access of users and groups to records of `Foo__c`. */
export function customShareFields(parent: string): FieldSchema[] {
  return [
    id(),
    fieldDraft('ParentId', 'REFERENCE', {
      relationshipName: 'Parent',
      referenceTo: [parent],
      nillable: false,
      required: true,
      updateable: false,
      deleteConstraint: 'Cascade',
    }),
    fieldDraft('AccessLevel', 'PICKLIST', {
      nillable: false,
      required: true,
      restrictedPicklist: true,
      picklist: ['Read', 'Edit', 'All'].map((value) => ({ value, label: value, isDefault: false, active: true })),
    }),
    fieldDraft('RowCause', 'PICKLIST', {
      nillable: false,
      updateable: false,
      picklist: ['Owner', 'Manual', 'Rule'].map((value) => ({
        value,
        label: value,
        isDefault: value === 'Manual',
        active: true,
      })),
    }),
    fieldDraft('UserOrGroupId', 'REFERENCE', {
      relationshipName: 'UserOrGroup',
      referenceTo: ['Group', 'User'],
      nillable: false,
      required: true,
      updateable: false,
    }),
    deleted(),
    fieldDraft('LastModifiedDate', 'DATETIME', BY_PLATFORM),
    userReference('LastModifiedBy', 'Last Modified By ID'),
  ];
}

/** `Foo__History`: one row per changed tracked field. */
export function customHistoryFields(parent: string): FieldSchema[] {
  return [
    id(),
    deleted(),
    fieldDraft('ParentId', 'REFERENCE', {
      relationshipName: 'Parent',
      referenceTo: [parent],
      nillable: false,
      deleteConstraint: 'Cascade',
    }),
    ...created(),
    fieldDraft('Field', 'PICKLIST', BY_PLATFORM),
    fieldDraft('DataType', 'PICKLIST', BY_PLATFORM),
    fieldDraft('OldValue', 'ANYTYPE', { createable: false, updateable: false }),
    fieldDraft('NewValue', 'ANYTYPE', { createable: false, updateable: false }),
  ];
}
