import { createRequire } from 'node:module';
import path from 'node:path';
import { CommandError, runCommand } from '../support/command.ts';
import type { Finding, Gate } from '../gate.ts';

const require = createRequire(import.meta.url);

/** Every file is written as prettier writes it. Results of unchanged files are kept between runs. */
export const format: Gate = {
  name: 'format',
  async run(root): Promise<Finding[]> {
    const prettier = path.join(path.dirname(require.resolve('prettier/package.json')), 'bin', 'prettier.cjs');
    const cache = ['--cache', '--cache-strategy', 'content'];
    const args = [prettier, '.', '--list-different', ...cache];
    const { exitCode, stdout, stderr } = await runCommand(process.execPath, args, { cwd: root });
    // 2 is a file that cannot be read as its language; the others say which.
    if (exitCode === 2 && stderr === '') {
      throw new CommandError('prettier', `ended with ${exitCode}`);
    }
    const fix = 'npm run format';
    const different = stdout.split('\n').filter((line) => line !== '');
    const broken = [...stderr.matchAll(/^\[error\] ([^\s:][^:\n]*): (\w*Error: .*)$/gm)];
    if (exitCode === 2 && broken.length === 0) {
      throw new CommandError('prettier', stderr);
    }
    return [
      ...different.map((file) => ({ gate: this.name, file, message: 'is not formatted', fix })),
      ...broken.map(([, file, message]) => ({ gate: this.name, file, message })),
    ];
  },
};
