/**
 * The folder that holds one local installation: keys, secrets and configuration of all services. Secrets are made on
 * first use, stay outside the services' configuration and are readable by their owner only.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { DEMO_CLIENT } from './agent.ts';
import { AUDITOR, INTEGRATION_USERNAME, PEOPLE, SERVICE_USERNAME } from './people.ts';
import { DEMO_AGENT, sampleRecords } from './sample-data.ts';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** 18-character id of the local org. */
export const ORG_ID = '00DAE00000A9gis2AB';
export const ORG_NAME = 'demo';

export const TOKEN_PROXY = { clientId: 'token-only-proxy', redirectUri: 'http://127.0.0.1:9/proxy' };

export interface Ports {
  org: number;
  gateway: number;
  signer: number;
  pubsub: number;
}

export interface DataFolder {
  dir: string;
  ports: Ports;
  postgresDir: string;
  passwords: Record<string, string>;
  files: {
    configOf(service: string): string;
    logOf(service: string): string;
    signerKeys: string;
    publicKeys: string;
    /** For tools that read the database, such as `sf aegis audit verify`. */
    databaseUrl: string;
  };
  secrets: {
    signerToken: string;
    serviceKey: string;
    clientSecret: string;
    vaultKey: string;
    cookieKey: string;
    servicePublicKey: string;
  };
}

/** Opens or creates the folder. */
export function openDataFolder(dir: string, ports: Ports): DataFolder {
  const secretsDir = path.join(dir, 'secrets');
  fs.mkdirSync(secretsDir, { recursive: true, mode: 0o700 });
  fs.mkdirSync(path.join(dir, 'logs'), { recursive: true });
  const secret = (name: string, make: () => string) => secretFile(path.join(secretsDir, name), make);
  const serviceKey = path.join(secretsDir, 'service-key.pem');
  const servicePublicKey = path.join(secretsDir, 'service-key.pub.pem');
  if (!fs.existsSync(serviceKey)) writeKeyPair(serviceKey, servicePublicKey);
  const passwordFile = secret('passwords.json', () => {
    const usernames = [...PEOPLE.map((person) => person.username), SERVICE_USERNAME, INTEGRATION_USERNAME];
    return JSON.stringify(
      Object.fromEntries(usernames.map((username) => [username, randomBytes(9).toString('base64url')])),
    );
  });
  return {
    dir,
    ports,
    postgresDir: path.join(dir, 'postgres'),
    passwords: JSON.parse(fs.readFileSync(passwordFile, 'utf8')),
    files: {
      configOf: (service) => path.join(dir, 'config', `${service}.json`),
      logOf: (service) => path.join(dir, 'logs', `${service}.log`),
      signerKeys: path.join(dir, 'signer', 'keys'),
      publicKeys: path.join(dir, 'signer', 'keys', 'public.json'),
      databaseUrl: path.join(dir, 'secrets', 'database-url'),
    },
    secrets: {
      signerToken: secret('signer-token', () => randomBytes(32).toString('base64url')),
      clientSecret: secret('gateway-client-secret', () => randomBytes(32).toString('base64url')),
      vaultKey: secret('vault-key', () => randomBytes(32).toString('base64')),
      cookieKey: secret('cookie-key', () => randomBytes(32).toString('base64')),
      serviceKey,
      servicePublicKey,
    },
  };
}

function secretFile(file: string, make: () => string): string {
  if (!fs.existsSync(file)) fs.writeFileSync(file, make(), { mode: 0o600 });
  return file;
}

