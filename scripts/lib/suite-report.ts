/** What a run of the public suites says, on the screen and in the documentation. */
import { meets, type SuiteResult, type Test } from './suites.ts';

const BEGIN = '<!-- apex-suites: written by `npm run apex:suites -- DIR --write-docs` -->';
const END = '<!-- /apex-suites -->';

const unsupported = (tests: readonly Test[]): number => tests.filter(({ outcome }) => outcome === 'unsupported').length;

const excluded = ({ outOfScope }: SuiteResult): number => outOfScope.reduce((sum, { tests }) => sum + tests.length, 0);

/** `97.4 %`, cut off, not rounded: 97 % means at least that. */
export function percent(passed: number, inScope: number): string {
  return inScope === 0 ? '-' : `${(Math.floor((passed / inScope) * 1000) / 10).toFixed(1)} %`;
}

const HEAD = ['suite', 'passed', 'in scope', 'percent', 'unsupported', 'out of scope', 'ms'];

function cells(result: SuiteResult): string[] {
  const { suite, passed, inScope, failing, ms } = result;
  const counts = [inScope, percent(passed, inScope), unsupported(failing), excluded(result), ms];
  return [suite.name, String(passed), ...counts.map(String)];
}

/** Lines of aligned columns. */
export function screenTable(results: readonly SuiteResult[]): string[] {
  const rows = [HEAD, ...results.map((result) => cells(result))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  return rows.map((row) => row.map(pad).join('  '));
}

/** What falls short, a line each: problems, then failing tests with their cause. */
export function shortcomings(results: readonly SuiteResult[], folder: string): string[] {
  return results.flatMap((result) => [
    ...(result.problem === null ? [] : [`${result.suite.name}: ${result.problem}`]),
    ...result.failing.map((test) => `${result.suite.name}: ${nameOf(test)}: ${causeOf(test, folder)}`),
    ...(meets(result) || result.problem !== null ? [] : [`${result.suite.name} is below 97 % of its in-scope tests`]),
  ]);
}

const nameOf = (test: Test): string => `${test.class}.${test.method}`;

const causeOf = ({ outcome, message }: Test, folder: string): string =>
  (message ?? outcome).split('\n')[0]!.replaceAll(`${folder}/`, '').slice(0, 240);

/** The text between the markers is replaced. Throws when there are no markers. */
export function withReport(document: string, results: readonly SuiteResult[], folder: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The document has no lines ${BEGIN} and ${END}`);
  const report = [docsTable(results), docsFailing(results, folder), docsOutOfScope(results)]
    .filter(Boolean)
    .join('\n\n');
  return `${document.slice(0, begin + BEGIN.length)}\n\n${report}\n\n${document.slice(end)}`;
}

function docsTable(results: readonly SuiteResult[]): string {
  const rows = results.map((result) => {
    const { repository, commit } = result.suite;
    const [, ...counts] = cells(result);
    return [`[${repository}](https://github.com/${repository}/tree/${commit})`, ...counts];
  });
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [line(HEAD), `|---${'|--:'.repeat(HEAD.length - 1)}|`, ...rows.map(line)].join('\n');
}

/** A line per suite and cause. */
function docsFailing(results: readonly SuiteResult[], folder: string): string {
  const lines = results.flatMap(({ suite, failing }) =>
    [...Map.groupBy(failing, (test) => causeOf(test, folder))].map(
      ([cause, tests]) => `- ${suite.name}: ${escaped(cause)}: ${listed(tests)}`,
    ),
  );
  return lines.length === 0 ? 'No in-scope test fails.' : ['In scope and failing:', '', ...lines].join('\n');
}

function docsOutOfScope(results: readonly SuiteResult[]): string {
  const lines = results.flatMap(({ suite, outOfScope }) =>
    outOfScope.map(({ reason, tests }) => `- ${suite.name}: ${reason}: ${listed(tests)}`),
  );
  return lines.length === 0 ? 'No test is out of scope.' : ['Out of scope:', '', ...lines].join('\n');
}

const listed = (tests: readonly Test[]): string => tests.map((test) => `\`${nameOf(test)}\``).join(', ');

const escaped = (text: string): string => text.replace(/[\\`*_<>|]/g, '\\$&');
