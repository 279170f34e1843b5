import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { CompileError, compileComponents } from '../../types/generate/components.ts';
import { generateTypes } from '../../types/generate/generate.ts';
import type { GeneratedFile } from '../../types/generate/files.ts';
import { CommandError, runCommand } from '../support/command.ts';
import type { Finding, Gate } from '../gate.ts';

/** A script that writes files beside itself. */
interface Generator {
  folder: string;
  script: string;
  output: string;
}

const GENERATORS: readonly Generator[] = [
  { folder: 'ts-src/local-org/standard', script: 'generate.ts', output: 'standard-schema.json' },
];

/** Runs a generator on a copy of its folder, inside the project so that it finds its packages. */
async function generateAside(root: string, { folder, script, output }: Generator): Promise<GeneratedFile[]> {
  if (!existsSync(path.join(root, folder, script))) {
    return [];
  }
  await mkdir(path.join(root, '.aegis'), { recursive: true });
  const aside = await mkdtemp(path.join(root, '.aegis', 'drift-'));
  try {
    await cp(path.join(root, folder), aside, { recursive: true });
    const { exitCode, stderr } = await runCommand(process.execPath, [path.join(aside, script)], { cwd: root });
    if (exitCode !== 0) {
      throw new CommandError(`${folder}/${script}`, stderr);
    }
    return [{ file: `${folder}/${output}`, text: await readFile(path.join(aside, output), 'utf8') }];
  } finally {
    await rm(aside, { recursive: true });
  }
}

/** LWCs that do not compile are the finding of the gate `types`. */
async function components(root: string): Promise<GeneratedFile[]> {
  try {
    return await compileComponents(root);
  } catch (error) {
    if (error instanceof CompileError) {
      return [];
    }
    throw error;
  }
}

/** Line of the first difference, counted from 1. */
function firstDifference(actual: string, expected: string): number {
  const lines = actual.split('\n');
  const index = expected.split('\n').findIndex((line, at) => line !== lines[at]);
  return index === -1 ? lines.length : index + 1;
}

/** Committed files that are derived from others are what their sources give today. */
export const drift: Gate = {
  name: 'drift',
  async run(root): Promise<Finding[]> {
    const fix = 'npm run build';
    const findings: Finding[] = [];
    const generated = await Promise.all([
      generateTypes(root),
      components(root),
      ...GENERATORS.map((generator) => generateAside(root, generator)),
    ]);
    for (const { file, text } of generated.flat()) {
      const full = path.join(root, file);
      if (!existsSync(full)) {
        findings.push({ gate: this.name, file, message: 'has not been generated', fix });
        continue;
      }
      const actual = await readFile(full, 'utf8');
      if (actual !== text) {
        const line = firstDifference(actual, text);
        findings.push({ gate: this.name, file, line, message: 'differs from what its source gives', fix });
      }
    }
    return findings;
  },
};
