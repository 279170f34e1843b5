import { hash } from 'node:crypto';
import pg from 'pg';
import { messageOf, SignerFault } from '../faults.ts';

const CONNECT_TIMEOUT_MS = 1_500;
const QUERY_TIMEOUT_MS = 5_000;
/** Longer than a reader of the chain takes for a page; a dead signer's transaction must not hold the head for ever. */
const IDLE_IN_TRANSACTION_MS = 30_000;
const POOL_SIZE = 8;
const UNAVAILABLE_FIX = 'Start PostgreSQL or correct databaseUrl; the signer goes on by itself when it answers again.';

export type Row = Record<string, unknown>;

/** Runs one statement; a fault of the server or the connection becomes a SignerFault. */
export type Query = (sql: string, values?: unknown[]) => Promise<Row[]>;

export interface Connection {
  query: Query;
  /** `giveUp`: do not use the connection again. */
  release(giveUp?: boolean): void;
}

/** PostgreSQL, with its outages told apart from wrong statements. */
export class Database {
  readonly #pool: pg.Pool;

  constructor(url: string, onIdleError: (error: Error) => void = () => undefined) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: POOL_SIZE,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      statement_timeout: QUERY_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      application_name: 'aegis-signer',
      allowExitOnIdle: true,
    });
    // Without a listener the loss of an idle connection would end the process; the next query reports the outage.
    this.#pool.on('error', onIdleError);
  }

  query: Query = async (sql, values) => {
    try {
      return (await this.#pool.query<Row>(sql, values)).rows;
    } catch (error) {
      throw storeFault(error);
    }
  };

  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  async transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const connection = await this.#connect();
    let failed = true;
    try {
      await connection.query('BEGIN');
      const result = await work(connection.query);
      await connection.query('COMMIT');
      failed = false;
      return result;
    } finally {
      connection.release(failed);
    }
  }

  /** A connection that sees the database as it is now until it is released, whatever is committed meanwhile. */
  async openSnapshot(): Promise<Connection> {
    const connection = await this.#connect();
    // Giving the connection up ends the transaction.
    const release = (): void => connection.release(true);
    await connection.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY').catch((error: unknown) => {
      release();
      throw error;
    });
    return { query: connection.query, release };
  }

  async #connect(): Promise<Connection> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw storeFault(error);
    });
    // A connection lost between two statements raises an event; the next statement reports it.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    return {
      query: async (sql, values) => {
        try {
          return (await client.query<Row>(prepared(sql, values))).rows;
        } catch (error) {
          throw storeFault(error);
        }
      },
      release: (giveUp = false) => {
        client.off('error', ignore);
        client.release(giveUp);
      },
    };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** Statements with values are parsed and planned once per connection. */
function prepared(text: string, values?: unknown[]): pg.QueryConfig {
  return values ? { name: hash('sha1', text), text, values } : { text };
}

// SQLSTATE classes that blame the statement, not the server: data, constraint, privilege and syntax errors.
const STATEMENT_CLASSES = new Set(['21', '22', '23', '25', '42', 'P0']);

function storeFault(error: unknown): SignerFault {
  const state = error instanceof pg.DatabaseError ? error.code : undefined;
  if (state !== undefined && STATEMENT_CLASSES.has(state.slice(0, 2))) {
    return new SignerFault(
      'STORE_FAULT',
      `PostgreSQL refused a statement (${state}): ${messageOf(error)}`,
      'Report this with the signer log.',
      {
        cause: error,
      },
    );
  }
  return new SignerFault('STORE_UNAVAILABLE', `PostgreSQL is not available: ${messageOf(error)}`, UNAVAILABLE_FIX, {
    cause: error,
  });
}
