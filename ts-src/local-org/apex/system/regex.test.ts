import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexPattern, split } from './Pattern.ts';
import { replaceAll, replaceFirst } from './Matcher.ts';
import { regexMeter } from './regex-meter.ts';
import { compile, quote, RegexInput } from './regex.ts';

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

test('look-around, atomic groups, back references and Unicode flags', () => {
  assert.deepEqual(finds('(?<=\\$)\\d+(?!\\d|%)', '$12 $34% 56'), ['12']);
  assert.deepEqual(finds('(?<!ab|c)d', 'abd cd xd d'), ['d', 'd']);
  assert.equal(matches('(?>a|ab)c', 'abc'), false);
  assert.equal(matches('(?<q>[\'"]).*\\k<q>', '"x"'), true);
  assert.equal(matches('(?i)(é)\\1', 'éÉ'), false);
  assert.equal(matches('(?iu)(é)\\1', 'éÉ'), true);
  assert.deepEqual(finds('(?U)\\w+', 'naïve'), ['naïve']);
  assert.deepEqual(finds('\\w+', 'naïve'), ['na', 've']);
  assert.deepEqual(finds('\\G\\d', '12a3'), ['1', '2']);
  assert.deepEqual(finds('.', 'a\u{1F600}b'), ['a', '\u{1F600}', 'b']);
  assert.deepEqual(finds('[^a]*b', '\u{1F600}\u{1F601}b'), ['\u{1F600}\u{1F601}b']);
  assert.deepEqual(finds('(?m)^', ''), []);
  assert.deepEqual(finds('a\\R', 'a\r\nb'), ['a\r\n']);
});

test('groups and counters go back with the match', () => {
  const groups = (pattern: string, input: string): (string | null)[] => {
    const matcher = new ApexPattern(pattern)['matcher(String)'](input);
    assert.equal(matcher['find()'](), true, pattern);
    return Array.from({ length: matcher['groupCount()']() }, (_, i) => matcher['group(Integer)'](i + 1));
  };
  assert.deepEqual(groups('(?:(a)|b)*', 'ab'), ['a']);
  assert.deepEqual(groups('(a+)(a{2})', 'aaaa'), ['aa', 'aa']);
  assert.deepEqual(groups('(?:(a)x|(a)y)', 'ay'), [null, 'a']);
  assert.deepEqual(groups('((?:ab?){2,3}?)(b*)', 'aabb'), ['aab', 'b']);
  assert.deepEqual(groups('(?=(a+))a(\\w)', 'aaab'), ['aaa', 'a']);
});

test('hitEnd tells whether more input could change the result', () => {
  const hits = (pattern: string, input: string): boolean => {
    const matcher = new ApexPattern(pattern)['matcher(String)'](input);
    matcher['lookingAt()']();
    return matcher['hitEnd()']();
  };
  assert.equal(hits('abc', 'ab'), true);
  assert.equal(hits('abc', 'ax'), false);
  assert.equal(hits('a+', 'aa'), true);
  assert.equal(hits('a+', 'aab'), false);
});

/** Reads of the input until `find` has found all. */
function accesses(pattern: string, input: string): number {
  const run = new RegexInput(compile(pattern), input);
  run.each((match) => assert.ok(match[0]! >= 0));
  return run.accesses;
}

test('reads of the input are counted as java.util.regex makes them', () => {
  assert.equal(accesses('x', 'a'.repeat(1000)), 1000);
  // A search for a text jumps ahead by its length.
  assert.equal(accesses('wxyz', 'a'.repeat(1000)), 250);
  // No match is tried where fewer characters are left than it needs.
  assert.equal(accesses('[x]{10}', 'a'.repeat(1000)), 991);
  assert.equal(accesses('x|y|z', 'a'.repeat(1000)), 3000);
  // A boundary reads both sides; behind a letter nothing else is read.
  assert.equal(accesses('\\bx', 'a'.repeat(1000)), 1 + 1 + 999 * 2);
  assert.equal(accesses('(?<!\\d)4\\d', 'a'.repeat(1000)), 998 + 999);
  // Each row is read once, and each place that it gives back.
  assert.equal(accesses('[a]*b', 'a'.repeat(100)), 2 * ((101 * 100) / 2));
  assert.equal(accesses('^x', 'a'.repeat(1000)), 1);
  regexMeter.reset();
  accesses('x', 'a'.repeat(10));
  accesses('x', 'a'.repeat(20));
  assert.deepEqual([regexMeter.accesses, regexMeter.worst], [30, 20]);
});

test('what a character rules out counts as if it had been tried', () => {
  // Figures of OpenJDK 17.
  const input = 'cab dab \u{1F600}bad 12cab';
  const figures: Record<string, number> = {
    '(?:ab|ac|ad)b': 63,
    '(?:a?|b?)c': 79,
    '(?:a|b|c)*?d': 115,
    '(?:ab)?c': 44,
    '(?:ab)??c': 42,
    '(?!ab|cd)[a-d]': 57,
    '(?<=ab)c': 22,
    '(?<!ab) d': 36,
    '(?<=[ab])(?:c|d| )': 38,
    '(?=[abc])(?:aa|bb|cc)s?': 54,
    '(?:[a-c]|[b-d]|e)?1': 92,
    '[0-9]c': 19,
    '(?<![a-z])(?<![0-9][ab])[bc]': 34,
    '(?<=ca)(?<!x)b': 23,
    '(?<![ ])(?<!da)b': 48,
  };
  for (const [pattern, reads] of Object.entries(figures)) assert.equal(accesses(pattern, input), reads, pattern);
});

test('a million reads end the match; long inputs alone do not', () => {
  const tooMuch = { apexMessage: 'Regex too complicated' };
  assert.throws(() => matches('(a+)+$', `${'a'.repeat(40)}!`), tooMuch);
  assert.throws(() => matches('(a|aa)+$', `${'a'.repeat(60)}!`), tooMuch);
  assert.throws(() => finds('.*x', 'a'.repeat(3000)), tooMuch);
  assert.throws(() => replaceAll(compile('x'), 'a'.repeat(1_000_001), ''), tooMuch);
  assert.equal(matches('(?:a|b)*', 'ab'.repeat(200_000)), true);
  assert.equal(matches('(?:(?:)*)*', ''), true);
});
