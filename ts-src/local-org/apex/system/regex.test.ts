import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexPattern, split } from './Pattern.ts';
import { replaceAll, replaceFirst } from './Matcher.ts';
import { compile, quote } from './regex.ts';

const matches = (pattern: string, input: string): boolean => ApexPattern['matches(String,String)'](pattern, input);
const finds = (pattern: string, input: string): string[] => {
  const matcher = new ApexPattern(pattern)['matcher(String)'](input);
  const found: string[] = [];
  while (matcher['find()']()) found.push(matcher['group()']());
  return found;
};

test('matches wants the whole input', () => {
  assert.equal(matches('a+', 'aaa'), true);
  assert.equal(matches('a+', 'aaab'), false);
  assert.equal(matches('a|ab', 'ab'), true);
  assert.equal(matches('a|b', 'ba'), false);
});

test('flags, inline and scoped', () => {
  assert.equal(matches('(?i)hello', 'HeLLo'), true);
  assert.equal(matches('a(?i)b|c', 'aB'), true);
  assert.equal(matches('a(?i)b|c', 'C'), true);
  assert.equal(matches('a(?i)b|c', 'AB'), false);
  assert.equal(matches('(?i:a)b', 'Ab'), true);
  assert.equal(matches('(?i:a)b', 'AB'), false);
  assert.equal(matches('(?s)a.b', 'a\nb'), true);
  assert.equal(matches('a.b', 'a\nb'), false);
  assert.equal(matches('(?x) a b # two letters', 'ab'), true);
  assert.deepEqual(finds('(?m)^\\w+$', 'one\ntwo'), ['one', 'two']);
  assert.deepEqual(finds('(?im)^X', 'x\nX'), ['x', 'X']);
});

test('classes', () => {
  assert.equal(matches('[a-z&&[^aeiou]]+', 'xyz'), true);
  assert.equal(matches('[a-z&&[^aeiou]]+', 'xay'), false);
  assert.equal(matches('[\\w.+-]+@[\\w-]+\\.[a-z]{2,}', 'a.b+c@ex-ample.com'), true);
  assert.equal(matches('\\p{Alpha}\\p{Punct}\\p{Upper}', 'a!B'), true);
  assert.equal(matches('\\p{Lu}\\P{Lu}', 'Aa'), true);
  assert.equal(matches('[^\\p{ASCII}]', 'é'), true);
  assert.equal(matches('[]x]+', ']x'), true);
  assert.equal(matches('\\s', '\u00a0'), false);
  assert.equal(matches('[{}()/]+', '{}()/'), true);
  assert.equal(matches('\\x41\\u0042\\x{1F600}', 'AB\u{1F600}'), true);
});

test('anchors', () => {
  assert.deepEqual(finds('a$', 'a\n'), ['a']);
  assert.deepEqual(finds('a\\z', 'a\n'), []);
  assert.deepEqual(finds('^a', 'ba\na'), []);
  assert.deepEqual(finds('\\bcat\\b', 'cat concat'), ['cat']);
});

test('groups keep their Java numbers', () => {
  const matcher = new ApexPattern('(?<year>\\d{4})(?>-)(\\d\\d)++(x(y)?)')['matcher(String)']('on 2026-1121xy');
  assert.equal(matcher['find()'](), true);
  assert.equal(matcher['group(String)']('year'), '2026');
  assert.equal(matcher['group(Integer)'](2), '21');
  assert.equal(matcher['group(Integer)'](3), 'xy');
  assert.deepEqual([matcher['start()'](), matcher['end()'](), matcher['start(Integer)'](3)], [3, 14, 12]);
  assert.equal(matcher['groupCount()'](), 4);
});

test('possessive quantifiers do not give back', () => {
  assert.equal(matches('a++a', 'aaa'), false);
  assert.equal(matches('a*+b', 'aab'), true);
  assert.equal(matches('(\\w)\\1', 'oo'), true);
});

test('quoting', () => {
  assert.equal(matches(quote('a.b[c'), 'a.b[c'), true);
  assert.equal(matches('\\Qa.b\\E.', 'a.bX'), true);
  assert.equal(matches('\\Qa.b\\E', 'aXb'), false);
});

test('replacements', () => {
  assert.equal(replaceAll(compile('(\\w+) (\\w+)'), 'hello world', '$2 $1'), 'world hello');
  assert.equal(replaceAll(compile('a'), 'banana', '\\$'), 'b$n$n$');
  assert.equal(replaceAll(compile('(a)'), 'a', '$10'), 'a0');
  assert.equal(replaceFirst(compile('a'), 'banana', 'o'), 'bonana');
  assert.equal(replaceAll(compile('(?<first>b)'), 'ab', '<${first}>'), 'a<b>');
  assert.throws(() => replaceAll(compile('a'), 'a', '$1'), { apexMessage: 'No group 1' });
});

test('split drops trailing empty parts unless told otherwise', () => {
  assert.deepEqual(split(compile(','), 'a,b,,', 0), ['a', 'b']);
  assert.deepEqual(split(compile(','), 'a,b,,', -1), ['a', 'b', '', '']);
  assert.deepEqual(split(compile(','), 'a,b,c', 2), ['a', 'b,c']);
  assert.deepEqual(split(compile(''), 'abc', 0), ['a', 'b', 'c']);
  assert.deepEqual(split(compile(','), '', 0), ['']);
  assert.deepEqual(split(compile(','), ',a', 0), ['', 'a']);
  assert.deepEqual(split(compile('x'), 'abc', 0), ['abc']);
});

test('regions and restarting', () => {
  const matcher = new ApexPattern('\\d')['matcher(String)']('1a2b3');
  matcher['region(Integer,Integer)'](1, 4);
  assert.equal(matcher['find()'](), true);
  assert.equal(matcher['start()'](), 2);
  assert.equal(matcher['find()'](), false);
  assert.equal(matcher['find(Integer)'](3), true);
  assert.equal(matcher['group()'](), '3');
  assert.throws(() => new ApexPattern('x')['matcher(String)']('x')['group()'](), { apexMessage: 'No match found' });
});

test('malformed patterns are refused', () => {
  for (const pattern of ['(a', 'a)', '[a', '*a', '\\']) {
    assert.throws(() => compile(pattern), { apexMessage: /^Invalid regex/ }, pattern);
  }
});
