import { randomBytes } from 'node:crypto';
import { FAULT, GatewayFault } from '../faults.ts';
import type { Run, Store } from '../store/postgres.ts';
import { open, seal } from './key-encryption.ts';
import type { KeyEncryption } from './key-encryption.ts';

/** A person in an org, both ids with 18 characters. */
export interface Person {
  orgId: string;
  userId: string;
}

/** Salesforce's answer to a code or a refresh token. */
export interface GrantTokens {
  accessToken: string;
  /** Absent when the sign-in asked for a short session. */
  refreshToken?: string;
  /** Origin of the org's API. */
  instanceUrl: string;
}

/** A grant ready for one request. Must not outlive it. */
export interface OpenGrant {
  accessToken: string;
  instanceUrl: string;
  /** Grows with each refresh. */
  generation: number;
}

/** Asks Salesforce for the successor of a refresh token. */
export type RefreshRequest = (person: Person, refreshToken: string) => Promise<RefreshAnswer>;

/** `lost`: the token is spent or revoked, or nobody can tell. A thrown fault: it was certainly not spent. */
export type RefreshAnswer = { lost: false; tokens: GrantTokens } | { lost: true; cause: unknown };

export interface Vault {
  /** Keeps the grant of a sign-in. A short sign-in does not take away the refresh token of an earlier long one. */
  keep(person: Person, username: string, tokens: GrantTokens): Promise<void>;
  open(person: Person): Promise<OpenGrant>;
  /**
   * A grant newer than `generation`. Whoever asks at the same time, in this process or another, shares one request to
   * Salesforce: it rotates refresh tokens and revokes everything when one is used twice.
   */
  refresh(person: Person, generation: number): Promise<OpenGrant>;
  username(person: Person): Promise<string | undefined>;
}

interface GrantRow {
  generation: number;
  status: string;
  instance_url: string;
  wrapped_key: Buffer;
  access_token: Buffer;
  refresh_token: Buffer | null;
}

const SELECT =
  'SELECT generation, status, instance_url, wrapped_key, access_token, refresh_token FROM gateway.salesforce_grant WHERE org_id = $1 AND user_id = $2';

export function openVault(store: Store, keys: KeyEncryption, request: RefreshRequest): Vault {
  const inFlight = new Map<string, Promise<OpenGrant>>();
  return {
    keep: (person, username, tokens) => store.transaction((run) => keepGrant(run, keys, person, username, tokens)),
    async open(person) {
      const row = await readRow(store.run, person, SELECT);
      return openRow(keys, person, row);
    },
    refresh(person, generation) {
      const key = `${person.orgId}|${person.userId}|${generation}`;
      const running = inFlight.get(key);
      if (running) return running;
      const started = refreshGrant(store, keys, request, person, generation).finally(() => inFlight.delete(key));
      inFlight.set(key, started);
      return started;
    },
    async username(person) {
      const { rows } = await store.run<{ username: string }>(
        'SELECT username FROM gateway.salesforce_grant WHERE org_id = $1 AND user_id = $2',
        [person.orgId, person.userId],
      );
      return rows[0]?.username;
    },
  };
}

/** Binds a secret to its row, its generation and its use, so that no row can stand in for another. */
function contextOf(person: Person, generation: number, purpose: 'access' | 'refresh'): string {
  return `${person.orgId}|${person.userId}|${generation}|${purpose}`;
}

function keyContext(person: Person): string {
  return `${person.orgId}|${person.userId}|key`;
}

async function readRow(run: Run, person: Person, text: string): Promise<GrantRow> {
  const { rows } = await run<GrantRow>(text, [person.orgId, person.userId]);
  if (rows.length === 0 || rows[0].status !== 'active') throw reconnectRequired();
  return rows[0];
}

function reconnectRequired(cause?: unknown): GatewayFault {
  return new GatewayFault(FAULT.RECONNECT_REQUIRED, 'The Salesforce session of this person has ended.', {
    fix: 'Connect again: sign in to Salesforce once more through the agent application.',
    cause,
  });
}

async function openRow(keys: KeyEncryption, person: Person, row: GrantRow): Promise<OpenGrant> {
  const key = await keys.unwrap(row.wrapped_key, keyContext(person));
  const accessToken = open(key, row.access_token, contextOf(person, row.generation, 'access')).toString('utf8');
  return { accessToken, instanceUrl: row.instance_url, generation: row.generation };
}

async function keepGrant(
  run: Run,
  keys: KeyEncryption,
  person: Person,
  username: string,
  tokens: GrantTokens,
): Promise<void> {
  const { rows } = await run<GrantRow>(`${SELECT} FOR UPDATE`, [person.orgId, person.userId]);
  const previous = rows[0];
  const generation = (previous?.generation ?? 0) + 1;
  const refreshToken = tokens.refreshToken ?? (await earlierRefreshToken(keys, person, previous));
  const key = randomBytes(32);
  await run(
    `INSERT INTO gateway.salesforce_grant (org_id, user_id, username, generation, status, instance_url, wrapped_key, access_token, refresh_token)
     VALUES ($1, $2, $3, $4, 'active', $5, $6, $7, $8)
     ON CONFLICT (org_id, user_id) DO UPDATE SET username = $3, generation = $4, status = 'active', instance_url = $5,
       wrapped_key = $6, access_token = $7, refresh_token = $8, updated_at = now()`,
    [
      person.orgId,
      person.userId,
      username,
      generation,
      tokens.instanceUrl,
      await keys.wrap(key, keyContext(person)),
      ...sealed(key, person, generation, tokens.accessToken, refreshToken),
    ],
  );
  await run('DELETE FROM gateway.refresh_attempt WHERE org_id = $1 AND user_id = $2', [person.orgId, person.userId]);
}

