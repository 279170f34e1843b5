import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testDatabase } from '../../demo/postgres.ts';
import type { SignerConfig } from '../config.ts';
import { startSigner, type RunningSigner } from '../signer.ts';

export const ORG = '00D5g000004XyZAEA0';
export const TOKEN = 'a-token-for-tests-only';

/** A database and a folder for one test file, and configurations that use them. */
export interface Rig {
  folder: string;
  databaseUrl: string;
  config(overrides?: Partial<SignerConfig>): SignerConfig;
  /** Starts a signer that `close` stops as well. */
  start(overrides?: Partial<SignerConfig>): Promise<RunningSigner>;
  close(): Promise<void>;
}

export async function createRig(): Promise<Rig> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'aegis-signer-'));
  const database = await testDatabase();
  const tokenFile = path.join(folder, 'token');
  await writeFile(tokenFile, TOKEN, { mode: 0o600 });
  const signers: RunningSigner[] = [];
  let closed = false;
  const config = (overrides: Partial<SignerConfig> = {}): SignerConfig => ({
    port: 0,
    databaseUrl: database.url,
    keysDir: path.join(folder, 'keys'),
    tokenFile,
    origin: 'signer.test',
    orgs: [{ orgId: ORG, name: 'test' }],
    logLevel: 'silent',
    ...overrides,
  });
  return {
    folder,
    databaseUrl: database.url,
    config,
    start: async (overrides) => {
      const signer = await startSigner(config(overrides));
      signers.push(signer);
      return signer;
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await Promise.all(signers.map((signer) => signer.close()));
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Answer {
  status: number;
  body: any;
}

/** A client of the signer's HTTP API. */
export function apiOf(signer: { url: string }, token = TOKEN, org = ORG) {
  const call = async (method: string, route: string, body?: unknown): Promise<Answer> => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const reply = await fetch(`${signer.url}${route}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await reply.text();
    return {
      status: reply.status,
      body: reply.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text,
    };
  };
  return {
    call,
    append: (entry: Record<string, unknown>) => call('POST', `/v1/orgs/${org}/entries`, entry),
    entries: async (after = 0, limit = 1000) =>
      (await call('GET', `/v1/orgs/${org}/entries?after=${after}&limit=${limit}`)).body.entries,
    verify: async () => (await call('GET', `/v1/orgs/${org}/verify`)).body,
    checkpoint: () => call('GET', `/v1/orgs/${org}/checkpoint`),
    health: async () => (await call('GET', '/health')).body,
  };
}

export function intent(payload: Record<string, unknown> = {}, uuid: string = randomUUID()): Record<string, unknown> {
  return {
    kind: 'INTENT',
    uuid,
    source: 'gateway',
    payload: { timestamp: '2026-11-21T18:00:00.000Z', action: 'find_records', ...payload },
  };
}

/** Waits until `read` gives a value that `ready` accepts; fails after 20 s, which no passing test needs. */
export async function until<T>(read: () => Promise<T>, ready: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const value = await read();
    if (ready(value)) return value;
    if (Date.now() > deadline) throw new Error(`still waiting; last value: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
