import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SObject } from '../../data/sobject.ts';
import { openOrg, type OpenedOrg } from '../../open.ts';
import { ApexDatetime, Decimal } from '../../values/index.ts';
import { queryAll } from '../engine/directory.ts';
import { userAccess } from '../org.ts';
import type { ApexAnswer } from './aura-call.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'aura-'));
let org: OpenedOrg;
let ada: string;
let bob: string;
let invoice: string;

before(() => {
  const person = (username: string, profile: string, permissionSets: string[]) => ({
    username,
    password: 'x',
    firstName: 'A',
    lastName: username,
    email: 'a@example.com',
    alias: 'a',
    profile,
    permissionSets,
  });
  org = openOrg({
    sources: [join(import.meta.dirname, '../fixtures/main/default')],
    dataDir: FOLDER,
    seed: {
      users: [
        person('ada@acme.example', 'Standard User', ['Invoice_User']),
        person('bob@acme.example', 'Standard User', []),
      ],
    },
  });
  ada = org.api.directory.byUsername('ada@acme.example')!.id;
  bob = org.api.directory.byUsername('bob@acme.example')!.id;
  invoice = org.api.transaction(ada, 'rest', (data) => {
    const values = {
      Code__c: 'A-1',
      Amount__c: Decimal.parse('12.50'),
      Sent__c: new ApexDatetime(Date.UTC(2026, 10, 21, 10)),
    };
    const record = new SObject(org.api.schema.object('Invoice__c')!, values);
    data.dml('insert', [record], { access: userAccess(ada), allOrNone: true });
    return record.id!;
  });
});
after(() => {
  org?.close();
  rmSync(FOLDER, { recursive: true, force: true });
});

function call(method: string, params: object, more: { userId?: string; wire?: boolean } = {}): ApexAnswer {
  return org.api.callApex({
    userId: ada,
    wire: false,
    ...more,
    method: `InvoiceController.${method}`,
    params: JSON.stringify(params),
  });
}

function value(answer: ApexAnswer): unknown {
  assert.ok(answer.ok, JSON.stringify(answer));
  return JSON.parse(answer.json);
}

function refused(answer: ApexAnswer): [number, string] {
  assert.ok(!answer.ok);
  return [answer.status, answer.error.message];
}

test('of objects, components get the @AuraEnabled members that are not null', () => {
  assert.deepEqual(value(call('items', { prefix: 'A', most: 5 }, { wire: true })), [
    { id: invoice, code: 'A-1', amount: 12.5, sent: '2026-11-21T10:00:00.000Z' },
  ]);
});

test('records come with their fields, without attributes', () => {
  assert.deepEqual(value(call('pay', { invoiceId: invoice })), { Id: invoice, Code__c: 'A-1', Paid__c: true });
});

test('only cacheable methods can be wired, and they change nothing', () => {
  assert.equal(refused(call('pay', { invoiceId: invoice }, { wire: true }))[0], 400);
  const answer = call('payCached', { invoiceId: invoice });
  assert.match(refused(answer)[1], /Too many DML statements: 1/);
});

test('an AuraHandledException reaches the component with its message', () => {
  const answer = call('fail', { message: 'Not today' });
  assert.ok(!answer.ok);
  assert.deepEqual(
    [answer.status, answer.error.message, answer.error.exceptionType],
    [500, 'Not today', 'System.AuraHandledException'],
  );
  assert.match(answer.error.stackTrace!, /^Class\.InvoiceController\.fail: line \d+, column 1$/);
});

/** Names of accounts like this, once there are as many as expected. */
async function accounts(prefix: string, expected: number): Promise<string[]> {
  const text = 'SELECT Name FROM Account WHERE Name LIKE :pattern ORDER BY Name';
  for (;;) {
    const names = queryAll(org.store, text, [`${prefix}%`]).map((row) => String(row.peek('Name')));
    if (names.length >= expected) return names;
    await new Promise(setImmediate);
  }
}

test('jobs run after the transaction that queued them, and not when it was undone', async () => {
  assert.equal(call('writeLater', { name: 'Undone', undo: true }).ok, false);
  assert.ok(call('writeLater', { name: 'Later', undo: false }).ok);
  assert.deepEqual(await accounts('', 0), []);
  assert.deepEqual(await accounts('Later', 2), ['Later 0', 'Later 1']);
  assert.deepEqual(await accounts('Undone', 0), []);
});

test('triggers of platform events run after the events reached the bus', async () => {
  org.engine.publish(ada, [new SObject(org.api.schema.object('Ping__e')!, { Text__c: 'event' })]);
  assert.deepEqual(await accounts('Pinged', 0), []);
  assert.deepEqual(await accounts('Pinged', 1), ['Pinged by event']);
});

test('other methods and other people are refused', () => {
  assert.equal(refused(call('notEnabled', {}))[0], 404);
  assert.equal(refused(call('nothing', {}))[0], 404);
  assert.equal(refused(call('items', { prefix: 'A', most: 5 }, { userId: bob }))[0], 403);
});

test('parameters that do not fit their types are refused', () => {
  assert.match(refused(call('items', { prefix: 'A', most: 'many' }))[1], /primitive: many/);
});
