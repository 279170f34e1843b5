import { Decimal } from '../../values/index.ts';
import { OVERLAY } from '../../standard/overlay/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema.ts';
import { SObject } from '../sobject.ts';
import type { Database } from '../storage/database.ts';
import { encode, quote, storedFields } from '../storage/columns.ts';
import type { SqlValue } from '../storage/columns.ts';

/** EntityDefinition, FieldDefinition and EntityParticle: their rows are made from the schema when a query first reads them. */
export function defineDefinitions(db: Database, schema: Schema): void {
  const entities = schema.object('EntityDefinition')!;
  const fields = schema.object('FieldDefinition')!;
  const particles = schema.object('EntityParticle')!;
  const described = [...schema.objects.values()].filter((object) => object.custom || OVERLAY[object.name]);
  const [sample] = described;
  const [sampleField] = sample!.fields.values();
  computeRows(db, entities, entityValues(sample!), () =>
    described.map((object) => row(entities, object.name, entityValues(object))),
  );
  for (const [target, values] of [
    [fields, fieldValues],
    [particles, particleValues],
  ] as const) {
    computeRows(db, target, values(sample!, sampleField!), () =>
      described.flatMap((object) =>
        [...object.fields.values()].map((field) => row(target, durableId(object, field), values(object, field))),
      ),
    );
  }
}

/** Columns that no row fills, `sample` tells which, keep their default. */
function computeRows(
  db: Database,
  object: ObjectSchema,
  sample: Readonly<Record<string, unknown>>,
  rows: () => SObject[],
): void {
  const filled = new Set(['id', ...Object.keys(sample).map((key) => key.toLowerCase())]);
  const columns = storedFields(object).filter((field) => filled.has(field.name.toLowerCase()));
  const names = columns.map((field) => quote(field.name)).join(', ');
  const values = columns.map((_field, index) => `value ->> ${index}`).join(', ');
  const insert = `INSERT INTO ${quote(object.name)} (${names}) SELECT ${values} FROM json_each(?)`;
  // One statement with all rows, each an array of stored values: a run of tests may need them once per test.
  let json: string | null = null;
  db.compute(object, () => {
    json ??= JSON.stringify(rows().map((row) => columns.map((field) => plain(encode(field, row.peek(field.name))))));
    db.run(insert, json);
  });
}

function plain(value: SqlValue): string | number | null {
  return typeof value === 'bigint' ? Number(value) : (value as string | number | null);
}

function entityValues(object: ObjectSchema): Record<string, unknown> {
  const isRecord = object.kind === 'object';
  return {
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
  };
}

function durableId(object: ObjectSchema, field: FieldSchema): string {
  return `${object.name}.${field.name}`;
}

function fieldValues(object: ObjectSchema, field: FieldSchema): Record<string, unknown> {
  return {
    DurableId: durableId(object, field),
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
  };
}

function particleValues(object: ObjectSchema, field: FieldSchema): Record<string, unknown> {
  return { ...fieldValues(object, field), FieldDefinitionId: durableId(object, field) };
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
