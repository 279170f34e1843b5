import { UnsupportedError } from '../../runtime/exception.ts';
import type { VariablesObject } from '../record-class.ts';

/** Custom metadata lives in the sources, which a deployment would have to change. @throws UnsupportedError */
export function deploy(components: readonly VariablesObject[], _callback: object | null): never {
  const names = components.map((component) => String(component.values.get('fullName')));
  throw new UnsupportedError(`Metadata.Operations.enqueueDeployment of ${names.join(', ')}`);
}
