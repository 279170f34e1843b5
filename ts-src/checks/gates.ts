import type { Gate } from './gate.ts';
import { apexTypes } from './gates/apexTypes.ts';
import { convertSource } from './gates/convertSource.ts';
import { crossReferences } from './gates/crossReferences.ts';
import { docsLinks } from './gates/docsLinks.ts';
import { drift } from './gates/drift.ts';
import { format } from './gates/format.ts';
import { importDirections } from './gates/importDirections.ts';
import { lint } from './gates/lint.ts';
import { lwcBundles } from './gates/lwcBundles.ts';
import { lwcCompile } from './gates/lwcCompile.ts';
import { metadataSchema } from './gates/metadataSchema.ts';
import { noSecrets } from './gates/noSecrets.ts';
import { pmd } from './gates/pmd.ts';
import { types } from './gates/types.ts';

/** All gates, the slowest first so that the last ones to end are short. */
export const gates: readonly Gate[] = [
  types,
  lint,
  format,
  apexTypes,
  pmd,
  convertSource,
  drift,
  importDirections,
  lwcCompile,
  lwcBundles,
  metadataSchema,
  crossReferences,
  noSecrets,
  docsLinks,
];
