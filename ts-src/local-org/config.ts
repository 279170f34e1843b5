import { readFileSync } from 'node:fs';
import type { AppDefinition } from './api/oauth/apps.ts';
import type { CalloutSecrets } from './callouts/destinations.ts';

/** The local org as a process: the file given by `--config`. */
export interface LocalOrgConfig {
  /** HTTP; 0: any free port. */
  port: number;
  /** Pub/Sub gRPC; 0: any free port. */
  pubsubPort: number;
  /** SFDX source folders, merged in order. */
  sources: string[];
  /** Folder of the org's databases; made when it is missing. */
  dataDir: string;
  /** 18 characters; default: the seed's, else a fixed one. */
  orgId?: string;
  /** JSON file of users, apps and records; its records are loaded when the org is new. */
  seed?: string;
  /** Serve the Lightning-like pages. */
  shell?: boolean;
  /** Folder for built browser code; default: `shell-cache` beside dataDir. */
  shellCache?: string;
  /** Idle minutes after which sessions end; default 15. */
  sessionMinutes?: number;
}

/** A record of the seed: field values; `{"$ref":"acc1"}` and `{"$user":"ada@acme.example"}` stand for ids. */
export type SeedRow = Record<string, unknown>;

export interface SeedUser {
  username: string;
  password: string;
  firstName: string;
  lastName: string;
  email: string;
  alias: string;
  title?: string;
  profile: string;
  role?: string;
  permissionSets: string[];
  timeZone?: string;
}

export interface SeedFile extends CalloutSecrets {
  orgId?: string;
  users: SeedUser[];
  externalClientApps?: AppDefinition[];
  groups?: { name: string; type: 'Queue' | 'Regular'; members: string[] }[];
  records?: { object: string; rows: SeedRow[] }[];
}

/** A configuration or seed that cannot be used: names the file, the key and what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'CONFIG_INVALID';
}

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string' && value !== '';
const isPort: Check = (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65535;
const isList: Check = (value) => Array.isArray(value);
/** Objects in objects, `depth` deep, that hold texts. */
const isNested =
  (depth: number): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(depth === 0 ? isText : isNested(depth - 1));
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);

/** Key → [check, what is expected, required]. */
type Shape = Record<string, [check: Check, expected: string, required: boolean]>;

const CONFIG: Shape = {
  port: [isPort, 'a port from 0 to 65535', true],
  pubsubPort: [isPort, 'a port from 0 to 65535', true],
  sources: [(value) => isTexts(value) && (value as string[]).length > 0, 'a list of folders', true],
  dataDir: [isText, 'a folder', true],
  orgId: [
    (value) => typeof value === 'string' && /^00D[A-Za-z0-9]{15}$/.test(value),
    'an org id of 18 characters',
    false,
  ],
  seed: [isText, 'a file', false],
  shell: [(value) => typeof value === 'boolean', 'true or false', false],
  shellCache: [isText, 'a folder', false],
  sessionMinutes: [(value) => typeof value === 'number' && value > 0, 'a number of minutes above 0', false],
};

const SEED: Shape = {
  orgId: CONFIG.orgId!,
  users: [isList, 'a list of users', true],
  externalClientApps: [isList, 'a list of apps', false],
  groups: [isList, 'a list of groups', false],
  records: [isList, 'a list of {"object","rows"}', false],
  namedCredentials: [isNested(1), 'credentials by name, each {"url","username","password","token"}', false],
  externalCredentials: [isNested(2), 'parameters by principal by external credential', false],
};

const SEED_USER: Shape = {
  username: [isText, 'a username', true],
  password: [isText, 'a password', true],
  firstName: [isText, 'a first name', true],
  lastName: [isText, 'a last name', true],
  email: [isText, 'an e-mail address', true],
  alias: [isText, 'an alias of up to 8 characters', true],
  title: [isText, 'a title', false],
  profile: [isText, 'the name of a profile', true],
  role: [isText, 'the name of a role', false],
  permissionSets: [isTexts, 'a list of permission set names', true],
  timeZone: [isText, 'an IANA time zone', false],
};

/** Throws ConfigError. */
export function readConfig(file: string): LocalOrgConfig {
  return checked(file, readJson(file), CONFIG) as unknown as LocalOrgConfig;
}

/** Throws ConfigError. */
export function checkConfig(config: LocalOrgConfig): LocalOrgConfig {
  return checked('configuration', config, CONFIG) as unknown as LocalOrgConfig;
}

/** Throws ConfigError. */
export function readSeed(file: string): SeedFile {
  const seed = checked(file, readJson(file), SEED) as unknown as SeedFile;
  seed.users.forEach((user, index) => checked(`${file}: users[${index}]`, user, SEED_USER));
  return seed;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new ConfigError(`${file} is not JSON: ${cause.message}`, { cause });
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new ConfigError(`${file} does not exist`, { cause });
    throw cause;
  }
}

function checked(where: string, value: unknown, shape: Shape): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigError(`${where}: a JSON object is expected`);
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(shape, key));
  if (unknown !== undefined) {
    throw new ConfigError(`${where}: "${unknown}" is not known; known are ${Object.keys(shape).join(', ')}`);
  }
  for (const [key, [check, expected, required]] of Object.entries(shape)) {
    const given = (value as Record<string, unknown>)[key];
    if (given === undefined && !required) continue;
    if (!check(given)) throw new ConfigError(`${where}: "${key}" must be ${expected}`);
  }
  return value;
}
