import type { PicklistValue, SharingModel } from '../data/schema.ts';
import { MetadataError } from './error.ts';
import type {
  FieldMetadata,
  FieldSetMetadata,
  FilterItem,
  ObjectMetadata,
  RecordTypeMetadata,
  SummaryMetadata,
  ValidationRuleMetadata,
} from './model.ts';
import type { XmlElement } from './xml.ts';

const SHARING: Record<string, SharingModel> = {
  Private: 'Private',
  Read: 'Read',
  ReadSelect: 'Read',
  ReadWrite: 'ReadWrite',
  ReadWriteTransfer: 'ReadWrite',
  FullAccess: 'ReadWrite',
  ControlledByParent: 'ControlledByParent',
  ControlledByCampaign: 'ControlledByParent',
  ControlledByLeadOrContact: 'ControlledByParent',
};

/** An object that only has decomposed children so far. */
export function emptyObject(name: string): ObjectMetadata {
  return {
    name,
    file: null,
    label: null,
    pluralLabel: null,
    sharingModel: null,
    customSettingsType: null,
    publishBehavior: null,
    eventType: null,
    nameField: null,
    enableHistory: false,
    enableFeeds: false,
    enableActivities: false,
    description: null,
    fields: [],
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
  };
}

/** Adds what an `.object-meta.xml` says, including children written inline, to `object`. */
export function readObject(object: ObjectMetadata, xml: XmlElement): void {
  object.file = xml.file;
  object.label = xml.text('label') ?? object.label;
  object.pluralLabel = xml.text('pluralLabel') ?? object.pluralLabel;
  object.description = xml.text('description') ?? object.description;
  object.sharingModel = sharingModel(xml) ?? object.sharingModel;
  object.customSettingsType = xml.choice('customSettingsType', ['Hierarchy', 'List']) ?? object.customSettingsType;
  object.publishBehavior =
    xml.choice('publishBehavior', ['PublishImmediately', 'PublishAfterCommit']) ?? object.publishBehavior;
  object.eventType = xml.text('eventType') ?? object.eventType;
  object.enableHistory ||= xml.flag('enableHistory');
  object.enableFeeds ||= xml.flag('enableFeeds');
  object.enableActivities ||= xml.flag('enableActivities');
  const name = xml.first('nameField');
  if (name) {
    const type = name.choice('type', ['Text', 'AutoNumber']) ?? 'Text';
    object.nameField = { label: name.text('label') ?? 'Name', type, displayFormat: name.text('displayFormat') ?? null };
  }
  object.fields.push(...xml.all('fields').map(readField));
  object.validationRules.push(...xml.all('validationRules').map(readValidationRule));
  object.recordTypes.push(...xml.all('recordTypes').map(readRecordType));
  object.fieldSets.push(...xml.all('fieldSets').map(readFieldSet));
}

function sharingModel(xml: XmlElement): SharingModel | null {
  const text = xml.text('sharingModel');
  if (text === undefined) return null;
  const model = SHARING[text];
  if (!model)
    throw new MetadataError(
      xml.file,
      `<sharingModel> is "${text}", expected one of ${Object.keys(SHARING).join(', ')}`,
    );
  return model;
}

export function readField(xml: XmlElement): FieldMetadata {
  const valueSet = xml.first('valueSet');
  const numeric = (name: string) => xml.integer(name) ?? null;
  return {
    name: xml.required('fullName'),
    file: xml.file,
    label: xml.text('label') ?? null,
    type: xml.text('type') ?? null,
    length: numeric('length'),
    precision: numeric('precision'),
    scale: numeric('scale'),
    required: xml.flag('required'),
    unique: xml.flag('unique'),
    caseSensitive: xml.flag('caseSensitive'),
    externalId: xml.flag('externalId'),
    defaultValue: xml.text('defaultValue')?.trim() || null,
    displayFormat: xml.text('displayFormat') ?? null,
    formula: xml.text('formula') ?? null,
    formulaTreatBlanksAs: xml.choice('formulaTreatBlanksAs', ['BlankAsBlank', 'BlankAsZero']) ?? null,
    referenceTo: xml.texts('referenceTo'),
    relationshipName: xml.text('relationshipName') ?? null,
    relationshipLabel: xml.text('relationshipLabel') ?? null,
    deleteConstraint: xml.choice('deleteConstraint', ['SetNull', 'Restrict', 'Cascade']) ?? null,
    reparentableMasterDetail: xml.flag('reparentableMasterDetail'),
    writeRequiresMasterRead: xml.flag('writeRequiresMasterRead'),
    picklist: valueSet ? readValues(valueSet) : [],
    valueSetName: valueSet?.text('valueSetName') ?? null,
    restricted: valueSet?.flag('restricted') ?? false,
    controllingField: valueSet?.text('controllingField') ?? null,
    securityClassification: xml.text('securityClassification') ?? null,
    complianceGroup: xml.text('complianceGroup') ?? null,
    businessStatus: xml.text('businessStatus') ?? null,
    inlineHelpText: xml.text('inlineHelpText') ?? null,
    description: xml.text('description') ?? null,
    trackHistory: xml.flag('trackHistory'),
    summary: readSummary(xml),
  };
}

function readValues(valueSet: XmlElement): PicklistValue[] {
  const definition = valueSet.first('valueSetDefinition');
  return definition ? definition.all('value').map(readPicklistValue) : [];
}

export function readPicklistValue(xml: XmlElement): PicklistValue {
  const value = xml.required('fullName');
  return {
    value,
    label: xml.text('label') ?? value,
    isDefault: xml.flag('default'),
    active: xml.flag('isActive', true),
  };
}

function readSummary(xml: XmlElement): SummaryMetadata | null {
  const operation = xml.choice('summaryOperation', ['count', 'sum', 'min', 'max']);
  if (!operation) return null;
  const [childObject, childField] = splitPath(xml, xml.required('summaryForeignKey'));
  const summarized = xml.text('summarizedField');
  return {
    operation,
    childObject,
    childField,
    summarized: summarized ? splitPath(xml, summarized)[1] : null,
    filters: xml.all('summaryFilterItems').map(readFilterItem),
  };
}

function splitPath(xml: XmlElement, path: string): [string, string] {
  const [object, field] = path.split('.');
  if (!object || !field) throw new MetadataError(xml.file, `"${path}" should be Object.Field`);
  return [object, field];
}

export function readFilterItem(xml: XmlElement): FilterItem {
  return { field: xml.required('field'), operation: xml.required('operation'), value: xml.text('value') ?? '' };
}

export function readValidationRule(xml: XmlElement): ValidationRuleMetadata {
  return {
    name: xml.required('fullName'),
    file: xml.file,
    active: xml.flag('active'),
    formula: xml.required('errorConditionFormula'),
    message: xml.required('errorMessage'),
    field: xml.text('errorDisplayField') ?? null,
  };
}

export function readRecordType(xml: XmlElement): RecordTypeMetadata {
  return {
    name: xml.required('fullName'),
    file: xml.file,
    label: xml.required('label'),
    active: xml.flag('active'),
    description: xml.text('description') ?? null,
  };
}

export function readFieldSet(xml: XmlElement): FieldSetMetadata {
  return {
    name: xml.required('fullName'),
    file: xml.file,
    label: xml.required('label'),
    description: xml.text('description') ?? null,
    fields: xml
      .all('displayedFields')
      .map((item) => ({ path: item.required('field'), required: item.flag('isRequired') })),
  };
}
