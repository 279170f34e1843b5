import type { FieldSchema, FieldType, PicklistValue } from '../../data/schema.ts';
import { MetadataError } from '../error.ts';
import type { FieldMetadata, Metadata } from '../model.ts';
import { fieldDraft, labelOf } from './draft.ts';

const TYPES: Readonly<Record<string, FieldType>> = {
  Text: 'STRING',
  TextArea: 'TEXTAREA',
  LongTextArea: 'TEXTAREA',
  Html: 'TEXTAREA',
  Checkbox: 'BOOLEAN',
  Number: 'DOUBLE',
  Currency: 'CURRENCY',
  Percent: 'PERCENT',
  Date: 'DATE',
  DateTime: 'DATETIME',
  Time: 'TIME',
  Email: 'EMAIL',
  Phone: 'PHONE',
  Url: 'URL',
  Picklist: 'PICKLIST',
  MultiselectPicklist: 'MULTIPICKLIST',
  Lookup: 'REFERENCE',
  MasterDetail: 'REFERENCE',
  Hierarchy: 'REFERENCE',
  MetadataRelationship: 'REFERENCE',
  AutoNumber: 'STRING',
  EncryptedText: 'ENCRYPTEDSTRING',
  Location: 'LOCATION',
  Summary: 'DOUBLE',
};

const LENGTHS: Readonly<Record<string, number>> = {
  TextArea: 255,
  LongTextArea: 32768,
  Html: 32768,
  AutoNumber: 30,
  MultiselectPicklist: 4099,
};

/** The schema fields that one metadata field makes (a Location makes three). Throws MetadataError for an unknown type. */
export function customFields(metadata: Metadata, object: string, field: FieldMetadata): FieldSchema[] {
  const type = field.type === null ? undefined : TYPES[field.type];
  if (!type) throw new MetadataError(field.file, `${object}.${field.name} has the unknown type "${field.type}"`);
  const schema = fieldDraft(field.name, type, {
    ...describeText(field),
    ...describeNumber(field),
    ...describeRules(field),
    ...(type === 'REFERENCE' ? describeReference(object, field) : {}),
    ...(type === 'PICKLIST' || type === 'MULTIPICKLIST' ? describePicklist(metadata, object, field) : {}),
    ...describeFormula(field),
  });
  return type === 'LOCATION' ? [schema, ...coordinates(schema)] : [schema];
}

/** What a folder may change on a standard field. */
export function refineStandardField(
  metadata: Metadata,
  object: string,
  known: FieldSchema,
  field: FieldMetadata,
): FieldSchema {
  const values = field.picklist.length > 0 || field.valueSetName ? describePicklist(metadata, object, field) : {};
  return {
    ...known,
    ...values,
    label: field.label ?? known.label,
    inlineHelpText: field.inlineHelpText ?? known.inlineHelpText,
    securityClassification: field.securityClassification ?? known.securityClassification,
    complianceGroup: field.complianceGroup ?? known.complianceGroup,
    required: known.required || field.required,
    externalId: known.externalId || field.externalId,
    unique: known.unique || field.unique,
  };
}

function describeText(field: FieldMetadata): Partial<FieldSchema> {
  return {
    label: field.label ?? labelOf(field.name),
    custom: true,
    inlineHelpText: field.inlineHelpText,
    securityClassification: field.securityClassification,
    complianceGroup: field.complianceGroup,
    controllingField: field.controllingField,
    ...(field.length !== null || LENGTHS[field.type!] ? { length: field.length ?? LENGTHS[field.type!]! } : {}),
  };
}

function describeNumber(field: FieldMetadata): Partial<FieldSchema> {
  if (!['Number', 'Currency', 'Percent', 'Summary'].includes(field.type!)) return {};
  return { precision: field.precision ?? 18, scale: field.scale ?? (field.type === 'Number' ? 0 : 2) };
}

function describeRules(field: FieldMetadata): Partial<FieldSchema> {
  const byPlatform = field.type === 'AutoNumber' || field.formula !== null || field.summary !== null;
  return {
    required: field.required,
    nillable: field.type !== 'Checkbox' && !field.required,
    unique: field.unique,
    caseSensitive: field.caseSensitive,
    externalId: field.externalId,
    autoNumber: field.type === 'AutoNumber' ? (field.displayFormat ?? '{0}') : null,
    defaultFormula: field.defaultValue,
    createable: !byPlatform,
    updateable: !byPlatform,
  };
}

function describeReference(object: string, field: FieldMetadata): Partial<FieldSchema> {
  const targets = field.type === 'Hierarchy' ? [object] : field.referenceTo;
  if (targets.length === 0) throw new MetadataError(field.file, `${object}.${field.name} needs <referenceTo>`);
  const detail = field.type === 'MasterDetail';
  return {
    referenceTo: targets,
    relationshipName: field.name.replace(/__c$/, '__r'),
    deleteConstraint: detail ? 'Cascade' : (field.deleteConstraint ?? 'SetNull'),
    masterDetail: detail,
    writeNeedsParentRead: field.writeRequiresMasterRead,
    ...(detail ? { required: true, nillable: false, updateable: field.reparentableMasterDetail } : {}),
  };
}

function describePicklist(metadata: Metadata, object: string, field: FieldMetadata): Partial<FieldSchema> {
  let values: PicklistValue[] = field.picklist;
  if (field.valueSetName) {
    const shared = metadata.globalValueSets.get(field.valueSetName.toLowerCase());
    if (!shared)
      throw new MetadataError(field.file, `${object}.${field.name} uses the unknown value set ${field.valueSetName}`);
    values = shared;
  }
  return {
    picklist: values,
    restrictedPicklist: field.restricted || field.valueSetName !== null,
    controllingField: field.controllingField,
  };
}

function describeFormula(field: FieldMetadata): Partial<FieldSchema> {
  if (field.summary) {
    const { operation, childObject, childField, summarized, filters } = field.summary;
    return { calculated: true, rollup: { operation, childObject, childField, summarized, filters } };
  }
  if (field.formula === null) return {};
  return {
    calculated: true,
    formula: field.formula,
    nillable: field.type !== 'Checkbox',
    blankAsZero: field.formulaTreatBlanksAs === 'BlankAsZero',
  };
}

function coordinates(location: FieldSchema): FieldSchema[] {
  return ['Latitude', 'Longitude'].map((axis) =>
    fieldDraft(location.name.replace(/__c$/, `__${axis}__s`), 'DOUBLE', {
      label: `${location.label} (${axis})`,
      precision: 18,
      scale: 15,
      custom: true,
    }),
  );
}
