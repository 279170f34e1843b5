import type { Logger } from 'pino';
import type { Audit } from './audit/signer.ts';
import type { OrgConfig } from './config.ts';
import { FAULT, GatewayFault } from './faults.ts';
import { isKnownTool } from './intent/intent.ts';
import { asPerson } from './pipeline/as-person.ts';
import { callTool } from './pipeline/call.ts';
import type { Stations } from './pipeline/call.ts';
import type { Gate } from './pipeline/gate.ts';
import type { Decision } from './policy/rules.ts';
import { decideBy, stopOf } from './policy/snapshot.ts';
import { policySync } from './policy/sync.ts';
import type { PolicySync } from './policy/sync.ts';
import type { OrgApi } from './salesforce/apex-rest.ts';
import { to18 } from './salesforce/ids.ts';
import type { OrgOAuth } from './salesforce/oauth.ts';
import type { Vault } from './vault/vault.ts';

/** Everything of one org: its policy, its stations, its tools. */
export interface OrgGate extends Gate {
  orgId: string;
  policy: PolicySync;
}

export interface OrgGateOptions {
  org: OrgConfig;
  oauth: OrgOAuth;
  api: OrgApi;
  vault: Vault;
  audit: Audit;
  policyIntervalMs: number;
  policyMaxAgeMs: number;
  log: Logger;
}

export function orgGate(options: OrgGateOptions): OrgGate {
  const { org, oauth, api, vault, audit, policyMaxAgeMs } = options;
  const log = options.log.child({ org: org.name });
  const policy = policySync({ oauth, api, intervalMs: options.policyIntervalMs, log });
  const stations: Stations = {
    agent: { id: org.agent, version: org.agentVersion ?? '1' },
    decide: (session, intent) =>
      decideBy(
        policy.current(),
        { now: performance.now(), maxAgeMs: policyMaxAgeMs },
        { userId: session.userId, agent: org.agent },
        intent,
      ),
    audit,
    vault,
    api,
    log,
  };
  return {
    orgId: to18(org.orgId),
    policy,
    call: (session, request, timings) => callTool(stations, session, request, timings),
    async tools(session, timings) {
      const current = policy.current();
      const stop = current && stopOf(current, org.agent);
      if (stop) throw stopped(org.name, stop);
      const tools = await asPerson(vault, session, timings, (access) => api.tools(access, org.agent));
      const unknown = tools.filter(({ name }) => !isKnownTool(name)).map(({ name }) => name);
      if (unknown.length > 0)
        log.warn({ tools: unknown }, 'tools of the org that this gateway cannot decide on are not listed');
      return tools.filter(({ name }) => isKnownTool(name));
    },
  };
}

function stopped(orgName: string, { rule, reason }: Decision): GatewayFault {
  const code = rule === FAULT.KILL_SWITCH ? FAULT.KILL_SWITCH : FAULT.POLICY_DENIED;
  return new GatewayFault(code, `${reason} Org: ${orgName}.`, {
    fix: 'An administrator of the org has to switch agent access on again, or to activate the agent.',
  });
}
