import { readFileSync } from 'node:fs';
import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal } from '../../values/index.ts';
import { MetadataError } from '../../metadata/index.ts';
import type { CustomMetadataRecord, Metadata } from '../../metadata/index.ts';
import { metadataId } from '../ids.ts';
import type { FieldSchema } from '../schema.ts';
import { encodingOf } from '../storage/columns.ts';
import type { SetupRows } from './rows.ts';
import { statusRows } from './status-rows.ts';

/** Record types, Apex sources, static resources, statuses and custom metadata records. */
export function metadataRows(rows: SetupRows, metadata: Metadata): void {
  for (const object of rows.schema.objects.values()) {
    for (const type of object.recordTypes) {
      rows.add('RecordType', type.id, {
        Name: type.label,
        DeveloperName: type.developerName,
        SobjectType: object.name,
        IsActive: type.active,
      });
    }
  }
  apexRows(rows, metadata);
  resourceRows(rows, metadata);
  statusRows(rows, metadata);
  for (const record of metadata.customMetadata) customMetadataRow(rows, record);
}

function apexRows(rows: SetupRows, metadata: Metadata): void {
  const common = (source: Metadata['classes'][number]) => ({
    Name: source.name,
    Body: source.body,
    ApiVersion: Decimal.from(source.apiVersion),
    Status: source.active ? 'Active' : 'Inactive',
    IsValid: true,
    LengthWithoutComments: Decimal.from(source.body.length),
  });
  for (const source of metadata.classes) rows.add('ApexClass', metadataId('01p', source.name), common(source));
  for (const source of metadata.triggers) rows.add('ApexTrigger', metadataId('01q', source.name), common(source));
}

function resourceRows(rows: SetupRows, metadata: Metadata): void {
  for (const resource of metadata.staticResources) {
    const bytes = 'file' in resource.content ? readFileSync(resource.content.file) : null;
    rows.add('StaticResource', metadataId('081', resource.name), {
      Name: resource.name,
      ContentType: resource.contentType,
      CacheControl: resource.cacheControl,
      BodyLength: bytes?.length ?? 0,
      Body: bytes && new Blob(bytes),
    });
  }
}

function customMetadataRow(rows: SetupRows, record: CustomMetadataRecord): void {
  const object = rows.schema.object(`${record.type}__mdt`);
  if (!object) throw new MetadataError(record.file, `custom metadata type ${record.type}__mdt does not exist`);
  const values: Record<string, unknown> = {
    DeveloperName: record.name,
    MasterLabel: record.label,
    Label: record.label,
    QualifiedApiName: record.name,
    Language: 'en_US',
  };
  for (const [name, field] of object.fields) {
    if (field.custom && field.defaultFormula !== null && field.type === 'BOOLEAN')
      values[name] = /^true$/i.test(field.defaultFormula);
  }
  for (const { field: name, value } of record.values) {
    const field = rows.schema.field(object, name);
    if (!field) throw new MetadataError(record.file, `${object.name} has no field ${name}`);
    values[field.name] =
      value === null ? null : metadataValue(rows, record, field, qualified(rows, record, field, value));
  }
  rows.add(object.name, metadataId(object.keyPrefix, `${object.name}.${record.name}`), values);
}

/** A reference to a field names it alone when another field of the record names its object. */
function qualified(rows: SetupRows, record: CustomMetadataRecord, field: FieldSchema, text: string): string {
  if (field.referenceTo[0] !== 'FieldDefinition' || text.includes('.')) return text;
  const entity = record.values.find((item) => {
    const other = rows.schema.field(rows.object(`${record.type}__mdt`), item.field);
    return other?.referenceTo[0] === 'EntityDefinition';
  });
  return entity?.value ? `${entity.value}.${text}` : text;
}

function metadataValue(rows: SetupRows, record: CustomMetadataRecord, field: FieldSchema, text: string): unknown {
  if (text === '') return null;
  const value = parseValue(rows, field, text);
  if (value === null) throw new MetadataError(record.file, `${record.type}__mdt.${field.name} cannot be "${text}"`);
  return value;
}

function parseValue(rows: SetupRows, field: FieldSchema, text: string): unknown {
  switch (encodingOf(field).kind) {
    case 'boolean':
      return /^(true|false)$/i.test(text) ? /^true$/i.test(text) : null;
    case 'decimal':
      return Decimal.tryParse(text);
    case 'integer':
      return /^-?\d+$/.test(text) ? Number(text) : null;
    case 'date':
      return ApexDate.tryParse(text);
    case 'datetime':
      return ApexDatetime.tryParse(text);
    case 'time':
      return ApexTime.tryParse(text);
    case 'id':
      return relatedMetadata(rows, field, text);
    default:
      return text;
  }
}

/** A metadata relationship names the other record by its developer name; entity and field definitions stay names. */
function relatedMetadata(rows: SetupRows, field: FieldSchema, text: string): string {
  const target = rows.object(field.referenceTo[0]!);
  return target.kind === 'metadata' ? metadataId(target.keyPrefix, `${target.name}.${text}`) : text;
}
