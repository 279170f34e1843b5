import { ESLint } from 'eslint';
import { relative } from '../support/project.ts';
import type { Finding, Gate } from '../gate.ts';

/** The project's ESLint rules; warnings count as well. */
export const lint: Gate = {
  name: 'lint',
  async run(root): Promise<Finding[]> {
    const eslint = new ESLint({ cwd: root, errorOnUnmatchedPattern: false });
    const results = await eslint.lintFiles(['.']);
    return results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, ruleId, message }) => ({
        gate: this.name,
        file: relative(root, filePath),
        line,
        message: ruleId ? `${ruleId}: ${message}` : message,
      })),
    );
  },
};
