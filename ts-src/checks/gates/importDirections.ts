import { apexDirections } from './directions/apex.ts';
import { typeScriptDirections } from './directions/typescript.ts';
import type { Finding, Gate } from '../gate.ts';

/** Parts and capabilities know each other only in the directions that the design allows. */
export const importDirections: Gate = {
  name: 'import-directions',
  async run(root): Promise<Finding[]> {
    const problems = [...(await typeScriptDirections(root)), ...(await apexDirections(root))];
    return problems.map((problem) => ({ gate: this.name, ...problem }));
  },
};
