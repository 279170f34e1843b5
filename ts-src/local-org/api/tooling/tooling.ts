import type { AnonymousRun } from '../engine/anonymous.ts';
import type { OrgUser } from '../directory.ts';
import { refuse } from '../rest/errors.ts';
import type { TestRuns } from './test-runs.ts';

/** What the developer interfaces (Tooling REST, Apex SOAP) do besides reading and writing records. */
export interface Tooling {
  /** Runs an anonymous block; `level`: of Apex_code in its log. */
  anonymous(user: OrgUser, source: string, level: string): AnonymousRun;
  readonly tests: TestRuns;
  /** Whether profile or permission sets grant a permission, e.g. `AuthorApex`. */
  may(userId: string, permission: string): boolean;
}

/** Apex is run by who may write it. Throws INSUFFICIENT_ACCESS. */
export function requireAuthor(tooling: Tooling, user: OrgUser): void {
  if (tooling.may(user.id, 'AuthorApex')) return;
  throw refuse('INSUFFICIENT_ACCESS', 'insufficient access rights: the permission Author Apex (AuthorApex) is missing');
}
