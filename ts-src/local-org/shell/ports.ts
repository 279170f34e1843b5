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

/** An answered call of an Apex method: its value as JSON text, or what went wrong in the shape components get. */
export type ApexAnswer = { ok: true; json: string } | { ok: false; status: number; error: ApexFault };

export interface ApexFault {
  message: string;
  exceptionType?: string;
  stackTrace?: string;
  isUserDefinedException?: boolean;
}

export interface ApexCall {
  userId: string;
  /** `AuditTimelineController.timeline` */
  method: string;
  /** JSON object of the parameters by name. */
  params: string;
  /** Wired: only cacheable methods may answer. */
  wire: boolean;
}

/** The org as the shell sees it. */
export interface ShellOrg extends Org {
  readonly metadata: Metadata;
  grants(userId: string): ShellGrants;
  callApex(call: ApexCall): ApexAnswer;
}
