import { checkBundles } from '../../types/generate/bundleCheck.ts';
import type { Finding, Gate } from '../gate.ts';

/** Names in LWC templates and metadata exist on the components' classes. */
export const lwcBundles: Gate = {
  name: 'lwc-bundles',
  async run(root): Promise<Finding[]> {
    return (await checkBundles(root)).map((problem) => ({ gate: this.name, ...problem }));
  },
};
