import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError, runCommand } from '../support/command.ts';
import { packageFolders } from '../support/project.ts';
import type { Finding, Gate } from '../gate.ts';

const require = createRequire(import.meta.url);

/** What the CLI prints with `--json`. */
interface Reply {
  status: number;
  name?: string;
  message?: string;
}

/** Runs the bundled `sf` away from the user's own settings, without telemetry or updates. */
async function runSf(root: string, home: string, args: string[]): Promise<Reply> {
  const sf = path.join(path.dirname(require.resolve('@salesforce/cli')), '..', 'bin', 'run.js');
  const { stdout, stderr } = await runCommand(process.execPath, [sf, ...args, '--json'], {
    cwd: root,
    env: { HOME: home, USERPROFILE: home, SF_AUTOUPDATE_DISABLE: 'true', SF_DISABLE_TELEMETRY: 'true' },
  });
  const start = stdout.indexOf('{');
  if (start === -1) {
    throw new CommandError('sf', `printed no JSON: ${stderr || stdout}`);
  }
  return JSON.parse(stdout.slice(start)) as Reply;
}

/** The deployable form of each package directory can be built, so every file is where the platform expects it. */
export const convertSource: Gate = {
  name: 'convert-source',
  async run(root): Promise<Finding[]> {
    const home = await mkdtemp(path.join(tmpdir(), 'aegis-sf-'));
    try {
      const findings: Finding[] = [];
      for (const folder of await packageFolders(root)) {
        const output = path.join(home, 'mdapi', folder);
        const args = ['project', 'convert', 'source', '--root-dir', folder, '--output-dir', output];
        const { status, name, message } = await runSf(root, home, args);
        if (status !== 0) {
          findings.push({ gate: this.name, file: folder, message: `${name}: ${message}` });
        }
      }
      return findings;
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};
