import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, Decimal } from '../../values/index.ts';
import { Desk, objectFiles, customObject, storeWith } from '../testing.ts';
import { importSeed } from './import.ts';
import type { Seed } from './seed.ts';

const FILES = {
  ...objectFiles('Deal__c', customObject('Private'), {
    Account__c: '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName>',
    Amount__c: '<type>Currency</type><precision>12</precision><scale>2</scale>',
    Close__c: '<type>Date</type>',
    Seller__c: '<type>Lookup</type><referenceTo>User</referenceTo><relationshipName>Sold</relationshipName>',
  }),
  'roles/Rep.role-meta.xml': '<Role><name>Rep</name></Role>',
  'permissionsets/P.permissionset-meta.xml': '<PermissionSet><label>P</label></PermissionSet>',
  'queues/Desk.queue-meta.xml': '<Queue><name>Desk</name></Queue>',
};
const SEED: Seed = {
  users: [
    {
      username: 'ann@x.example',
      firstName: 'Ann',
      lastName: 'Lee',
      profile: 'Standard User',
      role: 'Rep',
      permissionSets: ['P'],
    },
  ],
  groups: [
    { name: 'Desk', type: 'Queue', members: ['ANN@x.example'] },
    { name: 'Friends', type: 'Regular', members: ['ann@x.example'] },
  ],
  records: [
    { object: 'Account', rows: [{ $ref: 'acme', Name: 'Acme', OwnerId: { $user: 'ann@x.example' } }] },
    {
      object: 'Deal__c',
      rows: [
        {
          Name: 'd',
          Account__c: { $ref: 'acme' },
          Amount__c: 12.5,
          Close__c: '2026-12-01',
          Seller__c: { $user: 'ann@x.example' },
        },
      ],
    },
  ],
};

test('a seed makes people, groups and records once', () => {
  const desk = new Desk(storeWith(FILES));
  const imported = importSeed(desk.store, SEED)!;
  const ann = imported.users.get('ann@x.example')!;
  assert.equal(imported.records, 2);
  const [deal] = desk.query(
    'SELECT Amount__c, Close__c, Account__r.Owner.Name, Seller__r.UserRole.Name FROM Deal__c',
  ).records;
  assert.deepEqual(
    [deal!.get('Amount__c'), deal!.get('Close__c')],
    [Decimal.parse('12.50'), ApexDate.parse('2026-12-01')],
  );
  assert.equal(deal!.relation('Account__r')!.relation('Owner')!.get('Name'), 'Ann Lee');
  assert.equal(deal!.relation('Seller__r')!.relation('UserRole')!.get('Name'), 'Rep');
  assert.deepEqual(
    desk
      .query('SELECT Group.Name FROM GroupMember WHERE UserOrGroupId = :id ORDER BY Group.Name', [ann])
      .records.map((row) => row.relation('Group')!.get('Name')),
    ['Desk', 'Friends'],
  );
  assert.equal(
    desk.query("SELECT COUNT() FROM PermissionSetAssignment WHERE AssigneeId = :id AND PermissionSet.Name = 'P'", [ann])
      .size,
    1,
  );
  desk.session.commit();
  assert.equal(importSeed(desk.store, SEED), null);
});

test('a seed that does not fit names the place and changes nothing', () => {
  const cases: [Seed, string][] = [
    [{ users: [{ username: 'a@x', lastName: 'A', profile: 'No such' }] }, 'users[0].profile: no profile "No such"'],
    [{ records: [{ object: 'Nope__c', rows: [] }] }, 'records[0].object: no object Nope__c'],
    [
      { records: [{ object: 'Account', rows: [{ Name: 'x', Color: 'red' }] }] },
      'records[0].rows[0].Color: Account has no such field',
    ],
    [
      { records: [{ object: 'Deal__c', rows: [{ Amount__c: 'much' }] }] },
      'records[0].rows[0].Amount__c: "much" is no CURRENCY',
    ],
    [
      { records: [{ object: 'Deal__c', rows: [{ Account__c: { $ref: 'none' } }] }] },
      'records[0].rows[0].Account__c: nothing earlier is called {"$ref":"none"}',
    ],
  ];
  for (const [seed, message] of cases) {
    const { store } = new Desk(storeWith(FILES));
    assert.throws(() => importSeed(store, { ...seed, groups: [] }), { code: 'INVALID_SEED', message });
    assert.equal(new Desk(store).query('SELECT COUNT() FROM Account').size, 0);
  }
});
