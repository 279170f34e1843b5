import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { ApexDate, Decimal } from '../../values/index.ts';
import type { DataError } from '../errors.ts';
import { Desk, customObject, objectFiles, storeWith } from '../testing.ts';

const grant = (object: string, flags: string) =>
  `<objectPermissions>${flags}<object>${object}</object></objectPermissions>`;
const FULL =
  '<allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead>';
const READ = '<allowRead>true</allowRead>';
const field = (name: string, editable: boolean) =>
  `<fieldPermissions><editable>${editable}</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;
const role = (name: string, parent: string | null) =>
  `<Role><name>${name}</name>${parent ? `<parentRole>${parent}</parentRole>` : ''}<opportunityAccessLevel>Read</opportunityAccessLevel></Role>`;
const standard = (sharing: string) => `<CustomObject><sharingModel>${sharing}</sharingModel></CustomObject>`;

const FILES = {
  ...objectFiles('Deal__c', customObject('Private'), {
    Region__c: '<type>Text</type><length>20</length>',
    Margin__c: '<type>Number</type><precision>5</precision><scale>1</scale>',
    Account__c: '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName>',
  }),
  ...objectFiles('Part__c', customObject('ControlledByParent'), {
    Deal__c: '<type>MasterDetail</type><referenceTo>Deal__c</referenceTo><relationshipName>Parts</relationshipName>',
  }),
  ...objectFiles('Notice__c', customObject('Read'), {}),
  'objects/Account/Account.object-meta.xml': standard('Private'),
  'objects/Opportunity/Opportunity.object-meta.xml': standard('Private'),
  'objects/Contact/Contact.object-meta.xml': standard('ControlledByParent'),
  'roles/Boss.role-meta.xml': role('Boss', null),
  'roles/East.role-meta.xml': role('East', 'Boss'),
  'roles/West.role-meta.xml': role('West', 'Boss'),
  'groups/Helpers.group-meta.xml': '<Group><name>Helpers</name></Group>',
  'queues/Desk.queue-meta.xml':
    '<Queue><name>Desk</name><queueSobject><sobjectType>Deal__c</sobjectType></queueSobject><queueMembers><roles><role>West</role></roles></queueMembers></Queue>',
  'sharingRules/Deal__c.sharingRules-meta.xml': `<SharingRules>
    <sharingCriteriaRules><fullName>Hot</fullName><accessLevel>Edit</accessLevel><sharedTo><role>West</role></sharedTo><criteriaItems><field>Region__c</field><operation>equals</operation><value>Hot</value></criteriaItems></sharingCriteriaRules>
    <sharingOwnerRules><fullName>BossToHelpers</fullName><accessLevel>Read</accessLevel><sharedTo><group>Helpers</group></sharedTo><sharedFrom><role>Boss</role></sharedFrom></sharingOwnerRules></SharingRules>`,
  'profiles/Seller.profile-meta.xml': `<Profile><custom>true</custom>${grant('Deal__c', FULL)}${grant('Part__c', FULL)}${grant('Notice__c', FULL)}${grant('Account', FULL)}${grant('Contact', FULL)}${grant('Opportunity', FULL)}${field('Deal__c.Region__c', true)}${field('Deal__c.Account__c', true)}${field('Account.Industry', false)}<userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions></Profile>`,
  'permissionsets/Margins.permissionset-meta.xml': `<PermissionSet><label>Margins</label>${field('Deal__c.Margin__c', true)}<customPermissions><enabled>true</enabled><name>SeeMargins</name></customPermissions></PermissionSet>`,
  'permissionsets/SeeAllDeals.permissionset-meta.xml': `<PermissionSet><label>See all</label>${grant('Deal__c', `${READ}<viewAllRecords>true</viewAllRecords>`)}</PermissionSet>`,
  'customPermissions/SeeMargins.customPermission-meta.xml':
    '<CustomPermission><label>See margins</label></CustomPermission>',
};

describe('access', () => {
  const desk = new Desk(storeWith(FILES));
  const people: Record<string, string> = {};
  const id: Record<string, string> = {};

  before(() => {
    people.boss = desk.user('boss', 'Seller', 'Boss');
    people.east = desk.user('east', 'Seller', 'East');
    people.west = desk.user('west', 'Seller', 'West');
    people.loner = desk.user('loner', 'Seller');
    people.seer = desk.user('seer', 'Seller', null, ['SeeAllDeals', 'Margins']);
    people.none = desk.user('none', 'Minimum Access - Salesforce');
    people.admin = desk.user('admin', 'System Administrator');
    people.auditor = desk.user('auditor', 'Read Only');
    const account = (owner: string) =>
      desk.insert('Account', { Name: `${owner} account`, OwnerId: people[owner], Industry: 'Energy' });
    id.eastAccount = account('east');
    id.westAccount = account('west');
    const queue = desk.query("SELECT Id FROM Group WHERE Type = 'Queue'").records[0]!.id!;
    const helpers = desk.query("SELECT Id FROM Group WHERE DeveloperName = 'Helpers'").records[0]!.id!;
    desk.insert('GroupMember', { GroupId: helpers, UserOrGroupId: people.loner });
    const deal = (name: string, owner: string, more: Record<string, unknown> = {}) => {
      id[name] = desk.insert('Deal__c', { Name: name, OwnerId: owner, Margin__c: Decimal.from(3), ...more });
      desk.insert('Part__c', { Name: `part of ${name}`, Deal__c: id[name] });
    };
    deal('east', people.east, { Account__c: id.eastAccount });
    deal('hot', people.east, { Region__c: 'Hot' });
    deal('west', people.west);
    deal('boss', people.boss);
    deal('queued', queue);
    deal('given', people.east);
    desk.insert('Deal__Share', { ParentId: id.given, UserOrGroupId: people.loner, AccessLevel: 'Edit' });
    desk.insert('Notice__c', { Name: 'n', OwnerId: people.boss });
  });

  const deals = (user: string, object = 'Deal__c') =>
    desk.column(`SELECT Name FROM ${object} ORDER BY Name`, 'Name', desk.as(people[user]!)).join(' ');

  test('private records: owner, people above, queue members, rules, manual shares, View All', () => {
    assert.equal(deals('east'), 'east given hot');
    assert.equal(deals('west'), 'hot queued west');
    assert.equal(deals('boss'), 'boss east given hot queued west');
    assert.equal(deals('loner'), 'boss given');
    assert.equal(deals('seer'), 'boss east given hot queued west');
    assert.equal(deals('admin'), 'boss east given hot queued west');
  });

  test('details follow their master', () => {
    assert.equal(deals('west', 'Part__c'), 'part of hot part of queued part of west');
    assert.equal(deals('loner', 'Part__c'), 'part of boss part of given');
  });

  test('public read lets everyone see', () => {
    assert.equal(deals('west', 'Notice__c'), 'n');
  });

  test('without object rights a query is refused', () => {
    const refusal = (text: string, user: string) => {
      try {
        desk.query(text, [], desk.as(people[user]!));
      } catch (error) {
        return error as DataError;
      }
      return assert.fail(text);
    };
    assert.equal(refusal('SELECT Id FROM Deal__c', 'none').code, 'INVALID_TYPE');
    assert.match(refusal('SELECT Id FROM Deal__c', 'auditor').message, /^sObject type 'Deal__c' is not supported/);
    const margin = refusal('SELECT Name, Margin__c FROM Deal__c WHERE Margin__c > 1 ORDER BY Margin__c', 'east');
    assert.match(margin.message, /^No such column 'Margin__c' on entity 'Deal__c'/);
    assert.deepEqual(margin.inaccessible, [{ object: 'Deal__c', fields: ['Margin__c'] }]);
    assert.equal(refusal('SELECT Id FROM Deal__c WHERE Margin__c > 1', 'east').code, 'INVALID_FIELD');
    assert.equal(refusal('SELECT Id FROM Deal__c ORDER BY Margin__c', 'east').code, 'INVALID_FIELD');
    assert.equal(
      refusal('SELECT Id, (SELECT Id FROM Deals__r WHERE Margin__c > 1) FROM Account', 'east').code,
      'INVALID_FIELD',
    );
    assert.equal(
      refusal('SELECT Id FROM Account WHERE Id IN (SELECT Account__c FROM Deal__c WHERE Margin__c > 1)', 'east').code,
      'INVALID_FIELD',
    );
    assert.equal(refusal('SELECT Deal__r.Margin__c FROM Part__c', 'east').code, 'INVALID_FIELD');
    assert.equal(refusal('SELECT MAX(Margin__c) FROM Deal__c', 'east').code, 'INVALID_FIELD');
    assert.equal(refusal('SELECT COUNT() FROM Deal__c WHERE Margin__c = 1', 'east').code, 'INVALID_FIELD');
    assert.equal(desk.query('SELECT Margin__c FROM Deal__c', [], desk.as(people.seer!)).size, 6);
  });

  test('standard fields need a grant as well; required and system fields do not', () => {
    const { session, store } = desk;
    const account = store.schema.object('Account')!;
    const access = (user: string, name: string) => session.fieldAccess(people[user]!, account, name);
    assert.deepEqual(access('east', 'Industry'), { read: true, edit: false });
    assert.deepEqual(access('east', 'Phone'), { read: false, edit: false });
    assert.deepEqual(access('east', 'Name'), { read: true, edit: true });
    assert.deepEqual(access('east', 'CreatedDate'), { read: true, edit: false });
    assert.deepEqual(access('auditor', 'Phone'), { read: true, edit: false });
    assert.deepEqual(access('none', 'Name'), { read: false, edit: false });
    assert.deepEqual(access('admin', 'Phone'), { read: true, edit: true });
  });

  test('a parent that the user may not see is null', () => {
    desk.insert('Deal__Share', { ParentId: id.east, UserOrGroupId: people.loner, AccessLevel: 'Read' });
    const [record] = desk.query(
      "SELECT Account__r.Name FROM Deal__c WHERE Name = 'east'",
      [],
      desk.as(people.loner!),
    ).records;
    assert.equal(record!.relation('Account__r'), null);
    const [own] = desk.query(
      "SELECT Account__r.Name FROM Deal__c WHERE Name = 'east'",
      [],
      desk.as(people.east!),
    ).records;
    assert.equal(own!.relation('Account__r')!.get('Name'), 'east account');
    assert.equal(
      desk.query("SELECT Id FROM Deal__c WHERE Account__r.Name = 'east account'", [], desk.as(people.loner!)).size,
      0,
    );
  });

  test('system mode with sharing sees all fields of the visible rows', () => {
    const access = { userId: people.east!, mode: 'system' as const, sharing: true };
    assert.equal(desk.query('SELECT Margin__c FROM Deal__c', [], access).size, 3);
    assert.equal(desk.query('SELECT Margin__c FROM Deal__c WITH SYSTEM_MODE', [], desk.as(people.east!)).size, 3);
    assert.throws(() => desk.query('SELECT Margin__c FROM Deal__c WITH USER_MODE', [], access), {
      code: 'INVALID_FIELD',
    });
    assert.throws(() => desk.query('SELECT Margin__c FROM Deal__c WITH SECURITY_ENFORCED', [], access), {
      code: 'INSUFFICIENT_ACCESS',
    });
    assert.equal(desk.query('SELECT Margin__c FROM Deal__c', [], { ...access, sharing: false }).size, 6);
  });

  const change = (user: string, name: string, values: Record<string, unknown>) =>
    desk.tryDml('update', [desk.record('Deal__c', { Id: id[name], ...values })], desk.as(people[user]!))[0]!.errors[0]
      ?.statusCode ?? 'done';
  const remove = (user: string, name: string) => {
    const savepoint = desk.session.savepoint();
    const [result] = desk.tryDml('delete', [desk.record('Deal__c', { Id: id[name] })], desk.as(people[user]!));
    desk.session.rollbackTo(savepoint);
    return result!.errors[0]?.statusCode ?? 'done';
  };

  test('who may edit and delete a record', () => {
    assert.equal(change('east', 'east', { Name: 'east' }), 'done');
    assert.equal(change('boss', 'east', { Name: 'east' }), 'done');
    assert.equal(change('west', 'hot', { Name: 'hot' }), 'done');
    assert.equal(change('loner', 'given', { Name: 'given' }), 'done');
    assert.equal(change('loner', 'boss', { Name: 'boss' }), 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal(change('west', 'east', { Name: 'x' }), 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal(remove('east', 'east'), 'done');
    assert.equal(remove('boss', 'east'), 'done');
    assert.equal(remove('west', 'hot'), 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal(remove('loner', 'given'), 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal(remove('admin', 'east'), 'done');
  });

  test('fields without Edit refuse the statement, objects without rights refuse it whole', () => {
    const record = desk.record('Deal__c', { Id: id.east, Margin__c: Decimal.from(9) });
    assert.throws(
      () => desk.dml('update', [record], desk.as(people.east!)),
      (error: DataError) =>
        error.kind === 'DmlException' &&
        error.message ===
          'Operation failed due to fields being inaccessible on Sobject Deal__c, check errors on Exception or Result!' &&
        error.rows[0]!.errors[0]!.fields.join() === 'Margin__c',
    );
    assert.throws(() => desk.insert('Deal__c', { Name: 'x' }, desk.as(people.none!)), {
      kind: 'SecurityException',
      message: "Access to entity 'Deal__c' denied",
    });
    assert.equal(change('seer', 'east', { Margin__c: Decimal.from(4) }), 'INSUFFICIENT_ACCESS_OR_READONLY');
  });

  test('a queried record that carries a field fixed at creation cannot be updated as user', () => {
    const [part] = desk.query(
      "SELECT Id, Name, Deal__c FROM Part__c WHERE Name = 'part of east'",
      [],
      desk.as(people.east!),
    ).records;
    part!.put('Name', 'renamed');
    assert.throws(
      () => desk.dml('update', [part!], desk.as(people.east!)),
      (error: DataError) => error.rows[0]!.errors[0]!.fields.join() === 'Deal__c',
    );
    desk.dml('update', [desk.record('Part__c', { Id: part!.id, Name: 'part of east' })], desk.as(people.east!));
  });

  test('a reference may only point at what the user sees; a master needs Edit', () => {
    const wrong = desk.tryDml(
      'insert',
      [desk.record('Deal__c', { Name: 'x', Account__c: id.westAccount })],
      desk.as(people.east!),
    );
    assert.equal(wrong[0]!.errors[0]!.statusCode, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    const part = desk.tryDml(
      'insert',
      [desk.record('Part__c', { Name: 'x', Deal__c: id.boss })],
      desk.as(people.loner!),
    );
    assert.equal(part[0]!.errors[0]!.statusCode, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
  });

  test('an account’s owner sees its opportunities as the role says; an opportunity shows its account', () => {
    const values = { Name: 'opp', StageName: 'Prospecting', CloseDate: ApexDate.parse('2026-12-01') };
    desk.insert('Opportunity', { ...values, OwnerId: people.west, AccountId: id.eastAccount });
    const seen = (user: string, object: string) =>
      desk.column(`SELECT Name FROM ${object} ORDER BY Name`, 'Name', desk.as(people[user]!)).join(', ');
    assert.equal(seen('east', 'Opportunity'), 'opp');
    assert.equal(seen('west', 'Account'), 'east account, west account');
    assert.equal(seen('loner', 'Account'), '');
  });

  test('permissions follow assignments at once, through groups and after rollback', () => {
    const deal = desk.store.schema.object('Deal__c')!;
    const savepoint = desk.session.savepoint();
    assert.equal(desk.session.fieldAccess(people.east!, deal, 'Margin__c').read, false);
    assert.equal(desk.session.hasCustomPermission(people.east!, 'seemargins'), false);
    const set = desk.query("SELECT Id FROM PermissionSet WHERE Name = 'Margins'").records[0]!.id;
    desk.insert('PermissionSetAssignment', { AssigneeId: people.east, PermissionSetId: set });
    assert.equal(desk.session.fieldAccess(people.east!, deal, 'Margin__c').read, true);
    assert.equal(desk.session.hasCustomPermission(people.east!, 'SeeMargins'), true);
    desk.session.rollbackTo(savepoint);
    assert.equal(desk.session.fieldAccess(people.east!, deal, 'Margin__c').read, false);
  });

  test('what a permission set grants follows its rows at once, and after rollback', () => {
    const deal = desk.store.schema.object('Deal__c')!;
    const savepoint = desk.session.savepoint();
    const set = desk.query("SELECT Id FROM PermissionSet WHERE Name = 'Margins'").records[0]!.id;
    desk.insert('PermissionSetAssignment', { AssigneeId: people.east, PermissionSetId: set });
    const edit = () => desk.session.fieldAccess(people.east!, deal, 'Margin__c').edit;
    const before = desk.session.savepoint();
    assert.equal(edit(), true);
    const row = desk.query("SELECT Id FROM FieldPermissions WHERE Field = 'Deal__c.Margin__c'").records[0]!;
    row.put('PermissionsEdit', false);
    desk.dml('update', [row]);
    assert.equal(edit(), false);
    desk.session.rollbackTo(before);
    assert.equal(edit(), true);
    desk.session.rollbackTo(savepoint);
  });

  test('UserRecordAccess tells what another user may do', () => {
    const text =
      'SELECT RecordId, HasReadAccess, HasEditAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = :user AND RecordId IN :ids';
    const levels = (user: string, ...names: string[]) => {
      const { records } = desk.query(text, [people[user], names.map((name) => id[name])]);
      return records.map((row) => row.get('MaxAccessLevel')).join();
    };
    assert.equal(levels('east', 'east', 'boss'), 'All,None');
    assert.equal(levels('loner', 'given', 'boss', 'west'), 'Edit,Read,None');
    assert.equal(levels('none', 'east'), 'None');
    assert.throws(() => desk.query('SELECT RecordId FROM UserRecordAccess WHERE UserId = :user', [people.east]), {
      code: 'MALFORMED_QUERY',
    });
  });

  test('UserEntityAccess and UserFieldAccess tell what another user may do with objects and fields', () => {
    const entity =
      'SELECT IsReadable FROM UserEntityAccess WHERE UserId = :u AND EntityDefinition.QualifiedApiName = :name';
    const field = 'SELECT DurableId, IsAccessible FROM UserFieldAccess WHERE DurableId IN :keys';
    for (const person of [people.east!, people.none!]) {
      const deal = desk.store.schema.object('Deal__c')!;
      const [read] = desk.query(entity, [person, 'Deal__c']).records;
      assert.equal(read!.get('IsReadable'), desk.session.objectAccess(person, deal).read);
      const [margin] = desk.query(field, [[`Deal__c.Margin__c.${person}`]]).records;
      assert.equal(margin!.get('IsAccessible'), desk.session.fieldAccess(person, deal, 'Margin__c').read);
    }
    const nobody = '005000000000000AAA';
    assert.deepEqual(desk.query(entity, [nobody, 'Deal__c']).records, []);
    assert.deepEqual(desk.query(field, [[`Deal__c.Margin__c.${nobody}`, 'Deal__c.Nothing__c.x', 'x']]).records, []);
    for (const text of ['SELECT Id FROM UserEntityAccess', "SELECT Id FROM UserFieldAccess WHERE UserId = 'x'"]) {
      assert.throws(() => desk.query(text), { code: 'MALFORMED_QUERY' });
    }
  });

  test('sharing leaves the choice of index to the query', () => {
    const { store } = desk;
    const deal = store.schema.object('Deal__c')!;
    const visible = store.sharing(people.east!).condition(deal, 't', 'read')!;
    const plan = (where: string) => {
      const text = `EXPLAIN QUERY PLAN SELECT t."Id" FROM ${store.db.table(deal)} AS t WHERE ${where} AND ${visible.text}`;
      return String(store.db.all(text, ...visible.values)[0]!.detail);
    };
    assert.match(plan(`t."Name" = 'east'`), /SEARCH t USING INDEX Deal__c.Name/);
    assert.match(plan(`t."Account__c" = 'x'`), /SEARCH t USING INDEX Deal__c.Account__c/);
    assert.match(plan(`t."Id" = 'x'`), /SEARCH t USING INDEX sqlite_autoindex_Deal__c_1/);
  });

  test('setup rows are readable by all and writable by administrators', () => {
    assert.ok(desk.query('SELECT Name FROM Profile', [], desk.as(people.none!)).size > 5);
    assert.throws(() => desk.insert('Group', { Name: 'g', Type: 'Regular' }, desk.as(people.east!)), {
      kind: 'SecurityException',
    });
    desk.insert('Group', { Name: 'g', Type: 'Regular' }, desk.as(people.admin!));
    assert.equal(
      desk.tryDml('update', [desk.record('User', { Id: people.west, Title: 'x' })], desk.as(people.east!))[0]!.success,
      false,
    );
    assert.equal(
      desk.tryDml('update', [desk.record('User', { Id: people.east, Title: 'x' })], desk.as(people.east!))[0]!.success,
      true,
    );
  });
});
