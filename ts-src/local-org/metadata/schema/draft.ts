import type { ChildRelationship, FieldSchema, FieldType, ObjectSchema } from '../../data/schema.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An object under construction. */
export interface ObjectDraft extends Omit<Mutable<ObjectSchema>, 'fields' | 'childRelationships'> {
  fields: Map<string, FieldSchema>;
  childRelationships: ChildRelationship[];
}

export function objectDraft(name: string): ObjectDraft {
  return {
    name,
    label: labelOf(name),
    labelPlural: labelOf(name),
    keyPrefix: '',
    kind: 'object',
    custom: name.includes('__'),
    publishImmediately: false,
    sharingModel: 'ReadWrite',
    fields: new Map(),
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
    nameField: null,
    setup: false,
    settingType: null,
    shareObject: null,
  };
}

/** A field with every property at the platform's default for its type. */
export function fieldDraft(name: string, type: FieldType, more: Partial<FieldSchema> = {}): FieldSchema {
  return {
    name,
    label: labelOf(name),
    type,
    length: defaultLength(type),
    precision: 0,
    scale: 0,
    nillable: type !== 'BOOLEAN' && type !== 'ID',
    unique: false,
    caseSensitive: false,
    externalId: false,
    autoNumber: null,
    custom: name.endsWith('__c'),
    createable: type !== 'ID',
    updateable: type !== 'ID',
    calculated: false,
    nameField: false,
    required: false,
    formula: null,
    defaultFormula: null,
    referenceTo: [],
    relationshipName: null,
    deleteConstraint: 'SetNull',
    masterDetail: false,
    picklist: [],
    restrictedPicklist: false,
    securityClassification: null,
    complianceGroup: null,
    inlineHelpText: null,
    blankAsZero: false,
    writeNeedsParentRead: false,
    controllingField: null,
    rollup: null,
    ...more,
  };
}

export function addField(object: ObjectDraft, field: FieldSchema): void {
  object.fields.set(field.name.toLowerCase(), field);
}

/** `NumberOfEmployees` → `Number Of Employees`, `OwnerId` → `Owner ID`. */
export function labelOf(name: string): string {
  return name
    .replace(/__(c|mdt|e|r|kav)$/, '')
    .replace(/_+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/ Id$/, ' ID');
}

function defaultLength(type: FieldType): number {
  if (type === 'ID' || type === 'REFERENCE') return 18;
  if (type === 'STRING' || type === 'PICKLIST' || type === 'URL' || type === 'TEXTAREA') return 255;
  if (type === 'EMAIL') return 80;
  if (type === 'PHONE') return 40;
  if (type === 'MULTIPICKLIST') return 4099;
  return 0;
}
