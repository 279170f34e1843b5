import type { Logger } from 'pino';
import { signerAudit } from './audit/signer.ts';
import type { Audit } from './audit/signer.ts';
import { CALLBACK_PATH } from './auth/sign-in-routes.ts';
import type { GatewayConfig } from './config.ts';
import { httpClient } from './http-client.ts';
import { readSecretFile } from './keys.ts';
import { orgGate } from './org-gate.ts';
import type { OrgGate } from './org-gate.ts';
import { orgApi } from './salesforce/apex-rest.ts';
import { to18 } from './salesforce/ids.ts';
import { orgOAuth } from './salesforce/oauth.ts';
import type { OrgOAuth } from './salesforce/oauth.ts';
import type { Store } from './store/postgres.ts';
import type { KeyEncryption } from './vault/key-encryption.ts';
import { openVault } from './vault/vault.ts';
import type { Vault } from './vault/vault.ts';

const ORG_TIMEOUT_MS = 30_000;
const SIGNER_TIMEOUT_MS = 5_000;
const POLICY_INTERVAL_MS = 30_000;
const POLICY_MAX_AGE_MS = 300_000;

/** What stands behind the routes. */
export interface Services {
  vault: Vault;
  audit: Audit;
  /** By org name. */
  gates: ReadonlyMap<string, OrgGate>;
  oauth(orgId: string): OrgOAuth;
  readPolicies(): Promise<void>;
  close(): void;
}

export interface ServiceParts {
  config: GatewayConfig;
  publicUrl: string;
  store: Store;
  keys: KeyEncryption;
  log: Logger;
}

export function openServices({ config, publicUrl, store, keys, log }: ServiceParts): Services {
  const orgTimeoutMs = config.orgTimeoutMs ?? ORG_TIMEOUT_MS;
  const toOrgs = httpClient(orgTimeoutMs);
  const toSigner = httpClient(config.signerTimeoutMs ?? SIGNER_TIMEOUT_MS);
  const audit = signerAudit({
    url: new URL(config.signer.url).origin,
    token: readSecretFile(config.signer.tokenFile),
    http: toSigner,
  });
  const oauthOptions = { redirectUri: publicUrl + CALLBACK_PATH, timeoutMs: orgTimeoutMs, http: toOrgs };
  const oauths = new Map(config.orgs.map((org) => [to18(org.orgId), orgOAuth(org, oauthOptions)]));
  const oauth = (orgId: string): OrgOAuth => {
    const found = oauths.get(to18(orgId));
    if (!found) throw new Error(`No org ${orgId} is configured.`);
    return found;
  };
  const vault = openVault(store, keys, (person, refreshToken) => oauth(person.orgId).refresh(refreshToken));
  const gates = new Map(
    config.orgs.map((org) => [
      org.name,
      orgGate({
        org,
        oauth: oauth(org.orgId),
        api: orgApi(org.name, toOrgs, { deadlineMs: orgTimeoutMs }),
        vault,
        audit,
        policyIntervalMs: config.policyIntervalMs ?? POLICY_INTERVAL_MS,
        policyMaxAgeMs: config.policyMaxAgeMs ?? POLICY_MAX_AGE_MS,
        log,
      }),
    ]),
  );
  return {
    vault,
    audit,
    gates,
    oauth,
    readPolicies: async () => {
      await Promise.all([...gates.values()].map(({ policy }) => policy.read()));
    },
    close: () => {
      for (const { policy } of gates.values()) policy.stop();
      toOrgs.close();
      toSigner.close();
    },
  };
}
