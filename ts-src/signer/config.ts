import { SignerFault } from './faults.ts';

/** One Salesforce org whose decisions are signed. Without `pubsub` only appends over HTTP reach its chain. */
export interface OrgConfig {
  /** 18 characters. */
  orgId: string;
  name: string;
  loginUrl?: string;
  /** host:port of the Pub/Sub API. */
  pubsub?: string;
  pubsubPlaintext?: boolean;
  clientId?: string;
  username?: string;
  /** PEM file (PKCS #8) of the connected app's RSA key. */
  privateKeyFile?: string;
  /** Namespace of the installed package, without underscores; empty for an unmanaged or unlocked one without namespace. */
  namespace?: string;
  /** Compare the in-org ledger with the chain; the service user must be allowed to read all of AgentExecution__c. */
  ledger?: boolean;
}

export interface SignerConfig {
  port: number;
  databaseUrl: string;
  keysDir: string;
  /** File with the bearer token of the HTTP API. */
  tokenFile: string;
  /** Name under which notes are signed, e.g. `signer.example.com`. */
  origin: string;
  orgs: OrgConfig[];
  /** Write-once checkpoint files; default: `checkpoints` beside `keysDir`. */
  checkpointsDir?: string;
  /** A checkpoint is signed after this many entries ... */
  checkpointEntries?: number;
  /** ... or this many milliseconds, whichever is first. */
  checkpointIntervalMs?: number;
  sealIntervalMs?: number;
  /** An epoch ends after this many entries or milliseconds. */
  epochEntries?: number;
  epochMs?: number;
  /** How long an intent may wait for its outcome, and an outcome for its intent, before reconciliation reports it. */
  reconcileGraceMs?: number;
  reconcileIntervalMs?: number;
  ledgerIntervalMs?: number;
  /** Silence on an event stream after which it is torn down and subscribed again. */
  streamSilenceMs?: number;
  /** Longest pause between attempts to subscribe. */
  streamRetryMs?: number;
  logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export type Settings = Required<Omit<SignerConfig, 'checkpointsDir'>> & Pick<SignerConfig, 'checkpointsDir'>;

const DEFAULTS = {
  checkpointEntries: 1_000,
  checkpointIntervalMs: 60_000,
  sealIntervalMs: 60_000,
  epochEntries: 100_000,
  epochMs: 86_400_000,
  reconcileGraceMs: 300_000,
  reconcileIntervalMs: 30_000,
  ledgerIntervalMs: 60_000,
  streamSilenceMs: 300_000,
  streamRetryMs: 30_000,
  logLevel: 'info',
} as const;

const ORG_ID = /^[a-zA-Z0-9]{18}$/;
const ORIGIN = /^[^\s+]+$/;
const REQUIRED_TEXT = ['databaseUrl', 'keysDir', 'tokenFile', 'origin'] as const;
const STREAM_TEXT = ['loginUrl', 'clientId', 'username', 'privateKeyFile'] as const;

/** Checks the shape and fills in defaults. Throws CONFIG_INVALID naming the member to correct. */
export function readSettings(config: SignerConfig): Settings {
  for (const name of REQUIRED_TEXT) {
    if (typeof config[name] !== 'string' || config[name] === '') throw invalid(name, 'must be a non-empty text');
  }
  if (!ORIGIN.test(config.origin)) throw invalid('origin', 'must have no space and no plus sign');
  if (!Number.isInteger(config.port) || config.port < 0)
    throw invalid('port', 'must be a port number, or 0 for any free one');
  if (!Array.isArray(config.orgs) || config.orgs.length === 0) throw invalid('orgs', 'must name at least one org');
  config.orgs.forEach(checkOrg);
  const settings = { ...DEFAULTS, ...withoutUndefined(config) };
  for (const name of Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[]) {
    const value = settings[name];
    if (name !== 'logLevel' && !(Number.isInteger(value) && Number(value) > 0))
      throw invalid(name, 'must be a positive whole number');
  }
  return settings;
}

function checkOrg(org: OrgConfig, index: number): void {
  const member = `orgs[${index}]`;
  if (!ORG_ID.test(org.orgId)) throw invalid(`${member}.orgId`, 'must be the 18-character org id');
  if (!org.name) throw invalid(`${member}.name`, 'must be a non-empty text');
  if (org.pubsub === undefined && org.loginUrl === undefined) return;
  for (const name of STREAM_TEXT) {
    if (!org[name]) throw invalid(`${member}.${name}`, 'is needed when pubsub or loginUrl is set');
  }
}

function withoutUndefined(config: SignerConfig): SignerConfig {
  return Object.fromEntries(
    Object.entries(config).filter(([, value]) => value !== undefined),
  ) as unknown as SignerConfig;
}

function invalid(member: string, demand: string): SignerFault {
  return new SignerFault(
    'CONFIG_INVALID',
    `configuration: ${member} ${demand}`,
    `Correct ${member} in the configuration file.`,
  );
}
