import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OrgPolicy } from '../salesforce/apex-rest.ts';
import type { PolicyRule } from '../policy/rules.ts';

export interface FakeUser {
  username: string;
  userId: string;
  permissionSets?: string[];
}

export interface FakeOrgOptions {
  orgId: string;
  clientId: string;
  clientSecret: string;
  /** PEM; verifies the assertions of the service user. */
  servicePublicKey: string;
  serviceUsername: string;
  /** Name of the one agent. */
  agent: string;
  users: FakeUser[];
  rules: PolicyRule[];
  /** Milliseconds a tool call or a refresh takes, so that calls overlap. */
  delayMs?: number;
}

/** One answer in place of the org's own. */
export interface Override {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  /** How many requests get it; one where it is absent. */
  times?: number;
  /** Ends the connection without an answer. */
  breaks?: boolean;
}

export interface FakeOrg {
  url: string;
  policy: OrgPolicy;
  users: FakeUser[];
  /** Apex REST tool requests by username, calls and lists. */
  calls: Map<string, number>;
  /** Correlation ids as they came. */
  correlations: string[];
  /** Headers of the tool calls, in their order. */
  headers: FastifyRequest['headers'][];
  refreshes: number;
  /** Uses of a refresh token that had been used before. */
  reuses: number;
  /** Scopes asked for at the authorization endpoint, one entry per sign-in. */
  scopes: string[];
  /** Answers the next tool calls. */
  override: Override | null;
  /** Answers the next token request of a person. */
  tokenOverride: Override | null;
  /** Members in place of those of the identity answer. */
  identityOverride: Record<string, unknown>;
  totalCalls(): number;
  /** Ends every session of a user; refresh tokens live on. */
  endSessions(username: string): void;
  /** Ends the refresh tokens too. */
  revoke(username: string): void;
  close(): Promise<void>;
}

interface Issued {
  username: string;
  refreshable: boolean;
}

const INPUT_SCHEMA = { type: 'object', properties: {} };
const TOOLS = ['describe_objects', 'find_records', 'get_record', 'send_mail'].map((name) => ({
  name,
  title: name,
  description: `The tool ${name}.`,
  tier: 'read',
  inputSchema: INPUT_SCHEMA,
}));

/** An org's OAuth, identity, Apex REST and query endpoints. Whoever the cookie `who` names is logged in already. */
export async function startFakeOrg(options: FakeOrgOptions): Promise<FakeOrg> {
  const app = Fastify({ forceCloseConnections: true });
  await app.register(formbody);
  const state = new State(options);
  app.get('/services/oauth2/authorize', (request, reply) => state.authorize(request, reply));
  app.post('/services/oauth2/token', (request, reply) => state.token(request, reply));
  app.get('/id/:org/:user', (request, reply) => state.identity(request, reply));
  app.get('/services/apexrest/aegis/v1/tools', (request, reply) => state.tools(request, reply));
  app.get('/services/apexrest/aegis/v1/policy', (request, reply) => state.servePolicy(request, reply));
  app.post('/services/apexrest/aegis/v1/tools/:tool', (request, reply) => state.callTool(request, reply));
  app.get('/services/data/v67.0/query', (request, reply) => state.query(request, reply));
  state.url = await app.listen({ port: 0, host: '127.0.0.1' });
  return Object.assign(state, { close: () => app.close() });
}

class State {
  url = '';
  policy: FakeOrg['policy'];
  users: FakeUser[];
  calls = new Map<string, number>();
  correlations: string[] = [];
  headers: FastifyRequest['headers'][] = [];
  refreshes = 0;
  reuses = 0;
  scopes: string[] = [];
  override: Override | null = null;
  tokenOverride: Override | null = null;
  identityOverride: Record<string, unknown> = {};
  readonly #options: FakeOrgOptions;
  readonly #serviceKey: KeyObject;
  readonly #codes = new Map<
    string,
    { username: string; challenge: string; redirectUri: string; refreshable: boolean }
  >();
  readonly #access = new Map<string, string>();
  readonly #refresh = new Map<string, Issued & { spent: boolean }>();

