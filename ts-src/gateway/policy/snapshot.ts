import { FAULT, GatewayFault } from '../faults.ts';
import type { Intent } from '../intent/intent.ts';
import type { OrgAgent, OrgPolicy } from '../salesforce/apex-rest.ts';
import { compilePolicy } from './compile.ts';
import type { Decide } from './compile.ts';
import { NOBODY } from './people.ts';
import type { People } from './people.ts';
import type { Decision } from './rules.ts';

/** An org's policy at one moment. */
export interface PolicySnapshot {
  version: string;
  phase: string;
  killSwitch: boolean;
  /** By name in lower case. */
  agents: ReadonlyMap<string, OrgAgent>;
  decide: Decide;
  people: People;
  /** Monotonic milliseconds at which the org was asked. */
  readAt: number;
}

export function snapshot(policy: OrgPolicy, people: People, readAt: number): PolicySnapshot {
  const { version, phase, killSwitch, rules } = policy;
  const agents = new Map(policy.agents.map((agent) => [agent.name.toLowerCase(), agent]));
  return { version, phase, killSwitch, agents, decide: compilePolicy(rules), people, readAt };
}

/** Why this agent may do nothing at all in the org; null while it may. The rules are those of the org's own checks. */
export function stopOf({ killSwitch, agents }: PolicySnapshot, agentName: string): Decision | null {
  const deny = (rule: string, reason: string, why: string): Decision => ({ effect: 'DENY', rule, reason, why: [why] });
  if (killSwitch) {
    const why = 'An administrator has switched agent access off for the whole org.';
    return deny(FAULT.KILL_SWITCH, 'The kill switch of the org is on.', why);
  }
  const agent = agents.get(agentName.toLowerCase());
  if (!agent) return deny('agent-unknown', `There is no agent ${agentName}.`, 'The org has no agent of this name.');
  if (!agent.active) {
    return deny(
      'agent-inactive',
      `The agent ${agentName} is not active.`,
      'An administrator has to activate the agent.',
    );
  }
  if (!agent.killSwitch) return null;
  const why = 'An administrator has switched this agent off.';
  return deny(FAULT.KILL_SWITCH, `The kill switch of the agent ${agentName} is on.`, why);
}

/** Decides on what a person's agent wants. Throws POLICY_STALE: an old policy may permit what was forbidden since. */
export function decideBy(
  current: PolicySnapshot | undefined,
  limits: { now: number; maxAgeMs: number },
  who: { userId: string; agent: string },
  intent: Intent,
): Decision {
  if (!current || limits.now - current.readAt > limits.maxAgeMs) throw stale(current, limits);
  const stop = stopOf(current, who.agent);
  if (stop) return stop;
  const { tool, operation, objects, related, limit } = intent;
  const { permissionSets, profile, role, groups } = current.people.get(who.userId) ?? NOBODY;
  const anyObject = objects.length === 0;
  return current.decide({
    agent: who.agent,
    phase: current.phase,
    permissionSets,
    profile,
    role,
    groups,
    tool,
    operation,
    objects,
    related,
    anyObject,
    limit,
  });
}

function stale(current: PolicySnapshot | undefined, limits: { now: number; maxAgeMs: number }): GatewayFault {
  const seconds = current ? Math.round((limits.now - current.readAt) / 1000) : 0;
  const message = current
    ? `The policy was last read ${seconds} s ago.`
    : 'The policy has not been read from the org yet.';
  return new GatewayFault(FAULT.POLICY_STALE, message, {
    fix: 'Check that the service user can sign in and has the permission set Aegis_Service; the gateway log names the last error.',
  });
}
