import pg from 'pg';
import { FAULT, GatewayFault } from '../faults.ts';
import { SCHEMA } from './schema.ts';

/** One statement: text with `$1` places, and their values. */
export type Run = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<pg.QueryResult<Row>>;

/** PostgreSQL, with every failure turned into STORE_UNAVAILABLE or STORE_FAULT. */
export interface Store {
  run: Run;
  /**
   * Runs `work` in a transaction on a connection of its own. The connections come from a small separate pool, because
   * a lock may be held across a request to Salesforce and must not starve the statements that finish it.
   */
  transaction<Result>(work: (run: Run) => Promise<Result>): Promise<Result>;
  /** Creates what is missing. Safe when several gateways start at once. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 5_000;
/** A lock may be held as long as a request to Salesforce takes. */
const LOCK_WAIT_MS = 60_000;
const MIGRATION_LOCK = 0x67_61_74_65; // "gate"

export function openStore(databaseUrl: string): Store {
  const settings = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
  };
  const statements = new pg.Pool({ ...settings, max: 16 });
  const locks = new pg.Pool({
    ...settings,
    max: 16,
    connectionTimeoutMillis: LOCK_WAIT_MS,
    query_timeout: LOCK_WAIT_MS,
  });
  // An idle connection that breaks is replaced by the pool; the next statement reports the outage.
  for (const pool of [statements, locks]) pool.on('error', () => undefined);
  const run = runner((text, values) => statements.query(text, values));
  return {
    run,
    transaction: (work) => transaction(locks, work),
    migrate: () =>
      transaction(locks, async (inside) => {
        await inside('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
        await inside(SCHEMA);
      }),
    close: async () => {
      await Promise.all([statements.end(), locks.end()]);
    },
  };
}

async function transaction<Result>(pool: pg.Pool, work: (run: Run) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch((cause: unknown) => Promise.reject(storeFault(cause)));
  // Without a listener a connection that breaks between two statements would end the process.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  let broken: Error | undefined;
  const run = runner((text, values) => client.query(text, values));
  try {
    await run('BEGIN');
    const result = await work(run);
    await run('COMMIT');
    return result;
  } catch (error) {
    await run('ROLLBACK').catch((failed: Error) => (broken = failed));
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

function runner(query: (text: string, values?: unknown[]) => Promise<pg.QueryResult>): Run {
  return async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => {
    try {
      return (await query(text, values)) as pg.QueryResult<Row>;
    } catch (cause) {
      throw storeFault(cause);
    }
  };
}

/** SQLSTATE classes that speak of the server, not of the statement: connection, resources, operator, system. */
const SERVER_CLASSES = new Set(['08', '53', '57', '58']);

function storeFault(cause: unknown): GatewayFault {
  const refused = cause instanceof pg.DatabaseError && !SERVER_CLASSES.has(cause.code?.slice(0, 2) ?? '');
  if (refused) {
    return new GatewayFault(FAULT.STORE_FAULT, 'PostgreSQL refused a statement of the gateway.', {
      fix: 'Report this with the gateway log: it is a defect, or the schema `gateway` was changed by hand.',
      cause,
    });
  }
  return new GatewayFault(FAULT.STORE_UNAVAILABLE, 'PostgreSQL does not answer, so nothing can be checked.', {
    fix: 'Bring PostgreSQL back; the gateway continues by itself.',
    cause,
  });
}
