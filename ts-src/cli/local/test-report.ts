import { textTable } from './text-table.ts';
import type { LocalTestResult, TestOutcome } from './test-result.ts';

/** Uncovered lines named per class, as `sf apex run test` does. */
const NAMED_LINES = 5;

export interface HumanOptions {
  /** Failures only. */
  concise: boolean;
}

/** The tables of `sf apex run test --result-format human`. */
export function humanReport({ summary, tests, coverage }: LocalTestResult, { concise }: HumanOptions): string {
  const shown = tests.filter(({ Outcome }) => !concise || Outcome === 'Fail');
  const parts = [
    textTable('Test Results', ['TEST NAME', 'OUTCOME', 'MESSAGE', 'RUNTIME (MS)'], shown.map(testRow)),
    coverage && !concise ? coverageTable(coverage.coverage) : '',
    textTable('Test Summary', ['NAME', 'VALUE'], summaryRows(summary)),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function testRow({ FullName, Outcome, Message, StackTrace, RunTime }: TestOutcome): string[] {
  const message = [Message, StackTrace].filter(Boolean).join('\n');
  return [FullName, Outcome, message, Outcome === 'Pass' ? String(RunTime) : ''];
}

function coverageTable(classes: NonNullable<LocalTestResult['coverage']>['coverage']): string {
  const rows = classes.map(({ name, coveredPercent, lines }) => {
    const uncovered = Object.entries(lines).flatMap(([line, ran]) => (ran === 0 ? line : []));
    const more = uncovered.length > NAMED_LINES ? ['...'] : [];
    return [name, `${coveredPercent}%`, [...uncovered.slice(0, NAMED_LINES), ...more].join(',')];
  });
  return textTable('Apex Code Coverage by Class', ['CLASSES', 'PERCENT', 'UNCOVERED LINES'], rows);
}

function summaryRows(summary: LocalTestResult['summary']): string[][] {
  const rows: [string, string | undefined][] = [
    ['Outcome', summary.outcome],
    ['Tests Ran', String(summary.testsRan)],
    ['Pass Rate', summary.passRate],
    ['Fail Rate', summary.failRate],
    ['Test Run Id', summary.testRunId],
    ['Test Execution Time', summary.testExecutionTime],
    ['Test Total Time', summary.testTotalTime],
    ['Test Run Coverage', summary.testRunCoverage],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** Test Anything Protocol 12, with the failures as comments. */
export function tapReport({ tests }: LocalTestResult): string {
  const lines = tests.flatMap(({ FullName, Outcome, Message, StackTrace }, i) => [
    `${Outcome === 'Pass' ? 'ok' : 'not ok'} ${i + 1} ${FullName}`,
    ...[Message, StackTrace].flatMap((text) => text?.split('\n') ?? []).map((line) => `# ${line}`),
  ]);
  return [`1..${tests.length}`, ...lines].join('\n');
}

/** The XML of `sf apex run test --result-format junit`. */
export function junitReport({ summary, tests }: LocalTestResult): string {
  const { testStartTime, hostname, testsRan, failing, testExecutionTime } = summary;
  const attributes = {
    name: 'force.apex',
    timestamp: testStartTime,
    hostname,
    tests: testsRan,
    failures: failing,
    errors: 0,
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `    <testsuite ${attributesText({ ...attributes, time: seconds(Number.parseInt(testExecutionTime, 10)) })}>`,
    '        <properties>',
    ...Object.entries(junitProperties(summary)).map(
      ([name, value]) => `            <property ${attributesText({ name, value })}/>`,
    ),
    '        </properties>',
    ...tests.flatMap(junitCase),
    '    </testsuite>',
    '</testsuites>',
  ].join('\n');
}

function junitProperties({ outcome, ...others }: LocalTestResult['summary']): Record<string, string | number> {
  return { outcome: outcome === 'Passed' ? 'Successful' : outcome, ...others };
}

function junitCase({ ApexClass, MethodName, Outcome, Message, StackTrace, RunTime }: TestOutcome): string[] {
  const head = attributesText({ name: MethodName, classname: ApexClass.Name, time: seconds(RunTime) });
  const failure = `            <failure ${attributesText({ message: Message ?? '' })}>${xmlText(StackTrace ?? '')}</failure>`;
  return [`        <testcase ${head}>`, ...(Outcome === 'Fail' ? [failure] : []), '        </testcase>'];
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

function attributesText(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${xmlText(String(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`)
    .join(' ');
}

/** XML 1.0 §2.2 has no place for most control characters: they are left out. */
function xmlText(text: string): string {
  const legal = text.replace(
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '',
  );
  return legal.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
