import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Run } from '../store/postgres.ts';

/** A sign-in that has left for Salesforce. */
export interface PendingLogin {
  interactionUid: string;
  orgId: string;
  codeVerifier: string;
}

/** Secrets of one departure: `state` travels through Salesforce, `browser` stays in a cookie. */
export interface Departure {
  state: string;
  browser: string;
}

const LIFETIME_SECONDS = 600;

/** Remembers a departure; only hashes of its secrets are kept. */
export async function depart(run: Run, login: PendingLogin): Promise<Departure> {
  const state = randomBytes(32).toString('base64url');
  const browser = randomBytes(32).toString('base64url');
  await run(
    `INSERT INTO gateway.login (state_hash, browser_hash, interaction_uid, org_id, code_verifier, expires_at)
     VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
    [hash(state), hash(browser), login.interactionUid, login.orgId, login.codeVerifier, LIFETIME_SECONDS],
  );
  return { state, browser };
}

interface LoginRow {
  browser_hash: Buffer;
  interaction_uid: string;
  org_id: string;
  code_verifier: string;
}

/**
 * Redeems a state, once. Null for an unknown, used or expired state, and for a browser other than the one that
 * consented: a link sent to somebody else must not connect their account.
 */
export async function arrive(run: Run, state: string, browser: string | undefined): Promise<PendingLogin | null> {
  const { rows } = await run<LoginRow>(
    'DELETE FROM gateway.login WHERE state_hash = $1 AND expires_at > now() RETURNING browser_hash, interaction_uid, org_id, code_verifier',
    [hash(state)],
  );
  const row = rows[0];
  if (!row || browser === undefined || !timingSafeEqual(hash(browser), row.browser_hash)) return null;
  return { interactionUid: row.interaction_uid, orgId: row.org_id, codeVerifier: row.code_verifier };
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
