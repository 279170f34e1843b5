import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { FAULT_STATUS } from '../faults.ts';
import { CONDITION_LEVELS } from '../health/conditions.ts';
import { apiOf, createRig, ORG, until, type Rig } from '../test-support/rig.ts';

const PAGE = readFileSync(new URL('../../../docs/spec/signer-api.md', import.meta.url), 'utf8');

function example(name: string): any {
  const [, body] = new RegExp('^```json ' + name + '\\n(.*?)^```$', 'ms').exec(PAGE) ?? [];
  assert.ok(body, `the page has no block ${name}`);
  return JSON.parse(body);
}

/** The members of a value and of what is in it, without the values themselves. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shape(member)]));
}

let rig: Rig;
let api: ReturnType<typeof apiOf>;

before(async () => {
  rig = await createRig();
  api = apiOf(await rig.start({ checkpointIntervalMs: 20 }));
});
after(() => rig.close());

test('the example request is answered with a receipt as shown, and read back as shown', async () => {
  const request = example('request');
  const answer = await api.append(request);
  assert.equal(answer.status, 201);
  assert.deepEqual(shape(answer.body), shape(example('receipt')));
  assert.equal((await api.append(request)).status, 200);
  const page = await api.call('GET', `/v1/orgs/${ORG}/entries?after=${answer.body.seq - 1}&limit=1`);
  const [shown] = example('entries').entries;
  const [entry] = page.body.entries;
  assert.deepEqual(entry.payload, request.payload);
  assert.deepEqual(shape({ ...entry, payload: {} }), shape({ ...shown, payload: {} }));
});

test('the example error is what a wrong token gets', async () => {
  const refused = await fetch(`${(await rig.start()).url}/v1/orgs/${ORG}/verify`);
  assert.deepEqual(await refused.json(), example('error'));
});

test('health has the shape shown', async () => {
  const health = await until(
    () => api.health(),
    ({ orgs }) => orgs[0].lag === 0 && orgs[0].status !== 'RED',
  );
  assert.deepEqual(shape(health), shape(example('health')));
});

test('the example acknowledgement is taken', async () => {
  const answer = await api.call('POST', `/v1/orgs/${ORG}/acknowledgements`, example('acknowledgement'));
  assert.equal(answer.status, 201);
  assert.deepEqual(shape(answer.body), shape(example('receipt')));
});

test('the table of conditions is the one of the code', () => {
  const rows = [...PAGE.matchAll(/^\| `([A-Z_]+)` +\| (RED|AMBER) +\|/gm)].map(([, code, level]) => [code, level]);
  assert.deepEqual(Object.fromEntries(rows), CONDITION_LEVELS);
});

test('every code the page names has the status the page says', () => {
  const rows = [...PAGE.matchAll(/^\| (\d{3}) +\| (.+?) +\|/gm)];
  assert.ok(rows.length > 0);
  for (const [, status, codes] of rows) {
    for (const [, code] of codes.matchAll(/`([A-Z_]+)`/g)) {
      assert.equal(FAULT_STATUS[code as keyof typeof FAULT_STATUS], Number(status), code);
    }
  }
});
