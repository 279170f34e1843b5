import type { OrgGate } from './org-gate.ts';
import type { Store } from './store/postgres.ts';

export type HealthStatus = 'GREEN' | 'RED';

export interface GatewayHealth {
  /** RED when a call would be denied for lack of the store or of a policy. */
  status: HealthStatus;
  store: HealthStatus;
  orgs: { name: string; policyVersion: string | null; policyAgeMs: number | null; killSwitch: boolean | null }[];
}

export async function health(store: Store, gates: ReadonlyMap<string, OrgGate>): Promise<GatewayHealth> {
  const reachable = await store.run('SELECT 1').then(
    () => true,
    () => false,
  );
  const orgs = [...gates].map(([name, { policy }]) => {
    const current = policy.current();
    if (!current) return { name, policyVersion: null, policyAgeMs: null, killSwitch: null };
    const { version, readAt, killSwitch } = current;
    return { name, policyVersion: version, policyAgeMs: Math.round(performance.now() - readAt), killSwitch };
  });
  const ready = reachable && orgs.every(({ policyVersion }) => policyVersion !== null);
  return { status: ready ? 'GREEN' : 'RED', store: reachable ? 'GREEN' : 'RED', orgs };
}
