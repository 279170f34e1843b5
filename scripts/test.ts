/** `npm test [-- PATH-PART...]`: all tests; the last line is `N passed, N failed`. With arguments: only matching Node test files. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { run as runTests } from 'node:test';
import { startPostgres, temporaryFolder } from '../ts-src/demo/postgres.ts';
import { findOrInstallChromium } from './lib/chromium.ts';
import { ROOT, run } from './lib/run.ts';

interface Count {
  passed: number;
  failed: number;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const wanted = process.argv.slice(2);
const work = temporaryFolder('aegis-test-');

async function main(): Promise<Count> {
  process.env.CHROMIUM = findOrInstallChromium(say);
  if (wanted.length === 0) await run('node', ['scripts/build.ts']);
  const postgres = await startPostgres({ dataDir: path.join(work, 'postgres') });
  process.env.AEGIS_TEST_DATABASE_URL = postgres.url;
  try {
    const counts = [await nodeTests()];
    if (wanted.length === 0) counts.push(await apexTests(), await lwcTests());
    return { passed: sum(counts, 'passed'), failed: sum(counts, 'failed') };
  } finally {
    await postgres.stop();
    fs.rmSync(work, { recursive: true, force: true });
  }
}

const sum = (counts: Count[], key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);

async function nodeTests(): Promise<Count> {
  const files = fs
    .globSync('{ts-src,scripts}/**/*.test.ts', {
      cwd: ROOT,
      exclude: (name) => /(^|\/)(node_modules|lib|lwc)$/.test(name),
    })
    .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
    .sort();
  say(`\nNode: ${files.length} files`);
  const count = { passed: 0, failed: 0 };
  const stream = runTests({
    files: files.map((file) => path.join(ROOT, file)),
    concurrency: 2,
    timeout: 300_000,
    cwd: ROOT,
  });
  for await (const { type, data } of stream) {
    if (type === 'test:fail' && data.details.error.failureType !== 'subtestsFailed') reportFailure(data);
    if (type === 'test:stderr' && /^(Error|Uncaught|\S*Error:)/m.test(data.message))
      say(`    ${data.message.trimEnd()}`);
    if (type === 'test:pass' && data.skip !== undefined)
      say(`  - ${data.name}: skipped, ${data.skip === true ? 'without a reason' : data.skip}`);
    if (type !== 'test:summary') continue;
    if (data.file) {
      say(
        `  ${data.success ? '✓' : '✗'} ${path.relative(ROOT, data.file)}  ${data.counts.passed} passed  ${Math.round(data.duration_ms)} ms`,
      );
    } else {
      count.passed = data.counts.passed;
      // A skipped test has been named with its reason; it is neither.
      count.failed = data.counts.tests - data.counts.passed - data.counts.skipped;
    }
  }
  if (files.length > 0 && count.passed + count.failed === 0) count.failed = 1;
  return count;
}

function reportFailure(data: {
  name: string;
  file?: string;
  line?: number;
  details: { error: Error & { cause?: unknown } };
}): void {
  const cause = data.details.error.cause;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause ?? data.details.error.message);
  say(
    `  ✗ ${data.name}  (${data.file ? path.relative(ROOT, data.file) : ''}:${data.line ?? ''})\n${text.replace(/^/gm, '      ')}`,
  );
}

/** Runs a tool that leaves its result as JSON in a file. A tool that leaves none counts as one failure. */
async function counted<Result>(
  title: string,
  command: string,
  args: string[],
  file: string,
  count: (result: Result) => Count,
): Promise<Count> {
  say(`\n${title}`);
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number>((resolve) => child.once('exit', (exit) => resolve(exit ?? 1)));
  if (!fs.existsSync(file)) {
    say(`  ✗ ${title} left no result (exit code ${code})`);
    return { passed: 0, failed: 1 };
  }
  const result = count(JSON.parse(fs.readFileSync(file, 'utf8')) as Result);
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

function apexTests(): Promise<Count> {
  const file = path.join(work, 'apex.json');
  const args = ['ts-src/local-org/test-main.ts', '--source', 'force-app', '--json', file];
  return counted<Count & { unsupported: number }>('Apex in the local org', 'node', args, file, (result) => ({
    passed: result.passed,
    failed: result.failed + result.unsupported,
  }));
}

function lwcTests(): Promise<Count> {
  const file = path.join(work, 'lwc.json');
  const args = ['--', '--ci', '--silent', '--json', `--outputFile=${file}`];
  return counted<{ numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number }>(
    'Lightning Web Components',
    'sfdx-lwc-jest',
    args,
    file,
    (result) => ({
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    }),
  );
}

const count = await main();
say(`\n${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);
