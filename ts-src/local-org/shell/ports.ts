import type { ApexAnswer, ApexCall } from '../api/apex/aura-call.ts';
import type { Org } from '../api/org.ts';
import type { Metadata } from '../metadata/index.ts';

/** What a user's profile and permission sets open in the shell. */
export interface ShellGrants {
  /** Names of Lightning apps. */
  apps: ReadonlySet<string>;
  /** Names of tabs. */
  tabs: ReadonlySet<string>;
  customPermissions: readonly string[];
  /** System administrators see every app and tab. */
  all: boolean;
}

/** The org as the shell sees it. */
export interface ShellOrg extends Org {
  readonly metadata: Metadata;
  grants(userId: string): ShellGrants;
  callApex(call: ApexCall): ApexAnswer;
}
