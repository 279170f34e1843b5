import { accountId } from '../person.ts';
import type { Person } from '../person.ts';
import type { Run, Store } from '../store/postgres.ts';
import { activeGrant, openGrant, openRefreshToken, reconnectRequired, sealTokens, unwrapKey } from './grant.ts';
import type { GrantRow, GrantTokens, OpenGrant } from './grant.ts';
import type { KeyEncryption } from './key-encryption.ts';

/** Asks Salesforce for the successor of a refresh token. */
export type RefreshRequest = (person: Person, refreshToken: string) => Promise<RefreshAnswer>;

/** `lost`: the token is spent or revoked, or nobody can tell. A thrown fault: it was certainly not spent. */
export type RefreshAnswer = { lost: false; tokens: GrantTokens } | { lost: true; cause: unknown };

export interface RefreshParts {
  store: Store;
  keys: KeyEncryption;
  request: RefreshRequest;
}

/**
 * A grant newer than `generation`, under a lock on its row: Salesforce rotates refresh tokens, and one that is used
 * twice revokes everything. Order: lock, write down the attempt, ask, keep the successor and drop the attempt in one
 * commit. Whoever waited for the lock finds the newer generation.
 */
export async function refreshGrant(parts: RefreshParts, person: Person, generation: number): Promise<OpenGrant> {
  const { store, keys } = parts;
  const outcome = await store.transaction(async (run): Promise<OpenGrant | { lost: unknown }> => {
    const row = await activeGrant(run, person, 'FOR UPDATE');
    if (row.generation > generation) return openGrant(keys, person, row);
    const refreshToken = await openRefreshToken(keys, person, row);
    const answer = await askOnce(parts, person, row.generation, refreshToken);
    if (answer.lost) {
      await markLost(run, person);
      return { lost: answer.cause };
    }
    return keepSuccessor(run, keys, person, row, { refreshToken, ...answer.tokens });
  });
  // Thrown outside, because a rejection inside would roll the loss back.
  if ('lost' in outcome) throw reconnectRequired(outcome.lost);
  return outcome;
}

async function askOnce(
  { store, request }: RefreshParts,
  person: Person,
  generation: number,
  refreshToken: string | undefined,
): Promise<RefreshAnswer> {
  if (refreshToken === undefined) return { lost: true, cause: 'no refresh token' };
  if (!(await markAttempt(store.run, person, generation))) return { lost: true, cause: 'an attempt never ended' };
  try {
    return await request(person, refreshToken);
  } catch (error) {
    // The token was not spent: the next call may use it.
    await dropAttempt(store.run, person);
    throw error;
  }
}

/**
 * Writes down, durably and before Salesforce is asked, that this refresh token is about to be used. False when an
 * earlier attempt never came to its end: its answer may have spent the token, so it must not be used again.
 */
async function markAttempt(run: Run, { orgId, userId }: Person, generation: number): Promise<boolean> {
  const { rowCount } = await run(
    'INSERT INTO gateway.refresh_attempt (org_id, user_id, generation) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [orgId, userId, generation],
  );
  return rowCount === 1;
}

export async function dropAttempt(run: Run, { orgId, userId }: Person): Promise<void> {
  await run('DELETE FROM gateway.refresh_attempt WHERE org_id = $1 AND user_id = $2', [orgId, userId]);
}

/** The grant is over, and with it every token of the gateway that stood on it: the next request is asked to sign in. */
async function markLost(run: Run, person: Person): Promise<void> {
  await run(
    `UPDATE gateway.salesforce_grant SET status = 'reconnect_required', refresh_token = NULL, updated_at = now()
     WHERE org_id = $1 AND user_id = $2`,
    [person.orgId, person.userId],
  );
  await run('DELETE FROM gateway.artifact WHERE account_id = $1', [accountId(person)]);
  await dropAttempt(run, person);
}

async function keepSuccessor(
  run: Run,
  keys: KeyEncryption,
  person: Person,
  row: GrantRow,
  tokens: GrantTokens,
): Promise<OpenGrant> {
  const { accessToken, instanceUrl } = tokens;
  const generation = row.generation + 1;
  const sealed = sealTokens(await unwrapKey(keys, person, row), person, generation, tokens);
  await run(
    `UPDATE gateway.salesforce_grant
     SET generation = $3, instance_url = $4, access_token = $5, refresh_token = $6, updated_at = now()
     WHERE org_id = $1 AND user_id = $2`,
    [person.orgId, person.userId, generation, instanceUrl, ...sealed],
  );
  await dropAttempt(run, person);
  return { accessToken, instanceUrl, generation };
}
