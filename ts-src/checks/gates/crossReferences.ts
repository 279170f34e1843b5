import { ProjectMetadata } from '../support/metadata.ts';
import { fieldsProblems } from './references/fields.ts';
import { pagesProblems } from './references/pages.ts';
import { permissionProblems } from './references/permissionSets.ts';
import { recordsProblems } from './references/records.ts';
import { reportsProblems } from './references/reports.ts';
import type { Finding, Gate } from '../gate.ts';

const RULES = [permissionProblems, fieldsProblems, pagesProblems, recordsProblems, reportsProblems];

/** Metadata names only metadata that exists, and holds what the platform asks of it beyond its schema. */
export const crossReferences: Gate = {
  name: 'cross-references',
  async run(root): Promise<Finding[]> {
    const metadata = await ProjectMetadata.read(root);
    return RULES.flatMap((rule) => rule(metadata)).map((problem) => ({ gate: this.name, ...problem }));
  },
};
