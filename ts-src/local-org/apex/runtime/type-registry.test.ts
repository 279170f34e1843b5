import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileClasses, NO_OBJECTS } from '../test/harness.ts';
import { systemTypes } from '../system/index.ts';
import { LoadedProgram } from './loaded-program.ts';

const { units } = compileClasses([
  'public class Outer { public virtual class Base implements Comparable { public Integer compareTo(Object o) { return 0; } } public class Sub extends Base { } }',
  'public class OddException extends Exception { }',
]);
const program = new LoadedProgram({ schema: NO_OBJECTS, systemTypes, units, labels: new Map() });

function assignable(to: string, from: string): boolean {
  return program.type(to)!.isAssignableFrom(program.type(from)!);
}

test('types are found by name in any case, with canonical names', () => {
  const names = [
    'map<string, LIST<outer.base>>',
    'System.HttpRequest',
    'string[]',
    'Set<id>',
    'Iterable<Integer>',
    'outer.SUB',
    'object',
  ];
  assert.deepEqual(
    names.map((name) => program.type(name)?.name),
    [
      'Map<String,List<Outer.Base>>',
      'HttpRequest',
      'List<String>',
      'Set<Id>',
      'Iterable<Integer>',
      'Outer.Sub',
      'Object',
    ],
  );
});

test('unknown names, wrong numbers of arguments and other text are no types', () => {
  for (const name of ['Nope', 'Map<String>', 'List<Nope>', 'List<', '', 'a b', 'String<Integer>']) {
    assert.equal(program.type(name), undefined, name);
  }
});

test('a type is the same object however it is written', () => {
  assert.equal(program.type('List<String>'), program.type('System.List<System.String>'));
  assert.equal(program.type('Iterable<String>'), program.type('system.iterable< string >'));
});

test('supertypes', () => {
  assert.ok(assignable('Outer.Base', 'Outer.Sub'));
  assert.ok(assignable('Comparable', 'Outer.Sub'));
  assert.ok(assignable('Exception', 'OddException'));
  assert.ok(assignable('Object', 'List<Integer>'));
  assert.ok(assignable('Iterable<Outer.Base>', 'List<Outer.Sub>'));
  assert.ok(assignable('List<Outer.Base>', 'List<Outer.Sub>'));
  assert.ok(!assignable('Outer.Sub', 'Outer.Base'));
  assert.ok(!assignable('List<Integer>', 'List<String>'));
  assert.ok(!assignable('Iterable<Integer>', 'List<String>'));
});

test('values tell their types', () => {
  assert.deepEqual(
    [null, 1, 1n, 'x', true, program.type('String')].map((value) => program.typeOf(value)?.name ?? null),
    [null, 'Integer', 'Long', 'String', 'Boolean', 'Type'],
  );
});
