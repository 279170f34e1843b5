import { childText } from '../../../types/generate/xml.ts';
import type { MetadataFile, Problem, ProjectMetadata } from '../../support/metadata.ts';

/** Elements that a field of some type must have, unless it is a formula. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  Checkbox: ['defaultValue'],
  Currency: ['precision', 'scale'],
  EncryptedText: ['length', 'maskChar', 'maskType'],
  Html: ['length', 'visibleLines'],
  LongTextArea: ['length', 'visibleLines'],
  Lookup: ['referenceTo'],
  MasterDetail: ['referenceTo', 'relationshipName'],
  MetadataRelationship: ['referenceTo'],
  MultiselectPicklist: ['valueSet', 'visibleLines'],
  Number: ['precision', 'scale'],
  Percent: ['precision', 'scale'],
  Picklist: ['valueSet'],
  Summary: ['summarizedField', 'summaryForeignKey', 'summaryOperation'],
  Text: ['length'],
};

/** Summaries that count rows have no field to sum up. */
function isNeeded(field: MetadataFile, element: string): boolean {
  return !(element === 'summarizedField' && childText(field.root, 'summaryOperation') === 'count');
}

function fieldProblems(field: MetadataFile, metadata: ProjectMetadata): Problem[] {
  const problems: string[] = [];
  const [, fileName] = field.name.split('.');
  const fullName = childText(field.root, 'fullName');
  if (fullName !== fileName) {
    problems.push(`fullName is ${fullName}, the file says ${fileName}`);
  }
  const type = childText(field.root, 'type');
  if (type && childText(field.root, 'formula') === undefined) {
    const missing = (NEEDED[type] ?? []).filter(
      (element) => isNeeded(field, element) && childText(field.root, element) === undefined,
    );
    problems.push(...missing.map((element) => `a ${type} field needs <${element}>`));
  }
  const target = childText(field.root, 'referenceTo');
  if (target !== undefined && !metadata.hasObject(target)) {
    problems.push(`referenceTo names ${target}, which does not exist`);
  }
  return problems.map((message) => ({ file: field.file, message }));
}

/** Fields have what their type needs, and lookups lead to an object that exists. */
export function fieldsProblems(metadata: ProjectMetadata): Problem[] {
  return metadata.ofType('CustomField').flatMap((field) => fieldProblems(field, metadata));
}
