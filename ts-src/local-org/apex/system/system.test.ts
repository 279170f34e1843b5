import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDeclaration, type TypeDeclaration, type TypeRef } from './declaration.ts';
import type { SystemType } from './define.ts';
import { systemTypes } from './index.ts';
import { listing } from './listing.ts';

const declared = systemTypes.map((type) => ({ type, declaration: parseDeclaration(type.declaration) }));
const qualified = ({ namespace, name }: TypeDeclaration): string => `${namespace}.${name}`;
const known = new Set(declared.map(({ declaration }) => qualified(declaration)));

test('type names are unique', () => {
  assert.equal(known.size, declared.length);
});

test('every declared member is implemented under its key', () => {
  for (const { type, declaration } of declared) {
    const missing = expectedKeys(declaration).filter(({ key, isStatic }) => !has(type, key, isStatic));
    assert.deepEqual(
      missing.map(({ key }) => key),
      [],
      qualified(declaration),
    );
  }
});

test('every function of a primitive type is declared', () => {
  for (const { type, declaration } of declared) {
    if (type.representation !== 'primitive') continue;
    const keys = new Set(expectedKeys(declaration).map(({ key }) => key));
    const extra = Object.keys(type.implementation!).filter((key) => !keys.has(key));
    assert.deepEqual(extra, [], qualified(declaration));
  }
});

test('every type that a declaration names exists, in this spelling', () => {
  for (const { declaration } of declared) {
    const unknown = references(declaration).filter((name) => !isKnown(name, declaration));
    assert.deepEqual(unknown, [], qualified(declaration));
  }
});

interface Expected {
  key: string;
  isStatic: boolean;
}

function expectedKeys(declaration: TypeDeclaration): Expected[] {
  if (declaration.kind !== 'class') return [];
  return [
    ...declaration.constructors.map(({ key }) => ({ key, isStatic: true })),
    ...declaration.methods.map(({ key, isStatic }) => ({ key, isStatic })),
    ...declaration.properties.flatMap(({ name, isStatic, readonly }) => [
      { key: `get ${name}`, isStatic },
      ...(readonly ? [] : [{ key: `set ${name}`, isStatic }]),
    ]),
  ];
}

function has({ representation, implementation }: SystemType, key: string, isStatic: boolean): boolean {
  if (representation === 'primitive') return key in (implementation as object);
  const constructor = implementation as (new () => object) | undefined;
  if (!constructor) return false;
  return key in (isStatic ? constructor : (constructor.prototype as object));
}

function references({ superclass, interfaces, constructors, methods, properties }: TypeDeclaration): string[] {
  const names = ({ name, args }: TypeRef): string[] => [name, ...args.flatMap(names)];
  const types = [
    ...(superclass ? [superclass] : []),
    ...interfaces,
    ...constructors.flatMap(({ parameters }) => parameters.map(({ type }) => type)),
    ...methods.flatMap(({ parameters, returns }) => [returns, ...parameters.map(({ type }) => type)]),
    ...properties.map(({ type }) => type),
  ];
  return types.flatMap(names);
}

function isKnown(name: string, { namespace, typeParameters }: TypeDeclaration): boolean {
  if (name === 'void' || name === 'User' || typeParameters.includes(name)) return true;
  return [name, `System.${name}`, `Schema.${name}`, `${namespace}.${name}`].some((candidate) => known.has(candidate));
}

test('the listing shows members and marks those that are not there', () => {
  const lines = listing().split('\n');
  const at = lines.indexOf('### class `String`');
  assert.ok(lines.indexOf('- `static Boolean isBlank(String value)`') > at && at > 0);
  assert.ok(lines.includes('- `static Blob toPdf(String value) (not there: raises UNSUPPORTED)`'));
});
