import type { Schema } from '../../data/schema.ts';
import { prefixAt, prefixSlot } from '../../data/ids.ts';
import { standardObjects } from '../../standard/base.ts';
import { STANDARD_VALUE_SETS } from '../../standard/value-sets.ts';
import { MetadataError } from '../error.ts';
import type { Metadata, ObjectMetadata } from '../model.ts';
import { addField, fieldDraft } from './draft.ts';
import type { ObjectDraft } from './draft.ts';
import { SchemaIndex } from './index-of-schema.ts';
import { changeEventObject, companionObjects, createObject, extendObject } from './object.ts';

type Drafts = Map<string, ObjectDraft>;

/**
 * Standard objects merged with the source folders.
 * `prefixes` keeps key prefixes that existing records already use (API name → prefix).
 * Throws MetadataError for fields and relationships that point nowhere.
 */
export function buildSchema(metadata: Metadata, prefixes: ReadonlyMap<string, string> = new Map()): Schema {
  const objects = standardObjects();
  for (const source of withoutActivity(metadata)) {
    const known = objects.get(source.name.toLowerCase());
    if (known) extendObject(metadata, known, source);
    else objects.set(source.name.toLowerCase(), createObject(metadata, source));
  }
  for (const source of metadata.objects.values()) {
    const object = objects.get(source.name.toLowerCase());
    if (object) for (const made of companionObjects(object, source)) objects.set(made.name.toLowerCase(), made);
  }
  addChangeEvents(objects, metadata);
  applyStandardValueSets(objects, metadata);
  addSystemPermissions(objects, metadata);
  linkCustomRelationships(objects, metadata);
  assignPrefixes(objects, prefixes);
  return new SchemaIndex(objects);
}

/** Change events of custom objects, where the sources name them. */
function addChangeEvents(objects: Drafts, { classes, triggers }: Metadata): void {
  for (const { body } of [...classes, ...triggers]) {
    for (const [name, stem] of body.matchAll(/\b(\w+)__ChangeEvent\b/gi)) {
      const object = objects.get(`${stem!.toLowerCase()}__c`);
      if (object && !objects.has(name.toLowerCase())) objects.set(name.toLowerCase(), changeEventObject(object));
    }
  }
}

/** Fields of `Activity` belong to Task and Event. */
function withoutActivity(metadata: Metadata): ObjectMetadata[] {
  const activity = metadata.objects.get('activity');
  const others = [...metadata.objects.values()].filter((object) => object !== activity);
  if (!activity) return others;
  return [...others, ...['Task', 'Event'].map((name) => ({ ...activity, name, label: null, pluralLabel: null }))];
}

function applyStandardValueSets(objects: Drafts, metadata: Metadata): void {
  for (const [name, values] of metadata.standardValueSets) {
    for (const path of STANDARD_VALUE_SETS[name] ?? []) {
      const [objectName, fieldName] = path.split('.') as [string, string];
      const object = objects.get(objectName.toLowerCase());
      const field = object?.fields.get(fieldName.toLowerCase());
      if (object && field) addField(object, { ...field, picklist: values });
    }
  }
}

/** System permissions that a folder grants and the typings lack become fields of Profile and PermissionSet. */
function addSystemPermissions(objects: Drafts, metadata: Metadata): void {
  const names = [...metadata.profiles, ...metadata.permissionSets].flatMap((set) => set.userPermissions);
  for (const name of new Set(names)) {
    for (const object of [objects.get('profile')!, objects.get('permissionset')!]) {
      const field = `Permissions${name}`;
      if (!object.fields.has(field.toLowerCase())) addField(object, fieldDraft(field, 'BOOLEAN'));
    }
  }
}

/** Child relationships of custom lookups, and a check that each target and summary exists. */
function linkCustomRelationships(objects: Drafts, metadata: Metadata): void {
  for (const source of withoutActivity(metadata)) {
    const child = objects.get(source.name.toLowerCase())!;
    for (const field of source.fields) {
      const schema = child.fields.get(field.name.toLowerCase());
      if (schema?.type !== 'REFERENCE' || !schema.custom) continue;
      for (const target of schema.referenceTo) {
        if (target === 'EntityDefinition' || target === 'FieldDefinition') continue;
        const parent = objects.get(target.toLowerCase());
        if (!parent)
          throw new MetadataError(field.file, `${child.name}.${field.name} refers to ${target}, which does not exist`);
        const name = field.relationshipName ? `${field.relationshipName}__r` : null;
        parent.childRelationships.push({ name, childObject: child.name, field: schema.name });
      }
    }
    for (const field of source.fields) if (field.summary) checkSummary(objects, source, field);
  }
}

function checkSummary(objects: Drafts, source: ObjectMetadata, field: ObjectMetadata['fields'][number]): void {
  const { childObject, childField, summarized } = field.summary!;
  const child = objects.get(childObject.toLowerCase());
  for (const name of [childField, summarized]) {
    if (name !== null && !child?.fields.has(name.toLowerCase())) {
      throw new MetadataError(
        field.file,
        `${source.name}.${field.name} summarizes ${childObject}.${name}, which does not exist`,
      );
    }
  }
  const value = summarized === null ? null : child!.fields.get(summarized.toLowerCase())!;
  const schema = objects.get(source.name.toLowerCase())!.fields.get(field.name.toLowerCase())!;
  if (value) Object.assign(schema, { type: value.type, precision: 18, scale: value.scale });
  else Object.assign(schema, { precision: 18, scale: 0 });
}

const FIRST_CHARACTER: Readonly<Record<string, string>> = { object: 'a', setting: 'a', event: 'e', metadata: 'm' };

function assignPrefixes(objects: Drafts, fixed: ReadonlyMap<string, string>): void {
  const used = new Set<string>();
  const waiting: ObjectDraft[] = [];
  for (const object of objects.values()) {
    object.keyPrefix = fixed.get(object.name) ?? object.keyPrefix;
    if (object.keyPrefix) used.add(object.keyPrefix);
    else waiting.push(object);
  }
  waiting.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const object of waiting) {
    const first = object.custom ? FIRST_CHARACTER[object.kind]! : object.name.endsWith('__Share') ? '0' : 'z';
    let slot = object.kind === 'metadata' ? 0 : prefixSlot(object.name);
    while (used.has(prefixAt(first, slot))) slot++;
    object.keyPrefix = prefixAt(first, slot);
    used.add(object.keyPrefix);
  }
}
