import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PEOPLE, startSampleOrg, type SampleOrg, type Session } from '../fixtures/sample-org.fixture.ts';

let org: SampleOrg;
let admin: Session;

before(async () => {
  org = await startSampleOrg();
  admin = await org.signIn(PEOPLE.admin);
});
after(() => org?.close());

const send = async (session: Session, message: object): Promise<any[]> =>
  (await session.send('POST', '/cometd/67.0', [message])).body;

test('a client that waits hears of the end of a test run', async () => {
  const [{ clientId, successful }] = await send(admin, { channel: '/meta/handshake', version: '1.0', id: '1' });
  assert.ok(successful);
  const subscription = '/systemTopic/TestResult';
  const [subscribed] = await send(admin, { channel: '/meta/subscribe', clientId, subscription, id: '2' });
  assert.deepEqual([subscribed.successful, subscribed.subscription], [true, subscription]);
  const waiting = send(admin, { channel: '/meta/connect', clientId, connectionType: 'long-polling', id: '3' });
  const run = (await admin.send('POST', 'tooling/runTestsAsynchronous', { classNames: 'InvoiceTest' })).body;
  const [event, connected] = await waiting;
  assert.deepEqual([event.channel, event.data.sobject.Id, connected.channel], [subscription, run, '/meta/connect']);
  assert.ok((await send(admin, { channel: '/meta/disconnect', clientId }))[0].successful);
  assert.equal((await send(admin, { channel: '/meta/connect', clientId }))[0].error, '403::Unknown client');
});

test('clients belong to a user, and channels that do not exist say so', async () => {
  const [{ clientId }] = await send(admin, { channel: '/meta/handshake' });
  const ada = await org.signIn(PEOPLE.ada);
  assert.equal((await send(ada, { channel: '/meta/connect', clientId }))[0].error, '403::Unknown client');
  const [refused] = await send(admin, { channel: '/meta/subscribe', clientId, subscription: '/event/Ping__e' });
  assert.match(refused.error, /UNSUPPORTED: streaming channel \/event\/Ping__e/);
  const unknown = await fetch(`${org.url}/cometd/67.0`, { method: 'POST', body: '[{"channel":"/meta/handshake"}]' });
  assert.deepEqual([unknown.status, ((await unknown.json()) as any[])[0].error], [401, '401::Authentication invalid']);
});

test('an org that closes lets go of clients that wait', async () => {
  const other = await startSampleOrg();
  const session = await other.signIn(PEOPLE.admin);
  const [{ clientId }] = await send(session, { channel: '/meta/handshake' });
  const waiting = send(session, { channel: '/meta/connect', clientId });
  await new Promise((done) => setTimeout(done, 50));
  await other.close();
  assert.ok((await waiting).at(-1).successful);
});
