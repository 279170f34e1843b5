import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { percent, screenTable, shortcomings, withReport } from './suite-report.ts';
import { contentOf, judge, meets, missing, runSuite, type Suite, type Test } from './suites.ts';

const SUITE: Suite = {
  name: 'calc',
  repository: 'acme/calc',
  commit: '0123456789abcdef0123456789abcdef01234567',
  licence: 'MIT',
  sources: ['calc'],
  tests: 2,
  content: '',
  outOfScope: [],
};

const CLASS = `@IsTest class CalcTest {
  @IsTest static void adds() { Assert.areEqual(3, 1 + 2); }
  @IsTest static void fails() { Assert.areEqual(4, 1 + 2); }
}`;

function result(method: string, outcome: Test['outcome'], message: string | null = null): Test {
  return { class: 'CalcTest', method, outcome, message, stack: null, ms: 1 };
}

function folderWith(source: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'suites-'));
  fs.mkdirSync(path.join(folder, 'calc'));
  fs.writeFileSync(path.join(folder, 'calc', 'CalcTest.cls'), source);
  fs.writeFileSync(
    path.join(folder, 'calc', 'CalcTest.cls-meta.xml'),
    '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>',
  );
  return folder;
}

test('a suite is run and judged by its in-scope tests', async () => {
  const folder = folderWith(CLASS);
  const suite = { ...SUITE, content: contentOf(folder, SUITE.sources) };
  const ran = await runSuite(suite, folder, folder);
  assert.deepEqual([ran.passed, ran.inScope, ran.problem], [1, 2, null]);
  assert.deepEqual(
    ran.failing.map(({ method }) => method),
    ['fails'],
  );
  assert.equal(meets(ran), false);
  const scoped = judge(
    { ...suite, outOfScope: [{ reason: 'wrong', tests: ['CalcTest.fails'] }] },
    {
      tests: [result('adds', 'pass'), result('fails', 'fail')],
      ms: 2,
    },
  );
  assert.deepEqual([scoped.passed, scoped.inScope, meets(scoped)], [1, 1, true]);
});

test('files that are not those of the commit do not count', () => {
  const folder = folderWith(CLASS);
  const suite = { ...SUITE, content: contentOf(folder, SUITE.sources) };
  assert.equal(missing(suite, folder), null);
  fs.writeFileSync(path.join(folder, 'calc', 'CalcTest.cls'), CLASS.replaceAll('\n', '\r\n'));
  assert.equal(missing(suite, folder), null);
  fs.writeFileSync(path.join(folder, 'calc', 'CalcTest.cls'), CLASS.replace('4', '3'));
  assert.match(missing(suite, folder)!, /not those of commit 0123456/);
  assert.match(missing({ ...suite, sources: ['other'] }, folder)!, /other does not exist/);
});

test('exclusions that exclude nothing or passing tests, and lost tests, are problems', () => {
  const both = { tests: [result('adds', 'pass'), result('fails', 'fail')], ms: 2 };
  const excluding = (name: string): Suite => ({ ...SUITE, outOfScope: [{ reason: 'other language', tests: [name] }] });
  assert.match(judge(excluding('CalcTest.gone'), both).problem!, /no such test/);
  assert.match(judge(excluding('CalcTest'), both).problem!, /CalcTest\.adds .* but passes/);
  const lost = judge(SUITE, { tests: [result('adds', 'pass')], ms: 1 });
  assert.match(lost.problem!, /1 tests were found, 2 are expected/);
  assert.equal(meets(lost), false);
});

test('97 % is a floor', () => {
  assert.equal(percent(969, 1000), '96.9 %');
  assert.equal(percent(9699, 10000), '96.9 %');
  assert.equal(percent(0, 0), '-');
  const some = (passed: number) => ({ ...judge(SUITE, { tests: [], ms: 0 }), problem: null, passed, inScope: 1000 });
  assert.deepEqual([meets(some(970)), meets(some(969))], [true, false]);
});

test('the report names each failing and each excluded test', () => {
  const suite = { ...SUITE, tests: 3, outOfScope: [{ reason: 'other language', tests: ['CalcTest.weaves'] }] };
  const message = 'UNSUPPORTED: a_b (/suites/calc/A.cls:3)\nsecond line';
  const tests = [result('adds', 'pass'), result('fails', 'unsupported', message), result('weaves', 'unsupported')];
  const judged = judge(suite, { tests, ms: 7 });
  assert.deepEqual(screenTable([judged]), [
    'suite  passed  in scope  percent  unsupported  out of scope  ms',
    'calc        1         2   50.0 %            1             1   7',
  ]);
  assert.deepEqual(shortcomings([judged], '/suites'), [
    'calc: CalcTest.fails: UNSUPPORTED: a_b (calc/A.cls:3)',
    'calc is below 97 % of its in-scope tests',
  ]);
  const marks = ['<!-- apex-suites: written by `npm run apex:suites -- DIR --write-docs` -->', '<!-- /apex-suites -->'];
  const document = withReport(`before\n${marks[0]}\nold\n${marks[1]}\nafter\n`, [judged], '/suites');
  assert.match(document, /^before\n/);
  assert.match(document, /\| \[acme\/calc\]\(\S+\/tree\/0123456789abcdef\S*\) \| 1 \| 2 \| 50.0 % \| 1 \| 1 \| 7 \|/);
  assert.match(document, /- calc: UNSUPPORTED: a\\_b .*: `CalcTest\.fails`\n/);
  assert.match(document, /- calc: other language: `CalcTest\.weaves`\n/);
  assert.match(document, /after\n$/);
  assert.doesNotMatch(document, /old/);
  assert.throws(() => withReport('no markers', [judged], '/suites'), /no lines/);
});