  constructor(options: FakeOrgOptions) {
    this.#options = options;
    this.#serviceKey = createPublicKey(options.servicePublicKey);
    this.users = options.users;
    const agents = [{ name: options.agent, active: true, killSwitch: false }];
    this.policy = { version: 'a'.repeat(64), phase: 'sandbox', killSwitch: false, agents, rules: options.rules };
  }

  totalCalls(): number {
    return [...this.calls.values()].reduce((sum, count) => sum + count, 0);
  }

  endSessions(username: string): void {
    for (const [token, owner] of this.#access) if (owner === username) this.#access.delete(token);
  }

  revoke(username: string): void {
    this.endSessions(username);
    for (const [token, issued] of this.#refresh) if (issued.username === username) this.#refresh.delete(token);
  }

  authorize(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const query = request.query as Record<string, string>;
    if (
      query.client_id !== this.#options.clientId ||
      query.code_challenge_method !== 'S256' ||
      query.response_type !== 'code'
    ) {
      return reply.code(400).send('bad authorization request');
    }
    const username = /(?:^|; )who=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    const back = new URL(query.redirect_uri);
    back.searchParams.set('state', query.state);
    if (username === undefined) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomBytes(12).toString('hex');
      const refreshable = query.scope.split(' ').includes('refresh_token');
      this.scopes.push(query.scope);
      this.#codes.set(code, {
        username: decodeURIComponent(username),
        challenge: query.code_challenge,
        redirectUri: query.redirect_uri,
        refreshable,
      });
      back.searchParams.set('code', code);
    }
    return reply.redirect(back.href);
  }

  async token(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const form = request.body as Record<string, string>;
    if (form.grant_type === 'urn:ietf:params:oauth:grant-type:jwt-bearer')
      return this.#assertion(form.assertion, reply);
    if (this.tokenOverride) {
      const { status, body } = this.tokenOverride;
      this.tokenOverride = null;
      return reply.code(status).send(body);
    }
    if (form.client_id !== this.#options.clientId || form.client_secret !== this.#options.clientSecret)
      return oauthError(reply, 'invalid_client');
    return form.grant_type === 'refresh_token' ? this.#renew(form.refresh_token, reply) : this.#redeem(form, reply);
  }

  #redeem(form: Record<string, string>, reply: FastifyReply): unknown {
    const code = this.#codes.get(form.code);
    this.#codes.delete(form.code);
    const challenge = createHash('sha256')
      .update(form.code_verifier ?? '')
      .digest('base64url');
    if (!code || code.challenge !== challenge || code.redirectUri !== form.redirect_uri)
      return oauthError(reply, 'invalid_grant');
    return this.#issue(code);
  }

  async #renew(token: string, reply: FastifyReply): Promise<unknown> {
    this.refreshes++;
    await pause(this.#options.delayMs ?? 0);
    const issued = this.#refresh.get(token);
    if (!issued) return oauthError(reply, 'invalid_grant');
    if (issued.spent) {
      this.reuses++;
      this.revoke(issued.username);
      return oauthError(reply, 'invalid_grant');
    }
    issued.spent = true;
    this.endSessions(issued.username);
    return this.#issue(issued);
  }

  #assertion(assertion: string, reply: FastifyReply): unknown {
    const [head, body, signature] = assertion.split('.');
    const valid = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      this.#serviceKey,
      Buffer.from(signature, 'base64url'),
    );
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, string>;
    if (!valid || claims.aud !== this.url || claims.sub !== this.#options.serviceUsername)
      return oauthError(reply, 'invalid_grant');
    return this.#issue({ username: claims.sub, refreshable: false });
  }

  #issue({ username, refreshable }: Issued): object {
    const accessToken = `${this.#options.orgId}!${randomBytes(16).toString('hex')}`;
    this.#access.set(accessToken, username);
    const refreshToken = randomBytes(16).toString('hex');
    if (refreshable) this.#refresh.set(refreshToken, { username, refreshable, spent: false });
    const userId = this.#user(username)?.userId ?? '005000000000000SVC';
    return {
      access_token: accessToken,
      ...(refreshable ? { refresh_token: refreshToken } : {}),
      instance_url: this.url,
      id: `${this.url}/id/${this.#options.orgId}/${userId}`,
      token_type: 'Bearer',
      issued_at: String(Date.now()),
      scope: 'api',
    };
  }

  identity(request: FastifyRequest, reply: FastifyReply): unknown {
    const username = this.#owner(request);
    if (username === undefined) return reply.code(403).send('Bad_OAuth_Token');
    return {
      user_id: this.#user(username)?.userId,
      organization_id: this.#options.orgId,
      username,
      ...this.identityOverride,
    };
  }

  servePolicy(request: FastifyRequest, reply: FastifyReply): unknown {
    if (this.#owner(request) !== this.#options.serviceUsername)
      return salesforceError(reply, 403, 'INSUFFICIENT_ACCESS');
    return this.policy;
  }

  tools(request: FastifyRequest, reply: FastifyReply): unknown {
    const username = this.#counted(request);
    if (username === undefined) return salesforceError(reply, 401, 'INVALID_SESSION_ID');
    return { agent: (request.query as { agent: string }).agent, phase: this.policy.phase, tools: TOOLS };
  }

  async callTool(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const username = this.#counted(request);
    await pause(Math.random() * (this.#options.delayMs ?? 0));
    if (username === undefined) return salesforceError(reply, 401, 'INVALID_SESSION_ID');
    const correlationId = String(request.headers['x-aegis-correlation']);
    this.correlations.push(correlationId);
    this.headers.push(request.headers);
    if (this.override) {
      const { status, body, headers = {}, times = 1, breaks } = this.override;
      this.override = times > 1 ? { ...this.override, times: times - 1 } : null;
      if (breaks) return request.raw.socket.destroy();
      return reply.code(status).headers(headers).send(body);
    }
    const { arguments: args } = request.body as { arguments: { object?: string } };
    return {
      status: 'succeeded',
      executionId: 'a00000000000001AAA',
      correlationId,
      decision: { effect: 'ALLOW', rule: 'PermitAll', reason: 'Rule PermitAll permits it.' },
      result: {
        object: args.object,
        records: [{ Id: '001000000000001AAA', OwnerName: username }],
        count: 1,
        truncated: false,
      },
      strippedFields: [],
    };
  }

  query(request: FastifyRequest, reply: FastifyReply): unknown {
    if (this.#owner(request) !== this.#options.serviceUsername)
      return salesforceError(reply, 401, 'INVALID_SESSION_ID');
    const records = this.users.flatMap(({ userId, permissionSets = [] }) =>
      permissionSets.map((Name) => ({ AssigneeId: userId, PermissionSet: { Name } })),
    );
    return { totalSize: records.length, done: true, records };
  }

  #counted(request: FastifyRequest): string | undefined {
    const username = this.#owner(request);
    const key = username ?? '(refused)';
    this.calls.set(key, (this.calls.get(key) ?? 0) + 1);
    return username;
  }

  #owner(request: FastifyRequest): string | undefined {
    return this.#access.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
  }

  #user(username: string): FakeUser | undefined {
    return this.users.find((user) => user.username === username);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function oauthError(reply: FastifyReply, error: string): FastifyReply {
  return reply.code(400).send({ error, error_description: `${error} by the test org` });
}

function salesforceError(reply: FastifyReply, status: number, errorCode: string): FastifyReply {
  return reply.code(status).send([{ errorCode, message: `${errorCode} by the test org` }]);
}
