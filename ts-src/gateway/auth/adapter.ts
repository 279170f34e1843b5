import { createHash } from 'node:crypto';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { Run } from '../store/postgres.ts';

interface ArtifactRow {
  payload: AdapterPayload;
}

const LIVE = '(expires_at IS NULL OR expires_at > now())';

/** The single row condition of a kind's artifact. */
const ONE = 'kind = $1 AND id_hash = $2';

/**
 * Keeps the artifacts of the authorization server in PostgreSQL. Every method rejects when the store fails: no
 * artifact may seem absent, or gone, because nobody could look.
 */
export function artifactAdapter(run: Run): (kind: string) => Adapter {
  return (kind) => new ArtifactAdapter(kind, run);
}

class ArtifactAdapter implements Adapter {
  readonly #kind: string;
  readonly #run: Run;

  constructor(kind: string, run: Run) {
    this.#kind = kind;
    this.#run = run;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<undefined> {
    // The id is the token itself: the row keeps its hash only, and `find` puts it back.
    const { jti: _id, ...rest } = payload;
    await this.#run(
      `INSERT INTO gateway.artifact (kind, id_hash, payload, grant_id, account_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
       ON CONFLICT (kind, id_hash) DO UPDATE SET payload = $3, grant_id = $4, account_id = $5, expires_at = now() + make_interval(secs => $6)`,
      [this.#kind, hash(id), rest, payload.grantId ?? null, payload.accountId ?? null, expiresIn ?? null],
    );
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const { rows } = await this.#run<ArtifactRow>(`SELECT payload FROM gateway.artifact WHERE ${ONE} AND ${LIVE}`, [
      this.#kind,
      hash(id),
    ]);
    return rows[0] && { ...rows[0].payload, jti: id };
  }

  /** Marks a code or refresh token as used. Of two uses at once, one is refused. */
  async consume(id: string): Promise<undefined> {
    const { rowCount } = await this.#run(
      `UPDATE gateway.artifact SET payload = jsonb_set(payload, '{consumed}', to_jsonb(extract(epoch FROM now())::bigint))
       WHERE ${ONE} AND NOT payload ? 'consumed'`,
      [this.#kind, hash(id)],
    );
    if (rowCount !== 1) throw new errors.InvalidGrant('already used');
  }

  async destroy(id: string): Promise<undefined> {
    await this.#run(`DELETE FROM gateway.artifact WHERE ${ONE}`, [this.#kind, hash(id)]);
  }

  async revokeByGrantId(grantId: string): Promise<undefined> {
    await this.#run('DELETE FROM gateway.artifact WHERE kind = $1 AND grant_id = $2', [this.#kind, grantId]);
  }

  findByUid(): Promise<undefined> {
    return Promise.reject(new Error('Sign-in sessions are not looked up: every authorization is a fresh sign-in.'));
  }

  findByUserCode(): Promise<undefined> {
    return Promise.reject(new Error('The device flow is off.'));
  }
}

/** Removes what has expired. */
export async function sweepArtifacts(run: Run): Promise<void> {
  await run('DELETE FROM gateway.artifact WHERE expires_at < now()');
  await run('DELETE FROM gateway.login WHERE expires_at < now()');
}

function hash(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
