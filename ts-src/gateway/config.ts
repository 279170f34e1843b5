import fs from 'node:fs';
import { FAULT, GatewayFault } from './faults.ts';

/** One Salesforce org behind the gateway. */
export interface OrgConfig {
  /** Name in the resource URL `/mcp/<name>`: letters, digits, `-`, `_`. */
  name: string;
  /** 15 or 18 character organization id. */
  orgId: string;
  /** `https://login.salesforce.com`, a My Domain URL, or the local org. */
  loginUrl: string;
  /** External client app that people sign in through. */
  clientId: string;
  clientSecretFile?: string;
  /** User that reads the policy, by JWT bearer. */
  service: { clientId: string; username: string; privateKeyFile: string };
  /** `AIAgentDefinition__c` the org decides by. */
  agent: string;
  /** Version written beside the agent into audit entries. */
  agentVersion?: string;
}

/** An agent application that is registered in advance. */
export interface ClientConfig {
  clientId: string;
  redirectUris: string[];
  name: string;
  /** Present for confidential clients only. */
  clientSecretFile?: string;
}

export interface GatewayConfig {
  /** 0 takes any free port. */
  port: number;
  /** Address to bind; 127.0.0.1 unless told otherwise. */
  host?: string;
  /** Origin under which clients reach the gateway; OAuth issuer. */
  publicUrl?: string;
  databaseUrl: string;
  /** 32 bytes, base64 or hex, mode 0600: wraps the key of every grant. */
  vaultKeyFile: string;
  /** One secret of at least 32 characters per line, mode 0600; the first signs, all verify. */
  cookieKeyFile: string;
  signer: { url: string; tokenFile: string };
  orgs: OrgConfig[];
  clients: ClientConfig[];
  /** Seconds; 600 when absent. */
  accessTokenSeconds?: number;
  /** Milliseconds between two reads of the policy; 30 000 when absent. */
  policyIntervalMs?: number;
  /** Age in milliseconds from which a policy denies; 300 000 when absent. */
  policyMaxAgeMs?: number;
  /** Milliseconds one request to the org may take; 30 000 when absent. */
  orgTimeoutMs?: number;
  /** Milliseconds one append may take; 5 000 when absent. */
  signerTimeoutMs?: number;
  /** RFC 7591 dynamic client registration; off when absent. */
  dynamicRegistration?: boolean;
  /** Hosts whose client metadata documents are fetched; any public host when absent. */
  clientMetadataHosts?: string[];
  /** Adds the time of each station to every reply. */
  exposeTimings?: boolean;
  /** pino level; `info` when absent. */
  logLevel?: string;
}

const ORG_NAME = /^[A-Za-z0-9_-]{1,40}$/;
const ORG_ID = /^00D[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/;

/** Reads and checks a configuration file. Every problem is reported at once. */
export function readConfig(file: string): GatewayConfig {
  let content: unknown;
  try {
    content = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new GatewayFault(FAULT.CONFIG_INVALID, `${file} is not a readable JSON file.`, {
      fix: 'Give --config the path of a JSON file.',
      cause,
    });
  }
  return checkConfig(content);
}

/** The same object with its type, or a fault that lists every problem by its path. */
export function checkConfig(content: unknown): GatewayConfig {
  const problems: string[] = [];
  const root = record(content, 'the configuration', problems);
  number(root, 'port', problems);
  for (const key of ['databaseUrl', 'vaultKeyFile', 'cookieKeyFile']) text(root, key, '', problems);
  if (root.publicUrl !== undefined) origin(root, 'publicUrl', '', problems);
  const signer = record(root.signer, 'signer', problems);
  origin(signer, 'url', 'signer.', problems);
  text(signer, 'tokenFile', 'signer.', problems);
  list(root.orgs, 'orgs', problems).forEach((org, at) => checkOrg(org, `orgs[${at}]`, problems));
  for (const key of ['name', 'orgId'])
    if (hasDuplicates(list(root.orgs, 'orgs', []), key)) problems.push(`orgs: two have the same ${key}`);
  if (list(root.orgs, 'orgs', []).length === 0) problems.push('orgs: at least one org is needed');
  list(root.clients, 'clients', problems).forEach((client, at) => checkClient(client, `clients[${at}]`, problems));
  for (const key of ['accessTokenSeconds', 'policyIntervalMs', 'policyMaxAgeMs', 'orgTimeoutMs', 'signerTimeoutMs'])
    if (root[key] !== undefined) number(root, key, problems, 1);
  if (problems.length > 0) {
    throw new GatewayFault(FAULT.CONFIG_INVALID, `The gateway configuration is wrong: ${problems.join('; ')}.`, {
      fix: 'Correct the named settings and start again.',
    });
  }
  return content as GatewayConfig;
}

function checkOrg(value: unknown, at: string, problems: string[]): void {
  const org = record(value, at, problems);
  text(org, 'name', `${at}.`, problems, ORG_NAME);
  text(org, 'orgId', `${at}.`, problems, ORG_ID);
  origin(org, 'loginUrl', `${at}.`, problems);
  text(org, 'clientId', `${at}.`, problems);
  text(org, 'agent', `${at}.`, problems);
  const service = record(org.service, `${at}.service`, problems);
  for (const key of ['clientId', 'username', 'privateKeyFile']) text(service, key, `${at}.service.`, problems);
}

function checkClient(value: unknown, at: string, problems: string[]): void {
  const client = record(value, at, problems);
  text(client, 'clientId', `${at}.`, problems);
  text(client, 'name', `${at}.`, problems);
  const uris = list(client.redirectUris, `${at}.redirectUris`, problems);
  if (uris.length === 0) problems.push(`${at}.redirectUris: at least one is needed`);
  for (const uri of uris)
    if (typeof uri !== 'string' || !URL.canParse(uri)) problems.push(`${at}.redirectUris: ${String(uri)} is not a URL`);
}

function hasDuplicates(items: unknown[], key: string): boolean {
  const values = items.map((item) => record(item, '', [])[key]);
  return new Set(values).size !== values.length;
}

function record(value: unknown, at: string, problems: string[]): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  problems.push(`${at} must be an object`);
  return {};
}

function list(value: unknown, at: string, problems: string[]): unknown[] {
  if (Array.isArray(value)) return value;
  problems.push(`${at} must be a list`);
  return [];
}

function number(from: Record<string, unknown>, key: string, problems: string[], least = 0): void {
  const value = from[key];
  if (!Number.isInteger(value) || (value as number) < least)
    problems.push(`${key} must be a whole number from ${least}`);
}

function text(from: Record<string, unknown>, key: string, at: string, problems: string[], pattern = /\S/): void {
  const value = from[key];
  if (typeof value !== 'string' || !pattern.test(value)) problems.push(`${at}${key} is missing or malformed`);
}

/** An `https` origin; `http` only on the loopback interface. */
function origin(from: Record<string, unknown>, key: string, at: string, problems: string[]): void {
  const value = from[key];
  const url = typeof value === 'string' ? URL.parse(value) : null;
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !secure || url.pathname !== '/' || url.search || url.hash)
    problems.push(`${at}${key} must be an https origin (http only on 127.0.0.1)`);
}

/** Whether a host name is this machine's own (RFC 8252 §7.3). */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
