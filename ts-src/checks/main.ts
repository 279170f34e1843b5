/**
 * Runs the gates named on the command line, or all of them, on the project in the current folder:
 * `node ts-src/checks/main.ts [gate...]`. Ends with 1 when there is something to put right.
 */
import type { Finding } from './gate.ts';
import { gates } from './gates.ts';
import { table } from './support/table.ts';
import { runGates } from './runner.ts';
import type { GateResult } from './runner.ts';

function seconds({ milliseconds }: GateResult): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function summary({ skipped, failure, findings }: GateResult): string {
  if (failure) {
    return 'could not run';
  }
  return skipped ? `skipped: ${skipped}` : findings.length === 0 ? 'ok' : `${findings.length} to put right`;
}

function findingLine({ file, line, message, fix }: Finding): string {
  return `  ${file}${line ? `:${line}` : ''}  ${message}${fix ? `  → ${fix}` : ''}`;
}

function report(results: readonly GateResult[]): void {
  for (const { gate, findings, failure } of results) {
    if (failure || findings.length > 0) {
      console.log(`\n${gate}`);
      console.log(failure ?? findings.map(findingLine).join('\n'));
    }
  }
  console.log(`\n${table(results.map((result) => [result.gate, seconds(result), summary(result)])).join('\n')}`);
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !gates.some((gate) => gate.name === name));
if (unknown.length > 0) {
  console.error(`There is no gate ${unknown.join(', ')}. Gates: ${gates.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 2;
} else {
  const chosen = names.length > 0 ? gates.filter(({ name }) => names.includes(name)) : gates;
  const results = await runGates(chosen, process.cwd(), (result) => console.log(`${result.gate}: ${summary(result)}`));
  report(results);
  process.exitCode = results.some(({ findings, failure }) => failure || findings.length > 0) ? 1 : 0;
}
