import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeclarationError, parseDeclaration } from './declaration.ts';

test('a class with constructors, methods and properties', () => {
  const type = parseDeclaration(`
    public virtual class System.Box<T> extends System.Base implements Iterable<T>, Comparable {
      public Box(); // nothing in it
      public Box(List<T> items, Schema.SObjectType type);
      public static Box<Object> of(T item, Map<String, List<T>> more);
      global T[] all();
      public Integer size { get; }
      public static String label { get; set; }
      public static final Integer MAXIMUM;
    }`);
  assert.deepEqual(
    [type.namespace, type.name, type.kind, type.typeParameters, type.superclass?.name, type.isVirtual],
    ['System', 'Box', 'class', ['T'], 'System.Base', true],
  );
  assert.deepEqual(type.interfaces, [
    { name: 'Iterable', args: [{ name: 'T', args: [] }] },
    { name: 'Comparable', args: [] },
  ]);
  assert.deepEqual(
    type.constructors.map(({ key }) => key),
    ['new()', 'new(List,SObjectType)'],
  );
  assert.deepEqual(
    type.methods.map(({ key, isStatic }) => [key, isStatic]),
    [
      ['of(Object,Map)', true],
      ['all()', false],
    ],
  );
  assert.deepEqual(type.methods[1]!.returns, { name: 'List', args: [{ name: 'T', args: [] }] });
  assert.deepEqual(
    type.properties.map((property) => [property.name, property.isStatic, property.readonly]),
    [
      ['size', false, true],
      ['label', true, false],
      ['MAXIMUM', true, true],
    ],
  );
});

test('interfaces and enums', () => {
  const batchable = parseDeclaration(
    'global interface Database.Batchable<T> { void execute(BatchableContext c, List<T> scope); }',
  );
  assert.deepEqual([batchable.kind, batchable.methods[0]!.key], ['interface', 'execute(BatchableContext,List)']);
  const level = parseDeclaration('public enum System.LoggingLevel { NONE, ERROR, WARN }');
  assert.deepEqual(level.enumValues, ['NONE', 'ERROR', 'WARN']);
});

test('malformed declarations are refused', () => {
  for (const text of [
    'public struct X {}',
    'public class X { Integer }',
    'public class X { Integer a(; }',
    'public class X {',
    'public class X { # }',
    'public class X {} extra',
  ]) {
    assert.throws(() => parseDeclaration(text), DeclarationError, text);
  }
});
