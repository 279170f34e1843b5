/**
 * `npm run apex:suites -- DIR [--only NAME] [--write-docs]`: public Apex test suites in the local org. DIR holds them, each in a folder
 * named like its repository, at the commit that apex-suites.json names. Exit code 1 when one passes less than 97 % of its in-scope tests.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { ROOT } from './lib/run.ts';
import { screenTable, shortcomings, withReport } from './lib/suite-report.ts';
import { meets, readSuites, runSuite, type SuiteResult } from './lib/suites.ts';

const DOCUMENT = path.join(ROOT, 'docs', 'local-org.md');
const say = (text: string) => process.stdout.write(`${text}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, 'write-docs': { type: 'boolean', default: false } },
});
const suites = readSuites(path.join(import.meta.dirname, 'apex-suites.json'));
const wanted = suites.filter(({ name }) => values.only === undefined || name === values.only);

function usageProblem(): string | null {
  if (positionals.length !== 1) return 'npm run apex:suites -- DIR [--only NAME] [--write-docs]';
  if (wanted.length === 0)
    return `There is no suite "${values.only}". There are: ${suites.map(({ name }) => name).join(', ')}`;
  if (values['write-docs'] && wanted.length < suites.length) return '--write-docs needs all suites: leave out --only';
  return null;
}

async function measure(folder: string): Promise<SuiteResult[]> {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'apex-suites-'));
  try {
    const results: SuiteResult[] = [];
    for (const suite of wanted) {
      process.stderr.write(`${suite.name} ...\n`);
      results.push(await runSuite(suite, folder, work));
    }
    return results;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

const problem = usageProblem();
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
const folder = path.resolve(positionals[0]!);
const results = await measure(folder);
for (const line of [...screenTable(results), '', ...shortcomings(results, folder)]) say(line);
if (values['write-docs']) {
  const text = withReport(fs.readFileSync(DOCUMENT, 'utf8'), results, folder);
  const style = await prettier.resolveConfig(DOCUMENT);
  fs.writeFileSync(DOCUMENT, await prettier.format(text, { ...style, filepath: DOCUMENT }));
  say(`Wrote ${path.relative(ROOT, DOCUMENT)}`);
}
process.exitCode = results.every(meets) ? 0 : 1;
