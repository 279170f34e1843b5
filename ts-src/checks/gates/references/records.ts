import { childText, childrenNamed } from '../../../types/generate/xml.ts';
import type { XmlElement } from '../../../types/generate/xml.ts';
import { isTrue } from '../../support/metadata.ts';
import type { MetadataFile, Problem, ProjectMetadata } from '../../support/metadata.ts';

/** `xsi:type` of a value per type of field; other fields hold text. */
const VALUE_TYPES: Readonly<Record<string, string>> = {
  Checkbox: 'xsd:boolean',
  Currency: 'xsd:double',
  Date: 'xsd:date',
  DateTime: 'xsd:dateTime',
  Number: 'xsd:double',
  Percent: 'xsd:double',
};

/** Fields of custom metadata that name an Apex class. */
const CLASS_FIELDS: ReadonlySet<string> = new Set(['ToolHandler__mdt.ApexClass__c']);

function picklistValues(field: XmlElement): Set<string> | undefined {
  const [valueSet] = childrenNamed(field, 'valueSet');
  if (!valueSet || !isTrue(valueSet, 'restricted')) {
    return undefined;
  }
  const values = childrenNamed(valueSet, 'valueSetDefinition').flatMap((set) => childrenNamed(set, 'value'));
  return new Set(values.map((value) => childText(value, 'fullName') ?? ''));
}

function valueProblem(field: MetadataFile, value: XmlElement, metadata: ProjectMetadata): string | undefined {
  if (value.attributes['xsi:nil'] === 'true') {
    return isTrue(field.root, 'required') ? `${field.name} is required` : undefined;
  }
  const expected = VALUE_TYPES[childText(field.root, 'type') ?? ''] ?? 'xsd:string';
  const actual = value.attributes['xsi:type'];
  if (actual !== expected && !(expected === 'xsd:double' && actual === 'xsd:int')) {
    return `the value of ${field.name} is ${actual}, expected ${expected}`;
  }
  const allowed = picklistValues(field.root);
  if (allowed && value.text !== '' && !allowed.has(value.text)) {
    return `${value.text} is not a value of ${field.name}`;
  }
  const length = Number(childText(field.root, 'length'));
  if (value.text.length > length) {
    return `the value of ${field.name} is longer than ${length}`;
  }
  if (CLASS_FIELDS.has(field.name) && !metadata.get('ApexClass', value.text)) {
    return `there is no ApexClass ${value.text}`;
  }
  return undefined;
}

function recordProblems(record: MetadataFile, metadata: ProjectMetadata): Problem[] {
  const type = `${record.name.split('.')[0]}__mdt`;
  if (!metadata.get('CustomObject', type)) {
    return [{ file: record.file, message: `there is no custom metadata type ${type}` }];
  }
  const entries = childrenNamed(record.root, 'values');
  const named = new Set(entries.map((entry) => childText(entry, 'field')));
  const problems: Problem[] = entries.flatMap((entry) => {
    const name = `${type}.${childText(entry, 'field')}`;
    const field = metadata.get('CustomField', name);
    const [value] = childrenNamed(entry, 'value');
    const message = field && value ? valueProblem(field, value, metadata) : `there is no field ${name}`;
    return message ? [{ file: record.file, line: entry.line, message }] : [];
  });
  const missing = metadata
    .fieldsOf(type)
    .filter(({ root, name }) => isTrue(root, 'required') && !named.has(name.split('.')[1]));
  return [...problems, ...missing.map(({ name }) => ({ file: record.file, message: `${name} is required` }))];
}

/** Custom metadata records fit their type: fields, value types, picklist values, lengths, classes. */
export function recordsProblems(metadata: ProjectMetadata): Problem[] {
  return metadata.ofType('CustomMetadata').flatMap((record) => recordProblems(record, metadata));
}