function sealed(
  key: Buffer,
  person: Person,
  generation: number,
  accessToken: string,
  refreshToken: string | undefined,
): [Buffer, Buffer | null] {
  const access = seal(key, Buffer.from(accessToken), contextOf(person, generation, 'access'));
  if (refreshToken === undefined) return [access, null];
  return [access, seal(key, Buffer.from(refreshToken), contextOf(person, generation, 'refresh'))];
}

async function earlierRefreshToken(
  keys: KeyEncryption,
  person: Person,
  previous: GrantRow | undefined,
): Promise<string | undefined> {
  if (!previous?.refresh_token || previous.status !== 'active') return undefined;
  const key = await keys.unwrap(previous.wrapped_key, keyContext(person));
  return open(key, previous.refresh_token, contextOf(person, previous.generation, 'refresh')).toString('utf8');
}

async function refreshGrant(
  store: Store,
  keys: KeyEncryption,
  request: RefreshRequest,
  person: Person,
  generation: number,
): Promise<OpenGrant> {
  const outcome = await store.transaction(async (run): Promise<OpenGrant | { lost: unknown }> => {
    const row = await readRow(run, person, `${SELECT} FOR UPDATE`);
    if (row.generation > generation) return openRow(keys, person, row);
    const refreshToken = await earlierRefreshToken(keys, person, row);
    const free = refreshToken !== undefined && (await markAttempt(store.run, person, row.generation));
    const answer: RefreshAnswer = free
      ? await requestOnce(store, request, person, refreshToken)
      : { lost: true, cause: undefined };
    if (answer.lost) {
      await markLost(run, person);
      return { lost: answer.cause };
    }
    return keepRefreshed(run, keys, person, row, answer.tokens, refreshToken as string);
  });
  if ('lost' in outcome) throw reconnectRequired(outcome.lost);
  return outcome;
}

/**
 * Writes down, durably and before Salesforce is asked, that this refresh token is about to be used. False when an
 * earlier attempt never came to its end: its answer may have spent the token, so it must not be used again.
 */
async function markAttempt(run: Run, person: Person, generation: number): Promise<boolean> {
  const { rowCount } = await run(
    'INSERT INTO gateway.refresh_attempt (org_id, user_id, generation) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [person.orgId, person.userId, generation],
  );
  return rowCount === 1;
}

async function requestOnce(
  store: Store,
  request: RefreshRequest,
  person: Person,
  refreshToken: string,
): Promise<RefreshAnswer> {
  try {
    return await request(person, refreshToken);
  } catch (error) {
    // The token was not spent: the next call may use it.
    await store.run('DELETE FROM gateway.refresh_attempt WHERE org_id = $1 AND user_id = $2', [
      person.orgId,
      person.userId,
    ]);
    throw error;
  }
}

/** The grant is over, and with it every token of the gateway that stood on it: the next request is asked to sign in. */
async function markLost(run: Run, person: Person): Promise<void> {
  const who = [person.orgId, person.userId];
  await run(
    `UPDATE gateway.salesforce_grant SET status = 'reconnect_required', refresh_token = NULL, updated_at = now() WHERE org_id = $1 AND user_id = $2`,
    who,
  );
  await run('DELETE FROM gateway.artifact WHERE account_id = $1', [`${person.orgId}:${person.userId}`]);
  await run('DELETE FROM gateway.refresh_attempt WHERE org_id = $1 AND user_id = $2', who);
}

async function keepRefreshed(
  run: Run,
  keys: KeyEncryption,
  person: Person,
  row: GrantRow,
  tokens: GrantTokens,
  spent: string,
): Promise<OpenGrant> {
  const key = await keys.unwrap(row.wrapped_key, keyContext(person));
  const generation = row.generation + 1;
  const [access, refresh] = sealed(key, person, generation, tokens.accessToken, tokens.refreshToken ?? spent);
  await run(
    `UPDATE gateway.salesforce_grant SET generation = $3, instance_url = $4, access_token = $5, refresh_token = $6, updated_at = now()
     WHERE org_id = $1 AND user_id = $2`,
    [person.orgId, person.userId, generation, tokens.instanceUrl, access, refresh],
  );
  await run('DELETE FROM gateway.refresh_attempt WHERE org_id = $1 AND user_id = $2', [person.orgId, person.userId]);
  return { accessToken: tokens.accessToken, instanceUrl: tokens.instanceUrl, generation };
}
