import type { Bound } from './bound.ts';
import { VOID } from './builtin-symbols.ts';
import type { CheckError } from './diagnostics.ts';

/** Stands for code with an error, where a program is run in spite of it. */
export function broken({ position, feature }: CheckError): Bound {
  return {
    kind: 'unsupported',
    feature: feature === '' ? 'code with an error' : feature,
    type: VOID,
    nonNull: true,
    line: position.line,
  };
}
