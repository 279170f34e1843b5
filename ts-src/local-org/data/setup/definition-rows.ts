import { ApexDatetime, Decimal } from '../../values/index.ts';
import { OVERLAY } from '../../standard/overlay/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema.ts';
import { SObject } from '../sobject.ts';
import type { Database } from '../storage/database.ts';
import { insertRow } from '../storage/records.ts';

/** Writes the rows of EntityDefinition and FieldDefinition when they are first asked for. */
export function ensureDefinitions(db: Database, schema: Schema, userId: string, nowMs: number): void {
  const wanted = db.fact('setup');
  if (db.fact('definitions') === wanted) return;
  const entities = schema.object('EntityDefinition')!;
  const fields = schema.object('FieldDefinition')!;
  for (const object of [entities, fields]) db.run(`DELETE FROM ${db.table(object)}`);
  const write = (record: SObject) => {
    for (const [name, value] of [
      ['LastModifiedDate', new ApexDatetime(nowMs)],
      ['LastModifiedById', userId],
    ] as const) {
      if (record.schema.fields.has(name.toLowerCase())) record.put(name, value);
    }
    insertRow(db, record);
  };
  for (const object of schema.objects.values()) {
    if (!object.custom && !OVERLAY[object.name]) continue;
    write(entityRow(entities, object));
    for (const field of object.fields.values()) write(fieldRow(fields, object, field));
  }
  db.setFact('definitions', wanted!);
}

function entityRow(schema: ObjectSchema, object: ObjectSchema): SObject {
  const isRecord = object.kind === 'object';
  return row(schema, object.name, {
    DurableId: object.name,
    QualifiedApiName: object.name,
    DeveloperName: object.name.replace(/__\w+$/, ''),
    MasterLabel: object.label,
    Label: object.label,
    PluralLabel: object.labelPlural,
    KeyPrefix: object.keyPrefix,
    IsCustomSetting: object.kind === 'setting',
    IsCustomizable: !object.setup,
    IsQueryable: object.kind !== 'event',
    IsApexTriggerable: isRecord || object.kind === 'event',
    IsTriggerable: isRecord,
    IsEverCreatable: isRecord,
    IsEverUpdatable: isRecord,
    IsEverDeletable: isRecord,
    IsIdEnabled: object.fields.has('id'),
    IsSearchable: isRecord && !object.setup,
    InternalSharingModel: object.sharingModel,
    ExternalSharingModel: object.sharingModel,
  });
}

function fieldRow(schema: ObjectSchema, object: ObjectSchema, field: FieldSchema): SObject {
  const name = `${object.name}.${field.name}`;
  return row(schema, name, {
    DurableId: name,
    QualifiedApiName: field.name,
    EntityDefinitionId: object.name,
    DeveloperName: field.name.replace(/__c$/, ''),
    MasterLabel: field.label,
    Label: field.label,
    Length: field.length,
    Precision: field.precision,
    Scale: Decimal.from(field.scale),
    DataType: dataType(field),
    IsCalculated: field.calculated,
    IsNameField: field.nameField,
    IsNillable: field.nillable,
    IsIndexed: field.externalId || field.unique || field.type === 'REFERENCE',
    IsPolymorphicForeignKey: field.referenceTo.length > 1,
    RelationshipName: field.relationshipName,
    SecurityClassification: field.securityClassification,
    ComplianceGroup: field.complianceGroup,
  });
}

function row(schema: ObjectSchema, key: string, values: Record<string, unknown>): SObject {
  const record = new SObject(schema);
  for (const [name, value] of Object.entries(values))
    if (schema.fields.has(name.toLowerCase())) record.put(name, value);
  record.id = key;
  return record;
}

const NAMES: Readonly<Record<string, string>> = {
  ID: 'Lookup()',
  BOOLEAN: 'Checkbox',
  DATE: 'Date',
  DATETIME: 'Date/Time',
  TIME: 'Time',
  PICKLIST: 'Picklist',
  MULTIPICKLIST: 'Picklist (Multi-Select)',
  EMAIL: 'Email',
  PHONE: 'Phone',
  ADDRESS: 'Address',
  LOCATION: 'Geolocation',
};

/** The type as Setup shows it: `Text(255)`, `Lookup(Account)`, `Formula (Text)`. */
function dataType(field: FieldSchema): string {
  if (field.rollup) return 'Roll-Up Summary';
  const plain = plainType(field);
  return field.formula === null ? plain : `Formula (${plain.replace(/\(.*/, '')})`;
}

function plainType(field: FieldSchema): string {
  const { type, length, precision, scale } = field;
  if (field.autoNumber !== null) return 'Auto Number';
  if (type === 'REFERENCE') return `${field.masterDetail ? 'Master-Detail' : 'Lookup'}(${field.referenceTo.join(',')})`;
  if (type === 'TEXTAREA') return length > 255 ? `Long Text Area(${length})` : `Text Area(${length})`;
  if (type === 'DOUBLE' || type === 'INTEGER') return `Number(${precision - scale}, ${scale})`;
  if (type === 'CURRENCY') return `Currency(${precision - scale}, ${scale})`;
  if (type === 'PERCENT') return `Percent(${precision - scale}, ${scale})`;
  if (type === 'URL') return `URL(${length})`;
  return NAMES[type] ?? `Text(${length})`;
}
