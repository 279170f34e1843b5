/** `npm run demo`: the guided proof, each step through real parts. Exit code 1 when a step fails. */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Proof } from './proof/proof.ts';
import { STEPS } from './proof/steps.ts';
import { temporaryFolder } from './postgres.ts';
import { startStack } from './stack.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  process.stdout.write(
    'npm run demo -- [--json]\n\n  --json   the last line of stdout is {"ok","steps":[{"name","ok","detail"}]}\n',
  );
  process.exit(0);
}

/** With --json the story goes to stderr, so that stdout holds the result alone. */
const say = (text: string) => (values.json ? process.stderr : process.stdout).write(`${text}\n`);

interface Outcome {
  name: string;
  ok: boolean;
  detail: string;
}

async function prove(): Promise<Outcome[]> {
  const dataDir = temporaryFolder('aegis-demo-');
  const stack = await startStack({ dataDir, port: 0, onProgress: say });
  const proof = new Proof(stack, (line) => say(`     ${line}`));
  const outcomes: Outcome[] = [];
  try {
    for (const [index, step] of STEPS.entries()) {
      say(`\n ${index + 1}. ${step.name}`);
      const outcome = await step.run(proof).then(
        (detail) => ({ name: step.name, ok: true, detail }),
        (error: Error) => ({ name: step.name, ok: false, detail: error.message }),
      );
      say(`   ${outcome.ok ? '✓' : '✗'} ${outcome.detail}`);
      outcomes.push(outcome);
    }
  } finally {
    await proof.close();
    await stack.stop();
    if (outcomes.every((outcome) => outcome.ok)) fs.rmSync(dataDir, { recursive: true, force: true });
    else say(`\nLogs are kept in ${path.join(dataDir, 'logs')}`);
  }
  return outcomes;
}

prove().then(
  (steps) => {
    const ok = steps.every((step) => step.ok);
    say(`\n${steps.filter((step) => step.ok).length} of ${steps.length} steps hold.`);
    if (values.json) process.stdout.write(`${JSON.stringify({ ok, steps })}\n`);
    process.exit(ok ? 0 : 1);
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    if (values.json)
      process.stdout.write(
        `${JSON.stringify({ ok: false, steps: [{ name: 'start', ok: false, detail: error.message }] })}\n`,
      );
    process.exit(1);
  },
);
