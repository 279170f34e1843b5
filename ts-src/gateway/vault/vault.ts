import { randomBytes } from 'node:crypto';
import { FAULT, GatewayFault } from '../faults.ts';
import type { Person } from '../person.ts';
import type { Run, Store } from '../store/postgres.ts';
import { activeGrant, findGrant, openGrant, openRefreshToken, sealTokens, wrapKey } from './grant.ts';
import type { GrantRow, GrantTokens, OpenGrant } from './grant.ts';
import type { KeyEncryption } from './key-encryption.ts';
import { dropAttempt, refreshGrant } from './refresh.ts';
import type { RefreshRequest } from './refresh.ts';

/** Keeps each person's Salesforce grant, one per org, encrypted. */
export interface Vault {
  /** Keeps the grant of a sign-in. A short sign-in does not take away the refresh token of an earlier long one. */
  keep(person: Person, username: string, tokens: GrantTokens): Promise<void>;
  /** Throws RECONNECT_REQUIRED when there is none, VAULT_CORRUPT when the row is not what was kept. */
  open(person: Person): Promise<OpenGrant>;
  /**
   * A grant newer than `generation`. Whoever asks at the same time, in this process or another, shares one request to
   * Salesforce.
   */
  refresh(person: Person, generation: number): Promise<OpenGrant>;
  username(person: Person): Promise<string | undefined>;
}

export function openVault(store: Store, keys: KeyEncryption, request: RefreshRequest): Vault {
  const inFlight = new Map<string, Promise<OpenGrant>>();
  return {
    keep: (person, username, tokens) => store.transaction((run) => keepGrant(run, keys, person, username, tokens)),
    open: async (person) => openGrant(keys, person, await activeGrant(store.run, person)),
    refresh(person, generation) {
      const key = `${person.orgId}|${person.userId}|${generation}`;
      const running = inFlight.get(key);
      if (running) return running;
      const started = refreshGrant({ store, keys, request }, person, generation).finally(() => inFlight.delete(key));
      inFlight.set(key, started);
      return started;
    },
    async username({ orgId, userId }) {
      const { rows } = await store.run<{ username: string }>(
        'SELECT username FROM gateway.salesforce_grant WHERE org_id = $1 AND user_id = $2',
        [orgId, userId],
      );
      return rows[0]?.username;
    },
  };
}

async function keepGrant(
  run: Run,
  keys: KeyEncryption,
  person: Person,
  username: string,
  tokens: GrantTokens,
): Promise<void> {
  const previous = await findGrant(run, person, 'FOR UPDATE');
  const earlier = previous && (await earlierRefreshToken(keys, person, previous));
  const generation = (previous?.generation ?? 0) + 1;
  const key = randomBytes(32);
  const sealed = sealTokens(key, person, generation, { refreshToken: earlier, ...tokens });
  const wrapped = await wrapKey(keys, person, key);
  await run(
    `INSERT INTO gateway.salesforce_grant
       (org_id, user_id, username, generation, status, instance_url, wrapped_key, access_token, refresh_token)
     VALUES ($1, $2, $3, $4, 'active', $5, $6, $7, $8)
     ON CONFLICT (org_id, user_id) DO UPDATE SET username = $3, generation = $4, status = 'active', instance_url = $5,
       wrapped_key = $6, access_token = $7, refresh_token = $8, updated_at = now()`,
    [person.orgId, person.userId, username, generation, tokens.instanceUrl, wrapped, ...sealed],
  );
  await dropAttempt(run, person);
}

/** Undefined also for a grant that does not open any more: a new sign-in is the way to mend it. */
async function earlierRefreshToken(keys: KeyEncryption, person: Person, row: GrantRow): Promise<string | undefined> {
  if (row.status !== 'active') return undefined;
  try {
    return await openRefreshToken(keys, person, row);
  } catch (error) {
    if (error instanceof GatewayFault && error.code === FAULT.VAULT_CORRUPT) return undefined;
    throw error;
  }
}
