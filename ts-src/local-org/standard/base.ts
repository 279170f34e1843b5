/** The standard objects: what the typings tell, refined by the overlay. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldSchema } from '../data/schema.ts';
import { addField, fieldDraft, objectDraft } from '../metadata/schema/draft.ts';
import type { ObjectDraft } from '../metadata/schema/draft.ts';
import { recordTypeField } from '../metadata/schema/system-fields.ts';
import { FIELD_CODES } from './codes.ts';
import { OVERLAY } from './overlay/index.ts';
import type { FieldOverlay, ObjectOverlay } from './overlay/index.ts';

interface StandardObject {
  fields: string[];
  children: string[];
}

const FILE = join(import.meta.dirname, 'standard-schema.json');
let typings: Record<string, StandardObject> | null = null;

/** Written by the platform alone. */
const PLATFORM_FIELDS = new Set([
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'MasterRecordId',
  'PhotoUrl',
  'NamespacePrefix',
]);

/** Objects of orgs with several currencies. */
const OF_MULTIPLE_CURRENCIES = new Set(['CurrencyType', 'DatedConversionRate']);

/** Fresh drafts of every standard object, by lower-case name. */
export function standardObjects(): Map<string, ObjectDraft> {
  typings ??= JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, StandardObject>;
  const objects = new Map<string, ObjectDraft>();
  for (const name of new Set([...Object.keys(typings), ...Object.keys(OVERLAY)])) {
    if (OF_MULTIPLE_CURRENCIES.has(name)) continue;
    const object = objectDraft(name);
    if (typings[name]) applyTypings(object, typings[name]);
    applyOverlay(object, OVERLAY[name]);
    chooseNameField(object, OVERLAY[name]?.nameField);
    objects.set(name.toLowerCase(), object);
  }
  assignShares(objects);
  return objects;
}

function applyTypings(object: ObjectDraft, typed: StandardObject): void {
  for (const line of typed.fields) addField(object, typedField(line));
  for (const line of typed.children) {
    const [name, childObject, field] = line.split(' ') as [string, string, string];
    object.childRelationships.push({ name, childObject, field });
  }
  if (/(Feed|History)$/.test(object.name)) object.sharingModel = 'ControlledByParent';
  if (object.fields.has('replayid')) {
    object.kind = 'event';
    object.sharingModel = 'Public';
  }
}

/** `Name code[?] [Relationship Target,Target]` */
function typedField(line: string): FieldSchema {
  const [name, code, relationship, targets] = line.split(' ') as [string, string, string?, string?];
  const field = fieldDraft(name, FIELD_CODES[code[0]!]!, { nillable: code.endsWith('?') });
  if (relationship) field.relationshipName = relationship;
  if (targets) field.referenceTo = targets.split(',');
  if (field.type === 'DOUBLE') Object.assign(field, { precision: 18, scale: /Latitude|Longitude/.test(name) ? 15 : 2 });
  if (field.type === 'TEXTAREA') field.length = 32000;
  if (field.type === 'ADDRESS' || PLATFORM_FIELDS.has(name))
    Object.assign(field, { createable: false, updateable: false });
  return field;
}

function applyOverlay(object: ObjectDraft, overlay: ObjectOverlay | undefined): void {
  if (!overlay) return;
  object.keyPrefix = overlay.prefix;
  object.label = overlay.label ?? object.label;
  object.labelPlural = overlay.plural ?? (overlay.label ?? object.label) + 's';
  object.sharingModel = overlay.sharing ?? (overlay.setup ? 'Public' : object.sharingModel);
  object.setup = overlay.setup ?? false;
  for (const [name, more] of Object.entries(overlay.fields ?? {})) refine(object, name, more);
  if (overlay.recordTypes && !object.fields.has('recordtypeid')) addField(object, recordTypeField());
  object.childRelationships.push(
    ...(overlay.children ?? []).map((child) => ({ name: child.name, childObject: child.object, field: child.field })),
  );
}

function refine(object: ObjectDraft, name: string, more: FieldOverlay): void {
  const known = object.fields.get(name.toLowerCase());
  const type = more.type ?? known?.type;
  if (!type) throw new Error(`overlay of ${object.name}.${name} needs a type`);
  const changed = known && known.type !== type ? { length: fieldDraft(name, type).length, precision: 0, scale: 0 } : {};
  const systemField = PLATFORM_FIELDS.has(name) ? { createable: false, updateable: false } : {};
  addField(object, { ...(known ?? fieldDraft(name, type)), ...changed, ...systemField, ...more });
}

function chooseNameField(object: ObjectDraft, chosen: string | undefined): void {
  const name = [chosen, 'Name', 'DeveloperName', 'Title'].find(
    (candidate) => candidate && object.fields.has(candidate.toLowerCase()),
  );
  if (!name) return;
  object.nameField = name;
  const field = object.fields.get(name.toLowerCase())!;
  addField(object, { ...field, nameField: true });
}

function assignShares(objects: Map<string, ObjectDraft>): void {
  for (const object of objects.values()) {
    const share = objects.get(`${object.name.toLowerCase()}share`);
    if (share) object.shareObject = share.name;
  }
}
