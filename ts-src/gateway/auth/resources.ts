import type { OrgConfig } from '../config.ts';

/** Scope of a token that may list and call tools. */
export const READ_SCOPE = 'sf:read';
/** Scope that asks for a refresh token. */
export const LONG_SESSION_SCOPE = 'offline_access';

/** The protected resources of the gateway: one per org (RFC 8707 §2). */
export interface Resources {
  publicUrl: string;
  /** Canonical URI of an org's MCP endpoint, the audience of its tokens. */
  uri(org: OrgConfig): string;
  /** The org of exactly this URI. */
  org(uri: unknown): OrgConfig | undefined;
  byName(name: string): OrgConfig | undefined;
  /** Where the metadata of the org's resource is (RFC 9728 §3.1). */
  metadataUrl(org: OrgConfig): string;
}

export function resources(publicUrl: string, orgs: readonly OrgConfig[]): Resources {
  const uri = (org: OrgConfig): string => `${publicUrl}/mcp/${org.name}`;
  const byUri = new Map(orgs.map((org) => [uri(org), org]));
  const byName = new Map(orgs.map((org) => [org.name, org]));
  return {
    publicUrl,
    uri,
    org: (value) => (typeof value === 'string' ? byUri.get(value) : undefined),
    byName: (name) => byName.get(name),
    metadataUrl: (org) => `${publicUrl}/.well-known/oauth-protected-resource/mcp/${org.name}`,
  };
}
