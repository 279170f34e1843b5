import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { ROOT, printed } from '../../../command.fixture.ts';
import { temporaryProject, writeClasses } from '../../../project.fixture.ts';
import type { LocalTestResult } from '../../../local/test-result.ts';
import LocalTest from './test.ts';

const folder = temporaryProject();
const app = writeClasses(
  path.join(folder, 'app'),
  `public class Meter {
  public static Integer doubled(Integer x) {
    if (x > 1000) {
      return 0;
    }
    return x * 2;
  }
}`,
  `@IsTest
private class MeterTest {
  @IsTest static void doubles() {
    Assert.areEqual(4, Meter.doubled(2));
  }
  @IsTest static void fails() {
    Assert.areEqual('a<b & "c"', 'd', 'not the same');
  }
  @IsTest static void signs() {
    Crypto.signWithCertificate('RSA-SHA256', Blob.valueOf('x'), 'Certificate');
  }
}`,
);

async function run(...argv: string[]): Promise<LocalTestResult> {
  return LocalTest.run(['--source-dir', app, ...argv], ROOT);
}

test('results have the form of the platform CLI, and a failing test ends with exit code 100', async () => {
  const { summary, tests, coverage } = await run();
  assert.deepEqual(
    tests.map(({ FullName, Outcome, Message }) => [FullName, Outcome, Message]),
    [
      ['MeterTest.doubles', 'Pass', null],
      [
        'MeterTest.fails',
        'Fail',
        'System.AssertException: Assertion Failed: not the same: Expected: a<b & "c", Actual: d',
      ],
      ['MeterTest.signs', 'Fail', tests[2]!.Message],
    ],
  );
  assert.match(tests[2]!.Message!, /^UNSUPPORTED: Crypto\.signWithCertificate/);
  assert.equal(tests[1]!.StackTrace, 'Class.MeterTest.fails: line 7, column 1');
  const { outcome, testsRan, passing, failing, passRate, testRunId } = summary;
  assert.deepEqual(
    { outcome, testsRan, passing, failing, passRate },
    { outcome: 'Failed', testsRan: 3, passing: 1, failing: 2, passRate: '33%' },
  );
  assert.match(testRunId, /^707\w{12}$/);
  assert.equal(coverage, undefined);
  assert.equal(process.exitCode, 100);
  assert.equal(await readFile(path.join(folder, '.aegis', '.gitignore'), 'utf8'), '*\n');
  assert.match(printed(), /MeterTest\.fails +Fail +System\.AssertException/);
  assert.match(printed(), /^Tests Ran +3$/m);
});

test('one method passes: exit code 0, coverage by class', async () => {
  const { coverage } = await run('--tests', 'metertest.DOUBLES', '--code-coverage', '--workers', '2');
  assert.equal(process.exitCode, undefined);
  assert.deepEqual(coverage, {
    coverage: [{ name: 'Meter', totalLines: 3, lines: { 3: 1, 4: 0, 6: 1 }, totalCovered: 2, coveredPercent: 66 }],
    summary: { totalLines: 3, coveredLines: 2, testRunCoverage: '66%' },
  });
  assert.match(printed(), /^Meter +66% +4$/m);
  assert.match(printed(), /^Test Run Coverage +66%$/m);
});

test('JUnit, TAP and JSON are printed as asked, and read by others', async () => {
  await run('--result-format', 'junit');
  const xml = new XMLParser({ ignoreAttributes: false }).parse(printed());
  const { testsuite } = xml.testsuites;
  assert.equal(testsuite['@_tests'], '3');
  assert.equal(testsuite.testcase[1]['@_classname'], 'MeterTest');
  assert.match(testsuite.testcase[1].failure['@_message'], /Expected: a<b & "c", Actual: d$/);
});

test('TAP counts the tests', async () => {
  await run('--result-format', 'tap', '--tests', 'MeterTest.doubles,MeterTest.fails');
  assert.match(printed(), /^1\.\.2\nok 1 MeterTest\.doubles\nnot ok 2 MeterTest\.fails\n# System\.AssertException/);
});

test('JSON is the result with the exit code', async () => {
  const result = await run('--result-format', 'json', '--tests', 'MeterTest.doubles');
  assert.deepEqual(JSON.parse(printed()), { status: 0, result });
});

test('the output folder gets the results and the coverage', async () => {
  const out = path.join(folder, 'out', 'results');
  const { summary } = await run('--output-dir', out, '--code-coverage', '--concise');
  const id = summary.testRunId;
  const names = [
    'coverage-summary.json',
    'lcov.info',
    `test-result-${id}-codecoverage.json`,
    `test-result-${id}-junit.xml`,
  ];
  assert.deepEqual(
    (await readdir(out)).sort(),
    [...names, `test-result-${id}.json`, `test-result-${id}.txt`, 'test-run-id.txt'].sort(),
  );
  assert.match(
    await readFile(path.join(out, 'lcov.info'), 'utf8'),
    new RegExp(`^SF:${path.join(app, 'Meter.cls')}$`, 'm'),
  );
  assert.doesNotMatch(printed(), /MeterTest\.doubles/);
});

test('what cannot be run is refused with the thing to fix', async () => {
  await assert.rejects(run('--tests', 'Metre'), {
    name: 'SelectionError',
    message: 'There is no class Metre in the sources.',
  });
  await assert.rejects(run('--source-dir', path.join(folder, 'lost')), /No directory found at .*lost/);
  const copy = writeClasses(path.join(folder, 'copy'), 'public class Meter { }');
  await assert.rejects(run('--source-dir', copy), {
    name: 'MetadataError',
    message: /copy\/Meter\.cls: class Meter also exists in .*app\/Meter\.cls/,
  });
  const broken = writeClasses(
    path.join(folder, 'broken'),
    '@IsTest private class BrokenTest { @IsTest static void t() { nope(); } }',
  );
  await assert.rejects(run('--source-dir', broken), {
    name: 'CompileError',
    message: /BrokenTest\.cls:1:\d+ Method does not exist/,
  });
  const { tests } = await run('--source-dir', broken, '--keep-going', '--tests', 'BrokenTest,MeterTest.doubles');
  assert.deepEqual(
    tests.map(({ Outcome }) => Outcome),
    ['Fail', 'Pass'],
  );
});
