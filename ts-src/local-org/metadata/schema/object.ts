import type { SharingModel } from '../../data/schema.ts';
import { metadataId } from '../../data/ids.ts';
import { MetadataError } from '../error.ts';
import type { FieldMetadata, Metadata, ObjectMetadata } from '../model.ts';
import { addField, fieldDraft, labelOf, objectDraft } from './draft.ts';
import type { ObjectDraft } from './draft.ts';
import { customFields, refineStandardField } from './field.ts';
import {
  customHistoryFields,
  customMetadataFields,
  customObjectFields,
  customShareFields,
  eventFields,
  nameField,
  recordTypeField,
  settingFields,
} from './system-fields.ts';

/** A new object from metadata alone: custom object, event, custom metadata type, setting, or a standard object the typings lack. */
export function createObject(metadata: Metadata, source: ObjectMetadata): ObjectDraft {
  const object = objectDraft(source.name);
  object.custom = /__(c|e|mdt|b|x|kav)$/i.test(source.name);
  if (/__(b|x)$/i.test(source.name))
    throw new MetadataError(source.file ?? source.name, `UNSUPPORTED: big and external objects (${source.name})`);
  if (source.name.endsWith('__mdt')) startMetadataType(object);
  else if (source.name.endsWith('__e')) startEvent(object, source);
  else if (source.customSettingsType) startSetting(object, source.customSettingsType);
  else startRecordObject(object, source);
  extendObject(metadata, object, source);
  return object;
}

function startMetadataType(object: ObjectDraft): void {
  object.kind = 'metadata';
  object.sharingModel = 'Public';
  object.nameField = 'MasterLabel';
  for (const field of customMetadataFields()) addField(object, field);
}

function startEvent(object: ObjectDraft, source: ObjectMetadata): void {
  object.kind = 'event';
  object.sharingModel = 'Public';
  object.publishImmediately = source.publishBehavior === 'PublishImmediately';
  for (const field of eventFields()) addField(object, field);
}

function startSetting(object: ObjectDraft, type: 'Hierarchy' | 'List'): void {
  object.kind = 'setting';
  object.sharingModel = 'Public';
  object.settingType = type;
  object.nameField = 'Name';
  for (const field of settingFields(type === 'Hierarchy')) addField(object, field);
}

function startRecordObject(object: ObjectDraft, source: ObjectMetadata): void {
  const master = source.fields.find((field) => field.type === 'MasterDetail');
  for (const field of customObjectFields(master !== undefined)) addField(object, field);
  const name = source.nameField;
  const autoNumber = name?.type === 'AutoNumber' ? (name.displayFormat ?? '{0}') : null;
  addField(object, nameField(name?.label ?? `${labelOf(source.name)} Name`, autoNumber));
  object.nameField = 'Name';
  object.sharingModel = master ? 'ControlledByParent' : 'ReadWrite';
}

/** Adds fields, rules and record types of a folder to an object, standard or new. */
export function extendObject(metadata: Metadata, object: ObjectDraft, source: ObjectMetadata): void {
  object.label = source.label ?? object.label;
  object.labelPlural = source.pluralLabel ?? (source.label ? `${source.label}s` : object.labelPlural);
  if (source.sharingModel) object.sharingModel = mergeSharing(object, source, source.sharingModel);
  for (const field of source.fields) mergeField(metadata, object, field);
  object.validationRules = [
    ...object.validationRules,
    ...source.validationRules.map(({ file: _file, ...rule }) => rule),
  ];
  object.fieldSets = [
    ...object.fieldSets,
    ...source.fieldSets.map(({ name, label, description, fields }) => ({
      name,
      label,
      description: description ?? '',
      fields,
    })),
  ];
  const recordTypes = source.recordTypes.map((type) => ({
    developerName: type.name,
    label: type.label,
    active: type.active,
    id: metadataId('012', `${object.name}.${type.name}`),
  }));
  object.recordTypes = [...object.recordTypes, ...recordTypes];
  if (recordTypes.length > 0 && !object.fields.has('recordtypeid')) addField(object, recordTypeField());
}

function mergeSharing(object: ObjectDraft, source: ObjectMetadata, model: SharingModel): SharingModel {
  if (object.kind !== 'object') return 'Public';
  const isDetail = [...object.fields.values(), ...source.fields].some((field) =>
    'masterDetail' in field ? field.masterDetail : field.type === 'MasterDetail' || field.type === 'Lookup',
  );
  if (model === 'ControlledByParent' && object.custom && !isDetail) {
    throw new MetadataError(source.file!, `${object.name} is ControlledByParent but has no master-detail field`);
  }
  return model;
}

function mergeField(metadata: Metadata, object: ObjectDraft, field: FieldMetadata): void {
  const known = object.fields.get(field.name.toLowerCase());
  if (known && !field.name.endsWith('__c')) addField(object, refineStandardField(metadata, object.name, known, field));
  else if (field.type === null || (!field.name.endsWith('__c') && field.type !== null && !known && !object.custom)) {
    throw new MetadataError(field.file, `${object.name} has no standard field ${field.name}`);
  } else for (const made of customFields(metadata, object.name, field)) addField(object, made);
}

/** `Foo__Share` and `Foo__History` of a custom object, when its sharing model and settings call for them. */
export function companionObjects(object: ObjectDraft, source: ObjectMetadata): ObjectDraft[] {
  if (object.kind !== 'object' || !object.custom) return [];
  const stem = object.name.replace(/__c$/i, '');
  const companions: ObjectDraft[] = [];
  if (object.sharingModel === 'Private' || object.sharingModel === 'Read') {
    object.shareObject = `${stem}__Share`;
    companions.push(companion(`${stem}__Share`, customShareFields(object.name), 'Public'));
    object.childRelationships.push({ name: 'Shares', childObject: `${stem}__Share`, field: 'ParentId' });
  }
  if (source.enableHistory) {
    companions.push(companion(`${stem}__History`, customHistoryFields(object.name), 'ControlledByParent'));
    object.childRelationships.push({ name: 'Histories', childObject: `${stem}__History`, field: 'ParentId' });
  }
  return companions;
}

/** `Foo__ChangeEvent`: what changed in a record of `Foo__c`. */
export function changeEventObject(object: ObjectDraft): ObjectDraft {
  const event = objectDraft(object.name.replace(/__c$/i, '__ChangeEvent'));
  event.kind = 'event';
  event.sharingModel = 'Public';
  for (const field of [...eventFields(), fieldDraft('ChangeEventHeader', 'ANYTYPE')]) addField(event, field);
  for (const field of object.fields.values())
    if (field.name !== 'Id' && field.name !== 'IsDeleted' && field.formula === null && field.rollup === null)
      addField(event, { ...field, required: false, nillable: true, unique: false });
  return event;
}

function companion(name: string, fields: ReturnType<typeof customShareFields>, sharing: SharingModel): ObjectDraft {
  const object = objectDraft(name);
  object.custom = false;
  object.sharingModel = sharing;
  object.setup = sharing === 'Public';
  for (const field of fields) addField(object, field);
  return object;
}
