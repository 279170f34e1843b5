import type { FieldSchema, FieldType, ObjectSchema } from '../../data/schema.ts';
import type { Caller } from './records.ts';
import type { Row } from './serialize.ts';

/** XML schema types of the SOAP API, which describes answer too. */
const SOAP_TYPES: Partial<Record<FieldType, string>> = {
  ID: 'tns:ID',
  REFERENCE: 'tns:ID',
  BOOLEAN: 'xsd:boolean',
  INTEGER: 'xsd:int',
  LONG: 'xsd:long',
  DOUBLE: 'xsd:double',
  CURRENCY: 'xsd:double',
  PERCENT: 'xsd:double',
  DATE: 'xsd:date',
  DATETIME: 'xsd:dateTime',
  TIME: 'xsd:time',
  BASE64: 'xsd:base64Binary',
  ADDRESS: 'urn:address',
  LOCATION: 'urn:location',
  ANYTYPE: 'xsd:anyType',
};

/** The answer of `/sobjects/`: every object that the user may read. */
export function describeGlobal(caller: Caller): Row {
  const objects = [...caller.org.schema.objects.values()].filter(
    (object) => caller.data.objectAccess(caller.userId, object).read,
  );
  objects.sort((left, right) => (left.name < right.name ? -1 : 1));
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects: objects.map((object) => summary(caller, object)) };
}

/** The answer of `/sobjects/X/describe`: only fields that the user may read. */
export function describeObject(caller: Caller, object: ObjectSchema): Row {
  const fields = [...object.fields.values()].filter(
    (field) => caller.data.fieldAccess(caller.userId, object, field.name).read,
  );
  return {
    actionOverrides: [],
    childRelationships: object.childRelationships.map((child) => childRelationship(caller, child)),
    compactLayoutable: true,
    ...summary(caller, object),
    fields: fields.map((field) => describeField(caller, object, field)),
    namedLayoutInfos: [],
    recordTypeInfos: recordTypes(object),
    supportedScopes: [{ label: 'All', name: 'everything' }],
  };
}

function summary(caller: Caller, object: ObjectSchema): Row {
  const access = caller.data.objectAccess(caller.userId, object);
  const url = `${caller.base}/sobjects/${object.name}`;
  return {
    activateable: false,
    createable: access.create,
    custom: object.custom,
    customSetting: object.kind === 'setting',
    deletable: access.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.kind === 'object',
    mergeable: false,
    mruEnabled: false,
    name: object.name,
    queryable: object.kind !== 'event',
    replicateable: object.kind === 'object',
    retrieveable: object.kind !== 'event',
    searchable: object.kind === 'object',
    triggerable: object.kind === 'object' || object.kind === 'event',
    undeletable: access.delete,
    updateable: access.edit,
    urls: {
      sobject: url,
      describe: `${url}/describe`,
      rowTemplate: `${url}/{ID}`,
    },
  };
}

function childRelationship(caller: Caller, child: ObjectSchema['childRelationships'][number]): Row {
  const owner = caller.org.schema.object(child.childObject);
  const field = owner && caller.org.schema.field(owner, child.field);
  return {
    cascadeDelete: field?.deleteConstraint === 'Cascade',
    childSObject: child.childObject,
    deprecatedAndHidden: false,
    field: child.field,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName: child.name,
    restrictedDelete: field?.deleteConstraint === 'Restrict',
  };
}

function describeField(caller: Caller, object: ObjectSchema, field: FieldSchema): Row {
  const { edit } = caller.data.fieldAccess(caller.userId, object, field.name);
  const numeric = ['DOUBLE', 'CURRENCY', 'PERCENT'].includes(field.type);
  return {
    aggregatable: !['TEXTAREA', 'ADDRESS', 'LOCATION', 'BASE64'].includes(field.type),
    autoNumber: field.autoNumber !== null,
    byteLength: field.length * 3,
    calculated: field.calculated,
    calculatedFormula: field.formula,
    caseSensitive: field.caseSensitive,
    compoundFieldName: null,
    controllerName: field.controllingField,
    createable: field.createable && edit,
    custom: field.custom,
    defaultValue: field.type === 'BOOLEAN' ? field.defaultFormula === 'true' : null,
    defaultValueFormula: field.defaultFormula,
    defaultedOnCreate: field.defaultFormula !== null || field.autoNumber !== null,
    dependentPicklist: field.controllingField !== null,
    deprecatedAndHidden: false,
    digits: field.type === 'INTEGER' ? 9 : 0,
    externalId: field.externalId,
    filterable: !isLong(field),
    groupable: !isLong(field) && !numeric,
    idLookup: field.type === 'ID' || field.externalId || field.nameField,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    length: field.length,
    name: field.name,
    nameField: field.nameField,
    namePointing: field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.custom && !field.required,
    picklistValues: field.picklist.map((one) => ({
      active: one.active,
      defaultValue: one.isDefault,
      label: one.label,
      validFor: null,
      value: one.value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: numeric ? field.precision : 0,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.masterDetail ? 0 : null,
    restrictedDelete: field.deleteConstraint === 'Restrict',
    restrictedPicklist: field.restrictedPicklist,
    scale: numeric ? field.scale : 0,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: !isLong(field),
    type: field.type.toLowerCase(),
    unique: field.unique,
    updateable: field.updateable && edit,
    writeRequiresMasterRead: field.writeNeedsParentRead,
  };
}

function isLong(field: FieldSchema): boolean {
  return field.type === 'TEXTAREA' && field.length > 255;
}

function recordTypes(object: ObjectSchema): Row[] {
  const master = {
    active: true,
    available: true,
    defaultRecordTypeMapping: object.recordTypes.length === 0,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: '012000000000000AAA',
  };
  const own = object.recordTypes.map((type) => ({
    active: type.active,
    available: type.active,
    defaultRecordTypeMapping: false,
    developerName: type.developerName,
    master: false,
    name: type.label,
    recordTypeId: type.id,
  }));
  return [...own, master];
}
