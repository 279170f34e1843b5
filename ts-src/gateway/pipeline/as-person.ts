import { FAULT, GatewayFault } from '../faults.ts';
import { SessionEnded } from '../salesforce/org-request.ts';
import type { OrgAccess } from '../salesforce/org-request.ts';
import type { Person } from '../person.ts';
import type { Vault } from '../vault/vault.ts';
import type { Timings } from './timings.ts';

/**
 * Runs a request to the org with the person's own Salesforce token. One 401 leads to one refresh and one more try; a
 * second 401 means that the person has to sign in again.
 */
export async function asPerson<Result>(
  vault: Vault,
  person: Person,
  timings: Timings,
  work: (access: OrgAccess) => Promise<Result>,
): Promise<Result> {
  const grant = await timings.measure('vault', () => vault.open(person));
  try {
    return await timings.measure('org', () => work(grant));
  } catch (error) {
    if (!(error instanceof SessionEnded)) throw error;
  }
  const renewed = await timings.measure('vault', () => vault.refresh(person, grant.generation));
  try {
    return await timings.measure('org', () => work(renewed));
  } catch (error) {
    if (!(error instanceof SessionEnded)) throw error;
    throw new GatewayFault(FAULT.RECONNECT_REQUIRED, 'The org does not accept the renewed session of this person.', {
      fix: 'Sign in to Salesforce once more through the agent application; check that the user is active and has API access.',
      cause: error,
    });
  }
}
