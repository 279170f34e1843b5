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
  permissionSets: string[];
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
