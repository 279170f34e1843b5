import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import avro from 'avsc';
import { SignJWT } from 'jose';
import { PubSubTestClient } from './api/pubsub/testing.ts';
import { startLocalOrg, type RunningOrg } from './server.ts';

const ROOT = join(import.meta.dirname, '../..');
const WANDA = 'wanda.west@meridian.example';
const SERVICE = 'aegis.service@meridian.example';
const CALLBACK = 'http://127.0.0.1:9/callback';
const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const FOLDER = mkdtempSync(join(tmpdir(), 'local-org-server-'));

const person = (username: string, lastName: string, rights: object) => ({
  username,
  password: 'correct horse',
  firstName: 'A',
  lastName,
  email: username,
  alias: lastName.slice(0, 8).toLowerCase(),
  ...rights,
});

const SEED = {
  users: [
    person(WANDA, 'West', { profile: 'Sales Rep', role: 'West_Rep', permissionSets: ['Aegis_User'] }),
    person('edgar.east@meridian.example', 'East', {
      profile: 'Sales Rep',
      role: 'East_Rep',
      permissionSets: ['Aegis_User'],
    }),
    person(SERVICE, 'Service', { profile: 'Minimum Access - Salesforce', permissionSets: ['Aegis_Service'] }),
  ],
  externalClientApps: [
    { clientId: 'assistant', name: 'Assistant', callbackUrls: [CALLBACK], scopes: ['api', 'refresh_token'] },
    {
      clientId: 'service',
      name: 'Service',
      callbackUrls: [],
      scopes: ['api'],
      jwtPublicKeyPem: KEYS.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      preAuthorizedUsers: [SERVICE],
    },
  ],
  records: [
    {
      object: 'Account',
      rows: [
        { $ref: 'west', Name: 'West Tools', Region__c: 'West', OwnerId: { $user: WANDA } },
        { $ref: 'east', Name: 'East Foods', Region__c: 'East', OwnerId: { $user: 'edgar.east@meridian.example' } },
      ],
    },
    {
      object: 'Opportunity',
      rows: [
        {
          Name: 'West upgrade',
          AccountId: { $ref: 'west' },
          StageName: 'Prospecting',
          CloseDate: '2026-12-31',
          Amount: 1000,
          Margin__c: 30,
          OwnerId: { $user: WANDA },
        },
      ],
    },
    {
      object: 'AIAgentDefinition__c',
      rows: [
        {
          $ref: 'agent',
          Name: 'Sales Assistant',
          DeveloperName__c: 'SalesAssistant',
          AgentType__c: 'Conversational',
          Version__c: '1',
          Active__c: true,
        },
      ],
    },
    {
      object: 'AgentCapability__c',
      rows: ['describe_objects', 'find_records', 'get_record'].map((tool) => ({
        Agent__c: { $ref: 'agent' },
        ToolName__c: tool,
        HITLMode__c: 'Disabled',
        Active__c: true,
      })),
    },
  ],
};

function configOf(more: object = {}) {
  writeFileSync(join(FOLDER, 'seed.json'), JSON.stringify(SEED));
  return {
    port: 0,
    pubsubPort: 0,
    sources: [join(ROOT, 'force-app/main'), join(ROOT, 'ts-src/demo/org')],
    dataDir: join(FOLDER, 'org'),
    seed: join(FOLDER, 'seed.json'),
    ...more,
  };
}

let org: RunningOrg;
let wanda: string;
let service: string;

before(async () => {
  org = await startLocalOrg(configOf());
  wanda = await personToken(org.url);
  service = await serviceToken(org.url);
});
after(async () => {
  await org?.close();
  rmSync(FOLDER, { recursive: true, force: true });
});

