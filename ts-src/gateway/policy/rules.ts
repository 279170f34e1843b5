/** One row of `AgentPolicyRule__mdt` as the org serves it. Blank and `*` match anything. */
export interface PolicyRule {
  name: string;
  effect: string;
  agent?: string | null;
  tool?: string | null;
  operation?: string | null;
  object?: string | null;
  field?: string | null;
  phase?: string | null;
  permissionSet?: string | null;
  /** Name of the profile. */
  profile?: string | null;
  /** Developer name of the role. */
  role?: string | null;
  /** Developer name of a public group. */
  group?: string | null;
  /** RFC 3339 in UTC to the second; the rule holds from this moment on. */
  validFrom?: string | null;
  /** The rule holds until just before this moment. */
  validUntil?: string | null;
  /** `[days] HH:MM-HH:MM [time zone]`, the end not included. */
  hours?: string | null;
  /** Most rows one call may return. */
  rowCap?: number | null;
  reason?: string | null;
}

export type Operation = 'Read' | 'Create' | 'Update' | 'Delete' | 'Execute';

export interface PolicyObject {
  /** API name. */
  name: string;
  /** API names of its own fields, reference fields that a relationship path goes through included. */
  fields: string[];
}

/** What one call wants, and who wants it. */
export interface PolicyRequest {
  agent: string;
  phase: string;
  /** API names of the permission sets the person has. */
  permissionSets: readonly string[];
  /** Name of the person's profile; absent where no rule asks. */
  profile?: string | null;
  /** Developer name of the person's role. */
  role?: string | null;
  /** Developer names of the public groups the person is in. */
  groups?: readonly string[];
  /** RFC 3339 moment of the request; absent for now. */
  at?: string;
  tool: string;
  operation: Operation;
  objects: PolicyObject[];
  /**
   * Objects that a relationship path may lead to, by the name of the relationship. The gateway has no schema, so a
   * rule can forbid or hold by such a name, but its absence does not deny: the org decides on the real object.
   */
  related?: PolicyObject[];
  /** The org chooses the objects; `objects` is empty. */
  anyObject?: boolean;
  limit?: number;
}

export interface Decision {
  effect: 'ALLOW' | 'DENY' | 'HOLD';
  /** Name of the deciding rule, or a reason code. */
  rule: string;
  reason: string;
  /** The path to a denial, one sentence each. */
  why?: string[];
  /** Most rows, where a permit sets one. */
  rowCap?: number;
}

export const DEFAULT_DENY = 'default-deny';
export const POLICY_ERROR = 'policy-error';
