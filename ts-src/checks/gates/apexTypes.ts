import { CommandError } from '../support/command.ts';
import { runJava } from '../support/java.ts';
import { relative } from '../support/project.ts';
import type { Finding, Gate } from '../gate.ts';

/** A finding of the type checker that is known to be wrong. */
interface Allowed {
  message: RegExp;
  /** why the platform compiles it */
  reason: string;
}

/** Reviewed one by one. An entry goes away when the checker learns the type. */
const ALLOWED: readonly Allowed[] = [];

interface Report {
  files?: { path: string; messages: { start: { line: number }; category: string; message: string }[] }[];
}

/** CheckForIssues ends with 4 when it has findings. */
const FINDINGS = 4;

function readReport(stdout: string): Report {
  const start = stdout.indexOf('{');
  return start === -1 ? {} : (JSON.parse(stdout.slice(start)) as Report);
}

/** Every Apex class against the types of the platform and of the project: unknown methods, fields, wrong arguments. */
export const apexTypes: Gate = {
  name: 'apex-types',
  needs: ['java'],
  async run(root): Promise<Finding[]> {
    const args = ['--workspace', root, '--nocache', '--detail', 'errors', '--format', 'json'];
    const { exitCode, stdout, stderr } = await runJava('io.github.apexdevtools.apexls.CheckForIssues', args, root);
    if (exitCode !== 0 && exitCode !== FINDINGS) {
      throw new CommandError('apex-ls', `ended with ${exitCode}: ${stderr || stdout}`);
    }
    return (readReport(stdout).files ?? []).flatMap((file) =>
      file.messages
        .filter(({ message }) => !ALLOWED.some((allowed) => allowed.message.test(message)))
        .map(({ start, message }) => ({ gate: this.name, file: relative(root, file.path), line: start.line, message })),
    );
  },
};
