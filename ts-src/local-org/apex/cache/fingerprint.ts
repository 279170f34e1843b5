import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from '../../data/schema.ts';
import type { Unit } from '../ast/index.ts';

export function fingerprint(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

const known = new Map<string, string>();

/** Changes whenever a source file below one of the folders does. */
function codeFingerprint(...folders: string[]): string {
  const key = folders.join();
  let print = known.get(key);
  if (print === undefined) {
    const files = folders.flatMap((folder) => [...sourceFiles(join(import.meta.dirname, folder))]);
    known.set(key, (print = fingerprint(process.version, ...files)));
  }
  return print;
}

export function parserFingerprint(): string {
  return codeFingerprint('../ast', '../parse', '../../soql');
}

/** Of everything that an emitted unit depends on besides source files and schema: the compiler and the system types. */
export function compilerFingerprint(): string {
  return codeFingerprint('../ast', '../check', '../emit', '../parse', '../system', '../../soql');
}

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (/(?<!\.test)\.[jt]s$/.test(entry.name)) {
      const { size, mtimeMs } = statSync(path);
      yield `${path} ${size} ${mtimeMs}`;
    }
  }
}

const schemas = new WeakMap<Schema, string>();

/** What the checker sees of the schema. */
export function schemaFingerprint(schema: Schema): string {
  let known = schemas.get(schema);
  if (known === undefined) schemas.set(schema, (known = describe(schema)));
  return known;
}

function describe(schema: Schema): string {
  const hash = createHash('sha256');
  for (const object of schema.objects.values()) {
    hash.update(`\n${object.name} ${object.kind}`);
    for (const field of object.fields.values()) {
      hash.update(`\n ${field.name} ${field.type} ${field.relationshipName} ${field.referenceTo.join()}`);
    }
    for (const child of object.childRelationships) hash.update(`\n <${child.name} ${child.childObject}`);
  }
  return hash.digest('hex');
}

/** What other classes see of a unit: everything but positions and bodies. */
export function signature(unit: Unit): string {
  const inner = new Set(['body', 'statements', 'value', 'line', 'column']);
  return fingerprint(JSON.stringify(unit, (key, value: unknown) => (inner.has(key) ? undefined : value)));
}
