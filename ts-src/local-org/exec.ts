/** Runs anonymous Apex on an org that no server has open. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runAnonymousBlock, type AnonymousRun } from './api/engine/anonymous.ts';
import { queryAll } from './api/engine/directory.ts';
import type { Engine, EngineLog } from './api/engine/transactions.ts';
import type { OrgUser } from './api/directory.ts';
import type { AsyncJob } from './apex/runtime/jobs.ts';
import { readSeed } from './config.ts';
import { administratorSeed, openOrg, type OpenedOrg } from './open.ts';

export interface ExecOptions {
  /** SFDX source folders, merged in order. */
  sources: readonly string[];
  /** Data folder of a stopped org; null: a new org in memory. */
  dataDir: string | null;
  /** Folder for compiled code; null: nothing is kept. */
  cacheDir: string | null;
  /** JSON file of people and records of a new org. */
  seed?: string;
  /** Who runs it; null: the first system administrator. */
  username: string | null;
  source: string;
  /** `NONE`, `ERROR`, `WARN`, `INFO`, `DEBUG`, `FINE`, `FINER` or `FINEST`. */
  level: string;
}

export interface ExecRun extends AnonymousRun {
  username: string;
  /** What failed in jobs and triggers after the block's transaction. */
  failures: string[];
  /** Classes of jobs that were to run later; they are dropped. */
  dropped: string[];
}

/** Nothing to run on, or nobody to run as: the message says what there is. */
export class ExecError extends Error {
  override readonly name = 'ExecError';
  readonly code = 'EXEC_INVALID';
}

/** Milliseconds between two looks whether jobs still run. */
const LOOK_MS = 5;

/** Runs the block and the jobs it starts. Throws ExecError, ConfigError, DataInUseError, MetadataError, CompileError (of the sources) or SeedError. */
export async function execApex(options: ExecOptions): Promise<ExecRun> {
  const failures: string[] = [];
  const org = open(options, (text) => failures.push(text));
  try {
    const user = runner(org, options.username);
    const run = runAnonymousBlock(org.engine, user, options.source, options.level);
    const dropped = await settle(org.engine);
    return { ...run, username: user.username, failures, dropped };
  } finally {
    org.close();
  }
}

function open({ sources, dataDir, cacheDir, seed }: ExecOptions, failed: (text: string) => void): OpenedOrg {
  if (dataDir !== null && !existsSync(join(dataDir, 'records.db')))
    throw new ExecError(`There is no org in ${dataDir}`);
  const log: EngineLog = { error: (detail, message) => failed(failureText(detail, message)), debug: () => {} };
  const people = seed === undefined ? administratorSeed('') : readSeed(seed);
  return openOrg({ sources, dataDir, cacheDir, seed: people, log });
}

function failureText(detail: { err?: unknown; className?: string; object?: string }, message: string): string {
  const what = detail.className ?? detail.object;
  const cause = detail.err instanceof Error ? `: ${detail.err.message}` : '';
  return `${what === undefined ? '' : `${what}: `}${message}${cause}`;
}

function runner({ store, api }: OpenedOrg, username: string | null): OrgUser {
  const rows = queryAll(
    store,
    'SELECT Username, Profile.Name FROM User WHERE IsActive = true ORDER BY CreatedDate, Username',
  );
  const names = rows.map((row) => String(row.peek('Username')));
  const administrators = rows.filter((row) => row.relation('Profile')?.peek('Name') === 'System Administrator');
  const wanted = username ?? (administrators[0]?.peek('Username') as string | undefined);
  const user = wanted === undefined ? null : api.directory.byUsername(wanted);
  if (!user?.active) {
    const problem =
      username === null ? 'The org has no active system administrator' : `The org has no active user ${username}`;
    throw new ExecError(`${problem}. There are: ${names.join(', ')}`);
  }
  return user;
}

/** Waits for jobs and event triggers that start at once; answers the classes of jobs that are to run later. */
async function settle({ jobs, store }: Engine): Promise<string[]> {
  for (let tip = -1, busy = true; busy;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    busy = tip !== store.bus.tip() || [...jobs.waiting()].some(isDue);
    tip = store.bus.tip();
  }
  return [...jobs.waiting()].map(({ className }) => className);
}

function isDue({ schedule, delayMinutes = 0 }: AsyncJob): boolean {
  return !schedule && delayMinutes === 0;
}
