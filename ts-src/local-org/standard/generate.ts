/**
 * Writes standard-schema.json from the typings of jsforce, completed by the SObject stubs of apex-dev-tools:
 * `node ts-src/local-org/standard/generate.ts` (development only; the result is committed).
 *
 * One line per field: `Name code[?] [Relationship Target,Target]`; `?` means nillable. Codes are in `codes.ts`.
 * One line per child relationship: `Name ChildObject Field`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { chooseChildField } from './children.ts';
import { inferCode } from './codes.ts';
import { MORE_OBJECTS, needsFeature, readStubs } from './stubs.ts';
import type { Stub } from './stubs.ts';

export interface RawObject {
  fields: { name: string; type: string; nillable: boolean }[];
  parents: Map<string, string>;
  children: { name: string; object: string }[];
}

/** The object whose typings stand for "any of several objects". */
const POLYMORPHIC = 'Name';

function typingsFile(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@jsforce/jsforce-node')), 'lib/types/standard-schema.d.ts');
}

function readTypings(file: string): Map<string, RawObject> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const objects = new Map<string, RawObject>();
  for (const statement of source.statements) {
    if (!ts.isTypeAliasDeclaration(statement) || !ts.isTypeLiteralNode(statement.type)) continue;
    const [part, name] = statement.name.text.split('$') as [string, string | undefined];
    if (!name) continue;
    const members = statement.type.members
      .filter(ts.isPropertySignature)
      .map((member) => member.getText(source).replace(/;$/, ''));
    let object = objects.get(name);
    if (!object) objects.set(name, (object = { fields: [], parents: new Map(), children: [] }));
    for (const member of members) addMember(object, part, member);
  }
  return objects;
}

function addMember(object: RawObject, part: string, member: string): void {
  const colon = member.indexOf(':');
  const name = member.slice(0, colon).trim();
  const type = member.slice(colon + 1).trim();
  const target = type.replace(/ \| null$/, '').replace('SObjectDefinition$', '');
  if (part === 'Fields') object.fields.push({ name, type: target, nillable: type.endsWith('| null') });
  if (part === 'ParentReferences') object.parents.set(name, target);
  if (part === 'ChildRelationships') object.children.push({ name, object: target });
}

/** Adds what the stubs know: exact types of dates and numbers, fields and relationships that the typings lack, and some objects. */
function complete(objects: Map<string, RawObject>, stubs: ReadonlyMap<string, Stub>): void {
  for (const name of MORE_OBJECTS)
    if (stubs.has(name) && !objects.has(name)) objects.set(name, { fields: [], parents: new Map(), children: [] });
  for (const [name, object] of objects) {
    const stub = stubs.get(name);
    if (stub) completeOne(objects, name, object, stub);
  }
}

function completeOne(objects: ReadonlyMap<string, RawObject>, name: string, object: RawObject, stub: Stub): void {
  for (const field of object.fields) {
    const type = stub.fields.get(field.name);
    if (type && type !== 'String' && type !== 'Id') field.type = type;
  }
  const known = new Set(object.fields.map((field) => field.name));
  for (const [field, type] of stub.fields) {
    if (!known.has(field) && !needsFeature(name, field))
      object.fields.push({ name: field, type, nillable: type !== 'Boolean' && field !== 'Id' });
  }
  for (const [relationship, parent] of stub.parents) {
    const hasField = object.fields.some((field) => field.name === `${relationship}Id`);
    const isKnown = parent === 'SObject' || parent === POLYMORPHIC || objects.has(parent);
    if (hasField && isKnown && !object.parents.has(relationship))
      object.parents.set(relationship, parent === 'SObject' ? POLYMORPHIC : parent);
  }
  const children = new Set(object.children.map((child) => child.name));
  for (const child of stub.children)
    if (objects.has(child.object) && !children.has(child.name)) object.children.push(child);
}

/** Child relationships with the child's field, and from them the targets of polymorphic fields. */
function linkChildren(objects: Map<string, RawObject>): {
  children: Map<string, string[]>;
  targets: Map<string, Set<string>>;
} {
  const children = new Map<string, string[]>();
  const targets = new Map<string, Set<string>>();
  for (const [name, object] of objects) {
    const lines: string[] = [];
    for (const child of object.children) {
      const field = chooseChildField(name, child, objects.get(child.object));
      if (!field) continue;
      lines.push(`${child.name} ${child.object} ${field}`);
      const key = `${child.object}.${field}`;
      targets.set(key, (targets.get(key) ?? new Set()).add(name));
    }
    children.set(name, lines);
  }
  return { children, targets };
}

function fieldLine(
  object: string,
  field: RawObject['fields'][number],
  parents: Map<string, string>,
  targets: Map<string, Set<string>>,
): string {
  const relationship = /Id$/.test(field.name) ? field.name.replace(/Id$/, '') : field.name;
  const target = parents.get(relationship);
  const mark = field.nillable ? '?' : '';
  if (!target) return `${field.name} ${inferCode(field)}${mark}`;
  const several = relationship === 'Owner' ? new Set(['Group', 'User']) : targets.get(`${object}.${field.name}`);
  const names = target === POLYMORPHIC ? [...(several ?? [])].sort() : [target];
  return `${field.name} r${mark} ${relationship} ${names.join(',')}`.trimEnd();
}

/** The text of standard-schema.json. */
export function generate(): string {
  const objects = readTypings(typingsFile());
  complete(objects, readStubs());
  objects.delete(POLYMORPHIC);
  const { children, targets } = linkChildren(objects);
  const lines = [...objects]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, object]) => {
      const fields = object.fields.map((field) => fieldLine(name, field, object.parents, targets));
      return `${JSON.stringify(name)}: ${JSON.stringify({ fields, children: children.get(name) })}`;
    });
  return `{\n${lines.join(',\n')}\n}\n`;
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, 'standard-schema.json'), generate());
