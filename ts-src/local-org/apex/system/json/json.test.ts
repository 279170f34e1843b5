import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, ApexDatetime, Blob, Decimal, Double } from '../../../values/index.ts';
import { listOf, mapOf, Types } from '../../runtime/type.ts';
import { ApexList } from '../List.ts';
import { ApexMap } from '../Map.ts';
import { JSONGenerator } from '../JSONGenerator.ts';
import { JSONParser } from '../JSONParser.ts';
import { typed, untyped } from './deserialize.ts';
import { serialize } from './serialize.ts';
import { parseJson } from './tree.ts';

const objects = listOf(Types.Object);
const map = (...entries: [unknown, unknown][]): ApexMap => new ApexMap(mapOf(Types.String, Types.Object), entries);
const compact = (value: unknown): string => serialize(value, { pretty: false, suppressNulls: false });
const pretty = (value: unknown): string => serialize(value, { pretty: true, suppressNulls: false });
const read = (text: string): unknown => untyped(parseJson(text));

test('compact bytes', () => {
  const values = [1, 2n, Decimal.parse('1.50'), new Double(3), true, null, 'a"b\\c/é\n\u0001', Blob.of('hi')];
  assert.equal(compact(new ApexList(objects, values)), '[1,2,1.50,3.0,true,null,"a\\"b\\\\c/é\\n\\u0001","aGk="]');
  const dates = [ApexDate.parse('2026-11-21'), ApexDatetime.parse('2026-11-21T10:00:00Z')];
  assert.equal(compact(new ApexList(objects, dates)), '["2026-11-21","2026-11-21T10:00:00.000Z"]');
  assert.equal(compact(map(['b', map()], ['a', new ApexList(objects)])), '{"b":{},"a":[]}');
});

test('pretty bytes', () => {
  const value = map(
    ['name', 'x'],
    ['list', new ApexList(objects, [1, map(['k', null])])],
    ['none', new ApexList(objects)],
    ['empty', map()],
  );
  assert.equal(
    pretty(value),
    [
      '{',
      '  "name" : "x",',
      '  "list" : [ 1, {',
      '    "k" : null',
      '  } ],',
      '  "none" : [ ],',
      '  "empty" : { }',
      '}',
    ].join('\n'),
  );
});

test('untyped reading keeps the kinds of numbers apart', () => {
  const list = read('[1, 2147483648, 1.5, 1e2, -0, "x", true, null]') as ApexList;
  assert.deepEqual(
    list.items.map((item) => (item instanceof Decimal ? `Decimal ${item}` : item)),
    [1, 2147483648n, 'Decimal 1.5', 'Decimal 1E+2', 0, 'x', true, null],
  );
  assert.equal(compact(read('{"a": {"b": [1, {"c": "\\u00e9\\n"}]}}')), '{"a":{"b":[1,{"c":"é\\n"}]}}');
});

test('typed reading converts scalars', () => {
  const as = (text: string, type: Parameters<typeof typed>[1]): unknown => typed(parseJson(text), type, false);
  assert.equal(as('"12"', Types.Integer), 12);
  assert.equal(as('12', Types.String), '12');
  assert.equal(String(as('1.10', Types.Decimal)), '1.10');
  assert.equal(String(as('"2026-11-21"', Types.Date)), '2026-11-21');
  assert.equal(String(as('"2026-11-21T10:00:00.000+0000"', Types.Datetime)), '2026-11-21T10:00:00.000Z');
  assert.deepEqual((as('[1,2]', listOf(Types.Long)) as ApexList).items, [1n, 2n]);
  assert.throws(() => as('"x"', Types.Integer), { apexMessage: 'Illegal value for primitive: x' });
  assert.throws(() => as('{}', listOf(Types.Long)), {
    apexMessage: "Malformed JSON: Expected '[' at the beginning of List/Set",
  });
});

test('malformed texts are refused with place and reason', () => {
  const table: Record<string, string> = {
    '': 'No content to map to Object due to end of input',
    '{': 'Unexpected end-of-input: expected close marker for OBJECT at [line:1, column:2]',
    '{a:1}':
      "Unexpected character ('a' (code 97)): was expecting double-quote to start field name at [line:1, column:3]",
    '{"a" 1}':
      "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value at [line:1, column:7]",
    '[1 2]':
      "Unexpected character ('2' (code 50)): was expecting comma to separate ARRAY entries at [line:1, column:5]",
    '[1,]':
      "Unexpected character (']' (code 93)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at [line:1, column:5]",
    hello: "Unrecognized token 'hello': was expecting 'null', 'true', 'false' or NaN at [line:1, column:6]",
  };
  for (const [text, message] of Object.entries(table)) assert.throws(() => read(text), { apexMessage: message }, text);
  assert.throws(() => read('"abc'), { apexMessage: /closing quote/ });
});

test('the generator writes fields and refuses misplaced values', () => {
  const generator = new JSONGenerator(false);
  generator['writeStartObject()']();
  const write = generator as unknown as Record<string, (...args: unknown[]) => void>;
  write['writeStringField(String,String)']!('a', 'x');
  write['writeNumberField(String,Integer)']!('n', 3);
  generator['writeFieldName(String)']('list');
  generator['writeStartArray()']();
  write['writeNumber(Decimal)']!(Decimal.parse('1.5'));
  generator['writeEndArray()']();
  assert.throws(() => write['writeString(String)']!('y'), { apexMessage: 'Can not write value, expecting field name' });
  generator['writeEndObject()']();
  assert.equal(generator['getAsString()'](), '{"a":"x","n":3,"list":[1.5]}');
  assert.throws(() => generator['writeStartArray()'](), { apexMessage: 'JSON generator is closed' });
});

test('the parser walks over tokens', () => {
  const parser = new JSONParser('{"a":{"b":[1,2]},"c":"x"}');
  const seen: string[] = [];
  while (parser['nextToken()']() !== null) {
    const token = parser['getCurrentToken()']()!.name;
    seen.push(`${token} ${parser['getCurrentName()']()}`);
    if (token === 'START_ARRAY') parser['skipChildren()']();
  }
  assert.deepEqual(seen, [
    'START_OBJECT null',
    'FIELD_NAME a',
    'START_OBJECT a',
    'FIELD_NAME b',
    'START_ARRAY b',
    'END_OBJECT a',
    'FIELD_NAME c',
    'VALUE_STRING c',
    'END_OBJECT null',
  ]);
});
