import type { Metadata } from '../metadata/index.ts';
import type {
  ExternalCredentialMetadata,
  NamedCredentialMetadata,
  RemoteSiteMetadata,
} from '../metadata/credentials.ts';
import {
  filled,
  mergeFields,
  MergeFieldError,
  protocolHeader,
  REQUIRED_PARAMETERS,
  type MergeFields,
} from './credentials.ts';

/** What an administrator enters in Setup and metadata never holds. Names are those of the metadata. */
export interface CalloutSecrets {
  /** `url` stands for the metadata's; the rest belongs to credentials of the older form. */
  namedCredentials?: Readonly<Record<string, { url?: string; username?: string; password?: string; token?: string }>>;
  /** External credential → principal → parameters: `{ "Model": { "Service": { "ApiKey": "…" } } }`. */
  externalCredentials?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
}

/** Who calls out. */
export interface Caller {
  /** Whether one of these permission sets or profiles is the user's. */
  hasAny(permissionSets: readonly string[], profiles: readonly string[]): boolean;
}

/** Where a callout goes and what the platform adds to it. */
export interface Destination {
  url: string;
  headers: [name: string, value: string][];
  /** Values that Apex may name in headers and body; null: merge fields are left alone. */
  mergeInHeader: MergeFields | null;
  mergeInBody: MergeFields | null;
}

/** The callout is not allowed: `message` is the text of the platform's CalloutException. */
export interface Refusal {
  refusal: string;
}

/** A protocol of a credential that this org does not speak. */
export interface MissingProtocol {
  unsupported: string;
}

/** The remote sites and named credentials of an org. */
export class Destinations {
  readonly #sites: readonly RemoteSiteMetadata[];
  readonly #named: ReadonlyMap<string, NamedCredentialMetadata>;
  readonly #external: ReadonlyMap<string, ExternalCredentialMetadata>;
  readonly #grants: Metadata['permissionSets'];
  readonly #secrets: CalloutSecrets;

  constructor(metadata: Metadata, secrets: CalloutSecrets) {
    this.#sites = metadata.remoteSites.filter(({ active }) => active);
    this.#named = byName(metadata.namedCredentials);
    this.#external = byName(metadata.externalCredentials);
    this.#grants = [...metadata.permissionSets, ...metadata.profiles];
    this.#secrets = secrets;
  }

  /** `callout:Name/path` or a URL that a remote site allows. */
  resolve(endpoint: string, caller: Caller): Destination | Refusal | MissingProtocol {
    const named = /^callout:([^/?#]*)(.*)$/is.exec(endpoint);
    if (!named) return this.#site(endpoint);
    try {
      return this.#credential(named[1]!, named[2]!, caller);
    } catch (error) {
      if (error instanceof MergeFieldError) return { refusal: error.message };
      throw error;
    }
  }

  #site(endpoint: string): Destination | Refusal {
    const url = URL.parse(endpoint);
    if (!url) return { refusal: `no protocol: ${endpoint}` };
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      return { refusal: `unknown protocol: ${url.protocol.slice(0, -1)}` };
    if (!this.#sites.some((site) => allows(site, url))) {
      return {
        refusal: `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`,
      };
    }
    return { url: url.href, headers: [], mergeInHeader: null, mergeInBody: null };
  }

  #credential(name: string, path: string, caller: Caller): Destination | Refusal | MissingProtocol {
    const credential = this.#named.get(name.toLowerCase());
    const own = credential && entry(this.#secrets.namedCredentials, credential.name);
    const base = own?.url ?? credential?.url;
    if (!credential || base === null || base === undefined) {
      return {
        refusal: `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`,
      };
    }
    if (!credential.enabled)
      return { refusal: `The named credential "${credential.name}" is not enabled for callouts.` };
    const url = URL.parse(joined(base, path));
    if (!url) return { refusal: `The named credential "${credential.name}" has no valid URL: ${base}` };
    const { externalCredential } = credential;
    return externalCredential === null
      ? this.#older(credential, own ?? {}, url.href)
      : this.#secured(credential, externalCredential, url.href, caller);
  }

  #older(
    credential: NamedCredentialMetadata,
    own: { username?: string; password?: string; token?: string },
    url: string,
  ): Destination | Refusal | MissingProtocol {
    const { username = credential.username ?? undefined, password, token } = own;
    const given = { Username: username, Password: password, OAuthToken: token };
    const parameters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return destination(credential, credential, url, parameters as Record<string, string>, {
      where: `namedCredentials.${credential.name}`,
      prefix: credential.name,
    });
  }

