/** An AI agent's client: the official MCP client, signed in as one person by authorization code + PKCE. */
import {
  Client,
  StreamableHTTPClientTransport,
  UnauthorizedError,
  type OAuthClientProvider,
  type OAuthDiscoveryState,
  type OAuthTokens,
} from '@modelcontextprotocol/client';
import { Browser } from './browser.ts';

/** Registered at the gateway for this demo; a native client with a loopback redirect (RFC 8252 §7.3). */
export const DEMO_CLIENT = {
  clientId: 'aegis-demo-agent',
  redirectUris: ['http://127.0.0.1:9/callback'],
  name: 'Aegis demo agent',
};

export interface Person {
  name: string;
  username: string;
  password: string;
}

export interface SignedInAgent {
  client: Client;
  accessToken: string;
  close(): Promise<void>;
}

/**
 * Finds the gateway by its 401 and RFC 9728 metadata, signs the person in through the gateway's consent page and the
 * org's login form, and connects. `onPage` sees each page the person would see.
 */
export async function signIn(
  mcpUrl: string,
  person: Person,
  onPage?: (url: URL, title: string) => void,
): Promise<SignedInAgent> {
  const provider = new PersonProvider(person, onPage);
  const first = new StreamableHTTPClientTransport(new URL(mcpUrl), { authProvider: provider });
  try {
    await newClient().connect(first);
    throw new Error(`${mcpUrl} let an agent in without a token`);
  } catch (error) {
    if (!(error instanceof UnauthorizedError)) throw error;
  }
  if (!provider.callback) throw new Error(`${mcpUrl} did not send the agent to a sign-in page`);
  await first.finishAuth(provider.callback.searchParams);
  const client = newClient();
  await client.connect(new StreamableHTTPClientTransport(new URL(mcpUrl), { authProvider: provider }));
  return { client, accessToken: provider.saved!.access_token, close: () => client.close() };
}

function newClient(): Client {
  return new Client({ name: DEMO_CLIENT.clientId, version: '0.1.0' });
}

class PersonProvider implements OAuthClientProvider {
  readonly redirectUrl = DEMO_CLIENT.redirectUris[0]!;
  readonly clientMetadata = {
    client_name: DEMO_CLIENT.name,
    redirect_uris: DEMO_CLIENT.redirectUris,
    token_endpoint_auth_method: 'none',
  };
  callback: URL | undefined;
  saved: OAuthTokens | undefined;
  #verifier = '';
  #discovered: OAuthDiscoveryState | undefined;
  readonly #person: Person;
  readonly #onPage: ((url: URL, title: string) => void) | undefined;

  constructor(person: Person, onPage?: (url: URL, title: string) => void) {
    this.#person = person;
    this.#onPage = onPage;
  }

  clientInformation() {
    return { client_id: DEMO_CLIENT.clientId };
  }

  tokens() {
    return this.saved;
  }

  saveTokens(tokens: OAuthTokens) {
    this.saved = tokens;
  }

  saveCodeVerifier(verifier: string) {
    this.#verifier = verifier;
  }

  codeVerifier() {
    return this.#verifier;
  }

  saveDiscoveryState(state: OAuthDiscoveryState) {
    this.#discovered = state;
  }

  discoveryState() {
    return this.#discovered;
  }

  async redirectToAuthorization(url: URL) {
    const answers = { username: this.#person.username, pw: this.#person.password };
    this.callback = await new Browser(this.#onPage).walk(url, this.redirectUrl, answers);
  }
}
