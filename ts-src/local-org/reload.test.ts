import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessToken, PEOPLE, sampleSeed, session, soql, type Session } from './api/fixtures/sample-org.fixture.ts';
import { PubSubTestClient, type TestSubscription } from './api/pubsub/testing.ts';
import { startLocalOrg, type Reload, type RunningOrg } from './server.ts';

const root = mkdtempSync(join(tmpdir(), 'local-org-reload-'));
const source = join(root, 'src');
const rest = join(source, 'classes/InvoiceRest.cls');
const field = join(source, 'objects/Invoice__c/fields/Note__c.field-meta.xml');

let org: RunningOrg;
let admin: Session;
let client: PubSubTestClient;
let events: TestSubscription;
let told: (reload: Reload) => void = () => {};

before(async () => {
  cpSync(join(import.meta.dirname, 'api/fixtures/main/default'), source, { recursive: true });
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const seed = join(root, 'seed.json');
  writeFileSync(seed, JSON.stringify(sampleSeed(keys.publicKey)));
  const config = { port: 0, pubsubPort: 0, sources: [source], dataDir: join(root, 'org'), seed };
  org = await startLocalOrg(config, { reloaded: (reload) => told(reload) });
  admin = session(org, await accessToken(org, keys.privateKey, PEOPLE.admin));
  const login = { accessToken: admin.accessToken, instanceUrl: org.url, orgId: org.orgId };
  client = new PubSubTestClient(org.pubsub, login);
  events = client.subscribe({ topic_name: '/event/Ping__e', replay_preset: 'EARLIEST', num_requested: 10 });
});

after(async () => {
  events.cancel();
  client.close();
  await org.close();
  rmSync(root, { recursive: true });
});

/** What comes of a change of the sources. */
async function changed(change: () => void): Promise<Reload> {
  const reload = new Promise<Reload>((resolve) => (told = resolve));
  change();
  return reload;
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(from), from);
  writeFileSync(file, text.replace(from, to));
}

async function codes(): Promise<string[]> {
  const { status, body } = await admin.get('/services/apexrest/invoices');
  assert.equal(status, 200, JSON.stringify(body));
  return body.map((invoice: { Code__c: string }) => invoice.Code__c);
}

test('a changed class is served at once; sessions and records stay', async () => {
  for (const Code__c of ['a', 'b'])
    assert.equal((await admin.send('POST', 'sobjects/Invoice__c', { Code__c, Amount__c: 1 })).status, 201);
  assert.deepEqual(await codes(), ['a', 'b']);
  const { ok } = await changed(() => edit(rest, 'ORDER BY Code__c]', 'ORDER BY Code__c DESC]'));
  assert.ok(ok);
  assert.deepEqual(await codes(), ['b', 'a']);
});

test('a broken class keeps the last good one, and is named with its line', async () => {
  const broken = await changed(() => edit(rest, 'return [SELECT', 'return x [SELECT'));
  assert.ok(!broken.ok);
  assert.match(broken.message, /InvoiceRest\.cls:13:\d+ /);
  assert.deepEqual(await codes(), ['b', 'a']);
  const unknown = await changed(() => edit(rest, 'return x [SELECT Code__c', 'return [SELECT Note__c, Code__c'));
  assert.ok(!unknown.ok);
  assert.match(unknown.message, /InvoiceRest\.cls:13:\d+ .*Note__c/);
  assert.deepEqual(await codes(), ['b', 'a']);
});

test('metadata that the code waits for is served with it', async () => {
  const draft = join(root, 'Note__c.xml');
  const xml = (type: string): string =>
    `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Note__c</fullName><label>Note</label>
    <type>${type}</type><length>80</length></CustomField>`;
  writeFileSync(draft, xml('Txt'));
  const misspelt = await changed(() => renameSync(draft, field));
  assert.ok(!misspelt.ok);
  assert.match(misspelt.message, /Note__c\.field-meta\.xml.*Txt/);
  const reload = await changed(() => writeFileSync(field, xml('Text')));
  assert.ok(reload.ok, JSON.stringify(reload));
  const { status } = await admin.send('POST', 'sobjects/Invoice__c', { Code__c: 'c', Note__c: 'new', Amount__c: 1 });
  assert.equal(status, 201);
  assert.deepEqual(await codes(), ['c', 'b', 'a']);
  const { body } = await admin.get(soql(`SELECT Note__c FROM Invoice__c WHERE Code__c = 'c'`));
  assert.equal(body.records[0].Note__c, 'new');
});

test('a field whose records cannot follow its new type is refused, and the org goes on writing', async () => {
  const before = readFileSync(field, 'utf8');
  const refused = await changed(() => edit(field, '<type>Text</type><length>80</length>', '<type>Checkbox</type>'));
  assert.ok(!refused.ok);
  assert.match(refused.message, /Invoice__c\.Note__c changed from text to boolean: delete the data folder/);
  assert.equal((await admin.send('POST', 'sobjects/Invoice__c', { Code__c: 'd', Note__c: 'still text' })).status, 201);
  assert.ok((await changed(() => writeFileSync(field, before))).ok);
  assert.deepEqual(await codes(), ['d', 'c', 'b', 'a']);
});

test('a subscription opened before the changes gets what is published after them, and changed triggers run', async () => {
  const trigger = join(source, 'triggers/PingReceived.trigger');
  assert.ok((await changed(() => edit(trigger, "'Pinged by ' + ", "'Pinged again by ' + "))).ok);
  const code = encodeURIComponent(`EventBus.publish(new Ping__e(Text__c = 'event'));`);
  const { body: done } = await admin.get(`tooling/executeAnonymous?anonymousBody=${code}`);
  assert.equal(done.success, true, JSON.stringify(done));
  const response = await events.next();
  assert.equal(response.events.length, 1);
  const names = async (): Promise<string[]> => {
    const { body } = await admin.get(soql(`SELECT Name FROM Account WHERE Name LIKE 'Pinged%'`));
    return body.records.map(({ Name }: { Name: string }) => Name);
  };
  for (let tries = 0; tries < 100 && (await names()).length === 0; tries++) await new Promise((r) => setTimeout(r, 20));
  assert.deepEqual(await names(), ['Pinged again by event']);
});
