import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError } from '../support/command.ts';
import { runJava } from '../support/java.ts';
import { packageFiles, relative } from '../support/project.ts';
import type { Finding, Gate } from '../gate.ts';

const RULES = 'config/pmd-ruleset.xml';

interface Results {
  violations: { rule: string; message: string; codeLocation: { file: string; startLine: number } }[];
  processingErrors: { file: string; message: string }[];
}

async function analyse(root: string, files: string[], folder: string): Promise<Results> {
  const input = path.join(folder, 'input.json');
  const output = path.join(folder, 'output.json');
  const runDataPerLanguage = { apex: { filesToScan: files.map((file) => path.join(root, file)) } };
  await writeFile(input, JSON.stringify({ ruleSetInputFile: path.join(root, RULES), runDataPerLanguage }));
  const { exitCode, stdout, stderr } = await runJava(
    'com.salesforce.sfca.pmdwrapper.PmdWrapper',
    ['run', input, output],
    root,
  );
  if (exitCode !== 0) {
    throw new CommandError('pmd', `ended with ${exitCode}: ${stderr || stdout}`);
  }
  return JSON.parse(await readFile(output, 'utf8')) as Results;
}

/** Apex against the project's PMD rules: security first, then size and shape of methods. */
export const pmd: Gate = {
  name: 'pmd',
  needs: ['java'],
  async run(root): Promise<Finding[]> {
    const files = [...(await packageFiles(root, '.cls')), ...(await packageFiles(root, '.trigger'))];
    if (files.length === 0) {
      return [];
    }
    const folder = await mkdtemp(path.join(tmpdir(), 'aegis-pmd-'));
    try {
      const { violations, processingErrors } = await analyse(root, files, folder);
      return [
        ...violations.map(({ rule, message, codeLocation }) => ({
          gate: this.name,
          file: relative(root, codeLocation.file),
          line: codeLocation.startLine,
          message: `${rule}: ${message}`,
        })),
        ...processingErrors.map(({ file, message }) => ({ gate: this.name, file: relative(root, file), message })),
      ];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
