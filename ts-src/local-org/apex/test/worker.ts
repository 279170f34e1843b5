/** A worker process of a test run: compiles the sources, runs the tests it is given, and tells what they did. */
import { flushCompileCache } from 'node:module';
import type { Diagnostic } from '../check/diagnostics.ts';
import { Coverage } from '../runtime/coverage.ts';
import { openTests, type OpenedTests } from './index.ts';
import type { DebugLine, FromWorker, TestPlan, TestTask, ToWorker } from './messages.ts';
import { TestClassRun } from './runner.ts';

let opened: OpenedTests | null = null;
let coverage: Coverage | null = null;
let keepDebug = false;

/** Resolves when the message is on its way: after that, even a crash of this process does not lose it. */
function send(message: FromWorker): Promise<void> {
  return new Promise((resolve, reject) =>
    process.send!(message, (error: Error | null) => (error ? reject(error) : resolve())),
  );
}

async function open(plan: TestPlan): Promise<void> {
  const { sources, cacheDir, tests, folder } = plan;
  const diagnostics: Diagnostic[] = [];
  coverage = plan.coverage ? new Coverage() : null;
  keepDebug = plan.debug;
  try {
    opened = openTests({
      sources,
      cacheDir,
      tests,
      folder,
      onErrors: plan.keepGoing ? (errors) => void diagnostics.push(...errors) : undefined,
      coverage: coverage ?? undefined,
    });
  } catch (error) {
    const { code = null, message, stack } = error as { code?: string | null; message: string; stack?: string };
    return send({ kind: 'refused', code, message: code === null ? (stack ?? message) : message });
  }
  const tasks = opened.classes.map((found) => ({
    class: found.info.name,
    methods: found.tests.map(({ name }) => name),
  }));
  const coverable = coverage ? opened.program.coverable() : null;
  await send({ kind: 'opened', discovery: { tasks, diagnostics, leftOut: opened.leftOut, coverable } });
  // This process is not asked to end, it is ended: now is the time to keep what later ones start faster with.
  flushCompileCache();
}

async function run(task: TestTask): Promise<void> {
  const { program, org, classes } = opened!;
  const found = classes.find(({ info }) => info.name === task.class)!;
  let debug: DebugLine[] = [];
  const keep = (level: string, message: string): void => void debug.push({ level, message });
  const run = new TestClassRun({ program, org, debug: keepDebug ? keep : undefined }, found);
  await send({ kind: 'started', method: null });
  run.setup();
  for (const method of found.tests.filter(({ name }) => task.methods.includes(name))) {
    await send({ kind: 'started', method: method.name });
    const result = run.test(method);
    await send({ kind: 'result', result, debug, hits: coverage?.take() ?? {} });
    debug = [];
  }
  run.close();
  await send({ kind: 'idle' });
}

// One message is answered before the next is sent.
process.on('message', (message: ToWorker) => void (message.kind === 'open' ? open(message.plan) : run(message.task)));
