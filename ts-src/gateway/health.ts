import type { Audit } from './audit/signer.ts';
import type { OrgGate } from './org-gate.ts';
import type { Store } from './store/postgres.ts';

export type HealthStatus = 'GREEN' | 'RED';

export interface GatewayHealth {
  /** RED when a call would be denied for lack of store, signer or policy. */
  status: HealthStatus;
  store: HealthStatus;
  signer: HealthStatus;
  orgs: { name: string; policyVersion: string | null; policyAgeMs: number | null; killSwitch: boolean | null }[];
}

export async function health(store: Store, audit: Audit, gates: ReadonlyMap<string, OrgGate>): Promise<GatewayHealth> {
  const [stored, signed] = await Promise.all([
    store.run('SELECT 1').then(
      () => true,
      () => false,
    ),
    audit.reachable(),
  ]);
  const orgs = [...gates].map(([name, { policy }]) => {
    const current = policy.current();
    if (!current) return { name, policyVersion: null, policyAgeMs: null, killSwitch: null };
    const { version, readAt, killSwitch } = current;
    return { name, policyVersion: version, policyAgeMs: Math.round(performance.now() - readAt), killSwitch };
  });
  const ready = stored && signed && orgs.every(({ policyVersion }) => policyVersion !== null);
  return { status: light(ready), store: light(stored), signer: light(signed), orgs };
}

function light(on: boolean): HealthStatus {
  return on ? 'GREEN' : 'RED';
}