/** Follows the sign-in of a person by its forms. */
async function personToken(url: string): Promise<string> {
  const verifier = 'v'.repeat(50);
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'assistant',
    redirect_uri: CALLBACK,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const cookies = new Map<string, string>();
  const visit = async (path: string, form?: Record<string, string>): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form && new URLSearchParams(form);
    const response = await fetch(new URL(path, url), {
      redirect: 'manual',
      headers: { cookie },
      ...(body ? { method: 'POST', body } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^(\w+)=([^;]*)/.exec(line)!;
      cookies.set(name!, value!);
    }
    return response;
  };
  const hidden = (page: string) =>
    Object.fromEntries(
      [...page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!.replaceAll('&amp;', '&'),
      ]),
    );
  const toLogin = await visit(`/services/oauth2/authorize?${query}`);
  const login = await (await visit(toLogin.headers.get('location')!)).text();
  const signedIn = await visit('/login', { ...hidden(login), username: WANDA, pw: 'correct horse' });
  const allow = await (await visit(signedIn.headers.get('location')!)).text();
  const done = await visit('/services/oauth2/authorize', { ...hidden(allow), decision: 'allow' });
  const code = new URL(done.headers.get('location')!).searchParams.get('code')!;
  const answer = await visit('/services/oauth2/token', {
    grant_type: 'authorization_code',
    client_id: 'assistant',
    redirect_uri: CALLBACK,
    code,
    code_verifier: verifier,
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function serviceToken(url: string): Promise<string> {
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer('service')
    .setSubject(SERVICE)
    .setAudience(url)
    .setExpirationTime('2m')
    .sign(KEYS.privateKey);
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const answer = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function call(
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: any }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(org.url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

const query = (token: string, soql: string) =>
  call(token, 'GET', `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`);
const TOOLS = '/services/apexrest/aegis/v1/tools';

describe('a restricted person', () => {
  test('sees own records and no field that the profile hides', async () => {
    const own = await query(wanda, 'SELECT Name FROM Account ORDER BY Name');
    assert.deepEqual(
      own.body.records.map((row: { Name: string }) => row.Name),
      ['West Tools'],
    );
    const hidden = await query(wanda, 'SELECT Margin__c FROM Opportunity');
    assert.deepEqual([hidden.status, hidden.body[0].errorCode], [400, 'INVALID_FIELD']);
  });

  test('runs a tool through Apex REST, and the decision reaches the event bus', async () => {
    const intents = new PubSubTestClient(org.pubsub, { accessToken: service, instanceUrl: org.url, orgId: org.orgId });
    const subscription = intents.subscribe({
      topic_name: '/event/AuditIntent__e',
      replay_preset: 'EARLIEST',
      num_requested: 100,
    });
    try {
      const offered = await call(wanda, 'GET', `${TOOLS}?agent=SalesAssistant`);
      assert.deepEqual(offered.body.tools.map((tool: { name: string }) => tool.name).sort(), [
        'describe_objects',
        'find_records',
        'get_record',
      ]);
      const found = await call(wanda, 'POST', `${TOOLS}/find_records`, {
        agent: 'SalesAssistant',
        arguments: { object: 'Opportunity', fields: ['Name', 'Amount'] },
      });
      assert.deepEqual([found.status, found.body.status, found.body.result.count], [200, 'succeeded', 1]);
      const { events } = await subscription.next();
      const { schema_json } = await intents.call('GetSchema', { schema_id: events[0]!.event.schema_id });
      const event = avro.Type.forSchema(JSON.parse(schema_json)).fromBuffer(events[0]!.event.payload);
      assert.equal(event.CorrelationId__c, found.body.correlationId);
      const [decision] = JSON.parse(event.Payload__c).decisions;
      assert.deepEqual([decision.action, decision.decision.effect], ['find_records', 'ALLOW']);
    } finally {
      subscription.cancel();
      intents.close();
    }
  });

  test('is denied what the policy forbids, and may not listen to the bus', async () => {
    const denied = await call(wanda, 'POST', `${TOOLS}/find_records`, {
      agent: 'SalesAssistant',
      arguments: { object: 'BankAccount__c', fields: ['IBAN__c'] },
    });
    assert.deepEqual([denied.status, denied.body.status, denied.body.decision.effect], [403, 'denied', 'DENY']);
    const client = new PubSubTestClient(org.pubsub, { accessToken: wanda, instanceUrl: org.url, orgId: org.orgId });
    await assert.rejects(client.call('GetTopic', { topic_name: '/event/AuditIntent__e' }), { code: 7 });
    client.close();
  });

  test('may not read the policy; the service user may', async () => {
    assert.equal((await call(wanda, 'GET', '/services/apexrest/aegis/v1/policy')).status, 403);
    const policy = await call(service, 'GET', '/services/apexrest/aegis/v1/policy');
    assert.equal(policy.status, 200);
    assert.match(policy.body.version, /^[0-9a-f]{64}$/);
  });
});

describe('start and stop', () => {
  test('an org keeps its records, tokens and id', async () => {
    const { orgId, url } = org;
    await org.close();
    org = await startLocalOrg(configOf());
    assert.equal(org.orgId, orgId);
    assert.notEqual(org.url, '');
    assert.equal(
      (await query(wanda, 'SELECT COUNT() FROM Account')).body.totalSize,
      1,
      `the token of ${url} still works`,
    );
    service = await serviceToken(org.url);
  });

  test('a port in use is named', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as { port: number };
    for (const key of ['port', 'pubsubPort']) {
      const started = startLocalOrg(configOf({ dataDir: join(FOLDER, `blocked-${key}`), [key]: port }));
      await assert.rejects(started, {
        code: 'PORT_IN_USE',
        message: new RegExp(`^Port ${port} is in use .* "${key}"`),
      });
    }
    blocker.close();
  });

  test('a configuration that cannot be used says where', async () => {
    const rejects = (more: object, message: RegExp) =>
      assert.rejects(startLocalOrg(configOf(more)), { code: 'CONFIG_INVALID', message });
    await rejects({ port: -1 }, /"port" must be a port from 0 to 65535/);
    await rejects({ shel: true }, /"shel" is not known/);
    await rejects({ seed: join(FOLDER, 'missing.json') }, /missing\.json does not exist/);
  });
});
