import { FAULT, GatewayFault } from '../faults.ts';
import type { Person } from '../person.ts';
import type { Run } from '../store/postgres.ts';
import { open, seal } from './key-encryption.ts';
import type { KeyEncryption } from './key-encryption.ts';

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

/** A row of gateway.salesforce_grant: tokens sealed by a key of the grant, that key wrapped by the key store. */
export interface GrantRow {
  generation: number;
  status: string;
  instance_url: string;
  wrapped_key: Buffer;
  access_token: Buffer;
  refresh_token: Buffer | null;
}

/** The row of a person, `FOR UPDATE` when it is about to change. */
export async function findGrant(run: Run, { orgId, userId }: Person, lock = ''): Promise<GrantRow | undefined> {
  const { rows } = await run<GrantRow>(
    `SELECT generation, status, instance_url, wrapped_key, access_token, refresh_token
     FROM gateway.salesforce_grant WHERE org_id = $1 AND user_id = $2 ${lock}`,
    [orgId, userId],
  );
  return rows[0];
}

/** The same, or RECONNECT_REQUIRED. */
export async function activeGrant(run: Run, person: Person, lock = ''): Promise<GrantRow> {
  const row = await findGrant(run, person, lock);
  if (row?.status !== 'active') throw reconnectRequired();
  return row;
}

export function reconnectRequired(cause?: unknown): GatewayFault {
  return new GatewayFault(FAULT.RECONNECT_REQUIRED, 'The Salesforce session of this person has ended.', {
    fix: 'Connect again: sign in to Salesforce once more through the agent application.',
    cause,
  });
}

export async function openGrant(keys: KeyEncryption, person: Person, row: GrantRow): Promise<OpenGrant> {
  const key = await unwrapKey(keys, person, row);
  const accessToken = open(key, row.access_token, contextOf(person, row.generation, 'access')).toString('utf8');
  return { accessToken, instanceUrl: row.instance_url, generation: row.generation };
}

export async function openRefreshToken(
  keys: KeyEncryption,
  person: Person,
  row: GrantRow,
): Promise<string | undefined> {
  if (row.refresh_token === null) return undefined;
  const key = await unwrapKey(keys, person, row);
  return open(key, row.refresh_token, contextOf(person, row.generation, 'refresh')).toString('utf8');
}

export function unwrapKey(keys: KeyEncryption, person: Person, row: GrantRow): Promise<Buffer> {
  return keys.unwrap(row.wrapped_key, keyContext(person));
}

export function wrapKey(keys: KeyEncryption, person: Person, key: Buffer): Promise<Buffer> {
  return keys.wrap(key, keyContext(person));
}

/** Access and refresh token as they go into the row. */
export function sealTokens(
  key: Buffer,
  person: Person,
  generation: number,
  tokens: Pick<GrantTokens, 'accessToken' | 'refreshToken'>,
): [Buffer, Buffer | null] {
  const { accessToken, refreshToken } = tokens;
  const access = seal(key, Buffer.from(accessToken), contextOf(person, generation, 'access'));
  if (refreshToken === undefined) return [access, null];
  return [access, seal(key, Buffer.from(refreshToken), contextOf(person, generation, 'refresh'))];
}

/** Binds a secret to its row, its generation and its use, so that no row can stand in for another. */
function contextOf({ orgId, userId }: Person, generation: number, purpose: 'access' | 'refresh'): string {
  return `${orgId}|${userId}|${generation}|${purpose}`;
}

function keyContext({ orgId, userId }: Person): string {
  return `${orgId}|${userId}|key`;
}
