import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import type { OAuthClientProvider, OAuthDiscoveryState, StoredOAuthTokens } from '@modelcontextprotocol/client';
import { Browser } from './browser.ts';
import { CALLBACK, CLIENT, consent } from './harness.ts';

export type Wire = 'legacy' | { pin: string };

export interface ConnectedClient {
  client: Client;
  /** As the authorization server issued them. */
  tokens(): StoredOAuthTokens | undefined;
}

/**
 * The official MCP client: its own discovery from the 401 on, its own PKCE and token requests. Only the person's part,
 * the browser, is played here.
 */
export async function connectMcp(
  endpoint: string,
  wire: Wire,
  person: { username: string; orgUrl: string },
): Promise<ConnectedClient> {
  const provider = new TestProvider(person);
  const first = mcpClient(wire);
  const transport = new StreamableHTTPClientTransport(new URL(endpoint), { authProvider: provider });
  const refusal = await first.connect(transport).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(refusal instanceof UnauthorizedError))
    throw new Error('Connecting without a token was not refused.', { cause: refusal });
  if (!provider.back) throw new Error('The client did not ask for authorization.');
  await transport.finishAuth(provider.back.searchParams);
  const client = mcpClient(wire);
  await client.connect(new StreamableHTTPClientTransport(new URL(endpoint), { authProvider: provider }));
  return { client, tokens: () => provider.tokens() };
}

function mcpClient(mode: Wire): Client {
  return new Client({ name: 'test-agent', version: '1.0.0' }, { versionNegotiation: { mode } });
}

class TestProvider implements OAuthClientProvider {
  readonly redirectUrl = CALLBACK;
  readonly clientMetadata = {
    client_name: CLIENT.name,
    redirect_uris: [CALLBACK],
    grant_types: ['authorization_code', 'refresh_token'],
  };
  back: URL | undefined;
  readonly #person: { username: string; orgUrl: string };
  #tokens: StoredOAuthTokens | undefined;
  #verifier = '';
  #discovered: OAuthDiscoveryState | undefined;

  constructor(person: { username: string; orgUrl: string }) {
    this.#person = person;
  }

  clientInformation(): { client_id: string } {
    return { client_id: CLIENT.clientId };
  }

  tokens(): StoredOAuthTokens | undefined {
    return this.#tokens;
  }

  saveTokens(tokens: StoredOAuthTokens): void {
    this.#tokens = tokens;
  }

  saveCodeVerifier(verifier: string): void {
    this.#verifier = verifier;
  }

  codeVerifier(): string {
    return this.#verifier;
  }

  saveDiscoveryState(state: OAuthDiscoveryState): void {
    this.#discovered = state;
  }

  discoveryState(): OAuthDiscoveryState | undefined {
    return this.#discovered;
  }

  async redirectToAuthorization(url: URL): Promise<void> {
    this.back = await consent(new Browser(), url, this.#person.orgUrl, this.#person.username);
  }
}
