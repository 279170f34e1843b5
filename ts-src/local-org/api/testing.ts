import type { FieldSchema, FieldType, ObjectKind, ObjectSchema, Schema } from '../data/schema.ts';

/** A field for tests: everything a field may be is allowed, nothing special is set. */
export function field(name: string, type: FieldType, more: Partial<FieldSchema> = {}): FieldSchema {
  return {
    name,
    label: name.replace(/__c$/, ''),
    type,
    length: 255,
    precision: 18,
    scale: 2,
    nillable: true,
    unique: false,
    caseSensitive: false,
    externalId: false,
    autoNumber: null,
    custom: name.endsWith('__c'),
    createable: true,
    updateable: true,
    calculated: false,
    nameField: name === 'Name',
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

export function object(
  name: string,
  kind: ObjectKind,
  fields: FieldSchema[],
  more: Partial<ObjectSchema> = {},
): ObjectSchema {
  return {
    name,
    label: name.replace(/__\w$/, ''),
    labelPlural: `${name.replace(/__\w$/, '')}s`,
    keyPrefix: 'a00',
    kind,
    custom: /__\w$/.test(name),
    publishImmediately: false,
    sharingModel: 'Private',
    fields: new Map(fields.map((one) => [one.name.toLowerCase(), one])),
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
    setup: false,
    settingType: null,
    shareObject: null,
    nameField: 'Name',
    ...more,
  };
}

export function schemaOf(...objects: ObjectSchema[]): Schema {
  const byName = new Map(objects.map((one) => [one.name.toLowerCase(), one]));
  return {
    objects: byName,
    object: (name) => byName.get(name.toLowerCase()),
    objectByPrefix: (prefix) => objects.find((one) => one.keyPrefix === prefix),
    field: (owner, name) => owner.fields.get(name.toLowerCase()),
    relationship: (owner, name) =>
      [...owner.fields.values()].find((one) => one.relationshipName?.toLowerCase() === name.toLowerCase()),
    child: (owner, name) => owner.childRelationships.find((one) => one.name?.toLowerCase() === name.toLowerCase()),
  };
}