  #secured(
    credential: NamedCredentialMetadata,
    externalName: string,
    url: string,
    caller: Caller,
  ): Destination | Refusal | MissingProtocol {
    const external = this.#external.get(externalName.toLowerCase());
    const principal = external && this.#principal(external, caller);
    if (!external || (principal === undefined && external.protocol !== 'NoAuthentication')) {
      return {
        refusal: `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${externalName}" might not exist.`,
      };
    }
    if (principal?.perUser) return { unsupported: `external credential ${external.name} with credentials per user` };
    const parameters = entry(entry(this.#secrets.externalCredentials, external.name), principal?.name ?? '') ?? {};
    return destination(credential, external, url, parameters, {
      where: `externalCredentials.${external.name}.${principal?.name ?? ''}`,
      prefix: external.name,
    });
  }

  /** The first principal that the caller may use. */
  #principal(
    external: ExternalCredentialMetadata,
    caller: Caller,
  ): ExternalCredentialMetadata['principals'][number] | undefined {
    const inOrder = external.principals.toSorted((a, b) => a.sequence - b.sequence);
    return inOrder.find(({ name }) => {
      const key = `${external.name}-${name}`.toLowerCase();
      const granting = this.#grants.filter((one) =>
        one.externalCredentialPrincipals.some((principal) => principal.toLowerCase() === key),
      );
      return caller.hasAny(
        granting.filter(({ isProfile }) => !isProfile).map((one) => one.name),
        granting.filter(({ isProfile }) => isProfile).map((one) => one.name),
      );
    });
  }
}

function destination(
  credential: NamedCredentialMetadata,
  auth: Pick<ExternalCredentialMetadata, 'protocol' | 'headers'>,
  url: string,
  parameters: Readonly<Record<string, string>>,
  { where, prefix }: { where: string; prefix: string },
): Destination | Refusal | MissingProtocol {
  const required = REQUIRED_PARAMETERS[auth.protocol];
  if (!required) return { unsupported: `credentials of protocol ${auth.protocol} (${credential.name})` };
  const generates = credential.generateAuthorizationHeader;
  const missing = generates ? required.find((name) => entry(parameters, name) === undefined) : undefined;
  if (missing !== undefined) return { refusal: `The org's configuration lacks ${where}.${missing}` };
  const fields = mergeFields(prefix, parameters);
  const authorization = generates ? protocolHeader(auth, fields) : null;
  const headers = filled([...auth.headers, ...(auth === credential ? [] : credential.headers)], fields);
  return {
    url,
    headers: authorization === null ? headers : [['Authorization', authorization], ...headers],
    mergeInHeader: credential.mergeInHeader ? fields : null,
    mergeInBody: credential.mergeInBody ? fields : null,
  };
}

/** One slash between the credential's URL and what Apex adds. */
function joined(base: string, path: string): string {
  return base.endsWith('/') && path.startsWith('/') ? base + path.slice(1) : base + path;
}

function allows(site: RemoteSiteMetadata, url: URL): boolean {
  const allowed = URL.parse(site.url);
  if (!allowed) return false;
  return site.disableProtocolSecurity ? allowed.hostname === url.hostname : allowed.origin === url.origin;
}

function byName<T extends { name: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.name.toLowerCase(), item]));
}

/** A member whose name ignores case. */
function entry<T>(holder: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  const found = Object.entries(holder ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found?.[1];
}