function writeKeyPair(privateFile: string, publicFile: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  fs.writeFileSync(privateFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  fs.writeFileSync(publicFile, publicKey.export({ type: 'spki', format: 'pem' }));
}

const url = (port: number) => `http://127.0.0.1:${port}`;

export function localOrgConfig(data: DataFolder) {
  const seedFile = path.join(data.dir, 'config', 'seed.json');
  fs.mkdirSync(path.dirname(seedFile), { recursive: true });
  fs.writeFileSync(seedFile, JSON.stringify(seed(data)), { mode: 0o600 });
  return {
    port: data.ports.org,
    pubsubPort: data.ports.pubsub,
    sources: [path.join(ROOT, 'force-app'), path.join(ROOT, 'ts-src', 'demo', 'org')],
    dataDir: path.join(data.dir, 'org'),
    orgId: ORG_ID,
    seed: seedFile,
    shell: true,
  };
}

function seed(data: DataFolder) {
  const people = PEOPLE.map((person) => {
    const [firstName, lastName] = person.name.split(' ');
    return user(data, person.username, firstName!, lastName!, person);
  });
  const service = user(data, SERVICE_USERNAME, 'Aegis', 'Service', {
    profile: 'Minimum Access - Salesforce',
    role: null,
    permissionSets: ['Aegis_Service'],
    title: 'Signer and gateway',
  });
  const integration = user(data, INTEGRATION_USERNAME, 'Integration', 'User', {
    profile: 'System Administrator',
    role: null,
    permissionSets: [],
    title: 'Shared integration user',
  });
  return {
    orgId: ORG_ID,
    users: [...people, service, integration],
    externalClientApps: externalClientApps(data),
    groups: [
      {
        name: 'Case_Triage',
        type: 'Queue',
        members: PEOPLE.filter((person) => person.key === 'west' || person.key === 'east').map(
          (person) => person.username,
        ),
      },
    ],
    records: sampleRecords(new Date()),
  };
}

function user(
  data: DataFolder,
  username: string,
  firstName: string,
  lastName: string,
  rights: { profile: string; role: string | null; permissionSets: string[]; title: string },
) {
  return {
    username,
    password: data.passwords[username],
    firstName,
    lastName,
    title: rights.title,
    email: username,
    alias: `${firstName[0]}${lastName}`.slice(0, 8).toLowerCase(),
    profile: rights.profile,
    ...(rights.role ? { role: rights.role } : {}),
    permissionSets: rights.permissionSets,
  };
}

function externalClientApps(data: DataFolder) {
  return [
    {
      clientId: 'aegis-gateway',
      name: 'Aegis Gateway',
      clientSecret: fs.readFileSync(data.secrets.clientSecret, 'utf8'),
      callbackUrls: [`${url(data.ports.gateway)}/callback/salesforce`],
      scopes: ['api', 'refresh_token'],
    },
    {
      clientId: 'aegis-service',
      name: 'Aegis Service',
      callbackUrls: [],
      scopes: ['api'],
      jwtPublicKeyPem: fs.readFileSync(data.secrets.servicePublicKey, 'utf8'),
      preAuthorizedUsers: [SERVICE_USERNAME, INTEGRATION_USERNAME, AUDITOR.username],
    },
    // The comparison's proxy that only passes the person's own token on.
    {
      clientId: TOKEN_PROXY.clientId,
      name: 'Token-only proxy',
      callbackUrls: [TOKEN_PROXY.redirectUri],
      scopes: ['api'],
    },
  ];
}

export function signerConfig(data: DataFolder, databaseUrl: string) {
  return {
    port: data.ports.signer,
    databaseUrl,
    keysDir: data.files.signerKeys,
    tokenFile: data.secrets.signerToken,
    origin: 'aegis.local',
    checkpointIntervalMs: 10_000,
    sealIntervalMs: 10_000,
    streamRetryMs: 2_000,
    orgs: [
      {
        orgId: ORG_ID,
        name: ORG_NAME,
        loginUrl: url(data.ports.org),
        pubsub: `127.0.0.1:${data.ports.pubsub}`,
        pubsubPlaintext: true,
        clientId: 'aegis-service',
        username: SERVICE_USERNAME,
        privateKeyFile: data.secrets.serviceKey,
      },
    ],
  };
}

export function gatewayConfig(data: DataFolder, databaseUrl: string) {
  return {
    port: data.ports.gateway,
    publicUrl: url(data.ports.gateway),
    databaseUrl,
    vaultKeyFile: data.secrets.vaultKey,
    cookieKeyFile: data.secrets.cookieKey,
    signer: { url: url(data.ports.signer), tokenFile: data.secrets.signerToken },
    exposeTimings: true,
    accessTokenSeconds: 3600,
    orgs: [
      {
        name: ORG_NAME,
        orgId: ORG_ID,
        loginUrl: url(data.ports.org),
        clientId: 'aegis-gateway',
        clientSecretFile: data.secrets.clientSecret,
        service: { clientId: 'aegis-service', username: SERVICE_USERNAME, privateKeyFile: data.secrets.serviceKey },
        agent: DEMO_AGENT,
      },
    ],
    clients: [DEMO_CLIENT],
  };
}
