import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import pino, { type Logger } from 'pino';
import { createApi } from './api/server.ts';
import { CheckpointFiles } from './checkpoints/checkpoint-files.ts';
import { readSettings, type SignerConfig } from './config.ts';
import { messageOf, SignerFault } from './faults.ts';
import { FileKeyStore } from './keys/file-key-store.ts';
import { OrgRuntime } from './org-runtime.ts';
import { Database } from './store/database.ts';
import { migrate } from './store/migrate.ts';

export interface RunningSigner {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Answers what is under way, then stops everything. */
  close(): Promise<void>;
}

const MIN_TOKEN_LENGTH = 16;

/**
 * Starts the signer. It listens also while PostgreSQL is down, answering STORE_UNAVAILABLE and RED until it is back.
 * Throws CONFIG_INVALID or KEYS_UNREADABLE, the faults that no waiting mends.
 */
export async function startSigner(config: SignerConfig): Promise<RunningSigner> {
  const settings = readSettings(config);
  const logger = pino({ name: 'aegis-signer', level: settings.logLevel }, pino.destination(2));
  const token = await readToken(settings.tokenFile);
  const keys = await FileKeyStore.open(settings.keysDir, settings.origin);
  const files = new CheckpointFiles(
    settings.checkpointsDir ?? path.join(path.dirname(path.resolve(settings.keysDir)), 'checkpoints'),
  );
  const database = new Database(settings.databaseUrl, (error) =>
    logger.warn({ err: error }, 'an idle connection to PostgreSQL was lost'),
  );
  const around = { settings, database, keys, files, logger, migrate: once(() => migrate(database)) };
  const orgs = new Map(settings.orgs.map((org) => [org.orgId, new OrgRuntime(org, around)]));
  const api = createApi({ token, orgs, onFault: (error) => logger.error({ err: error }, messageOf(error)) });
  await api.listen({ host: '127.0.0.1', port: settings.port });
  for (const org of orgs.values()) org.start();
  return {
    url: `http://127.0.0.1:${(api.server.address() as AddressInfo).port}`,
    close: once(() => closeAll(api, [...orgs.values()], database, logger)),
  };
}

async function closeAll(
  api: { close(): Promise<unknown> },
  orgs: OrgRuntime[],
  database: Database,
  logger: Logger,
): Promise<void> {
  await api.close();
  await Promise.all(orgs.map((org) => org.close()));
  await database.close();
  logger.flush();
}

async function readToken(file: string): Promise<string> {
  const token = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new SignerFault(
      'CONFIG_INVALID',
      `tokenFile cannot be read: ${messageOf(error)}`,
      'Write a random token into tokenFile, mode 0600.',
      { cause: error },
    );
  });
  if (token.trim().length >= MIN_TOKEN_LENGTH) return token.trim();
  throw new SignerFault(
    'CONFIG_INVALID',
    `the token has fewer than ${MIN_TOKEN_LENGTH} characters`,
    'Write a longer random token into tokenFile.',
  );
}

/** Runs `work` until it has succeeded once; callers at the same time share a run. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}
