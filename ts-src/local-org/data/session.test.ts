import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { emptyMetadata, readMetadata } from '../metadata/index.ts';
import { Decimal } from '../values/index.ts';
import { openStore } from './store.ts';
import { Desk, customObject, metadataFolder, objectFiles, storeWith } from './testing.ts';

const event = (behavior: string) =>
  `<label>Event</label><pluralLabel>Events</pluralLabel><eventType>HighVolume</eventType><publishBehavior>${behavior}</publishBehavior>`;
const FILES = {
  ...objectFiles('Now__e', event('PublishImmediately'), {
    Body__c: '<type>LongTextArea</type><length>131072</length>',
    Count__c: '<type>Number</type><precision>18</precision><scale>2</scale>',
  }),
  ...objectFiles('Later__e', event('PublishAfterCommit'), {
    Body__c: '<type>Text</type><length>10</length><required>true</required>',
  }),
  ...objectFiles('Thing__c', customObject('Private'), {
    Size__c: '<type>Number</type><precision>8</precision><scale>1</scale>',
  }),
};

describe('transactions', () => {
  const desk = new Desk(storeWith(FILES));
  const count = () => desk.query('SELECT COUNT() FROM Account').size;

  test('rollback to a savepoint undoes what came after it, and the savepoint stays', () => {
    desk.insert('Account', { Name: 'a' });
    const savepoint = desk.session.savepoint();
    desk.insert('Account', { Name: 'b' });
    const inner = desk.session.savepoint();
    desk.session.rollbackTo(savepoint);
    assert.equal(count(), 1);
    assert.throws(() => desk.session.rollbackTo(inner), { code: 'INVALID_SAVEPOINT' });
    desk.insert('Account', { Name: 'c' });
    desk.session.rollbackTo(savepoint);
    assert.equal(count(), 1);
  });

  test('rollback and commit end the transaction', () => {
    desk.session.rollback();
    assert.equal(count(), 0);
    desk.insert('Account', { Name: 'kept' });
    desk.session.commit();
    desk.session.rollback();
    assert.equal(count(), 1);
    desk.session.commit();
  });

  test('a table that an undone transaction needed is there after the next commit', () => {
    const { db, schema } = desk.store;
    const unused = schema.object('AssetRelationship')!;
    assert.equal(db.hasTable(unused), false);
    desk.query('SELECT COUNT() FROM AssetRelationship');
    desk.session.rollback();
    assert.equal(db.hasTable(unused), false);
    count();
    desk.session.commit();
    assert.equal(db.hasTable(unused), true);
  });

  test('there is one transaction at a time', () => {
    const other = desk.store.session();
    count();
    assert.throws(() => other.savepoint(), /another transaction is open/);
    desk.session.commit();
    other.savepoint();
    other.rollback();
  });
});

describe('platform events', () => {
  const desk = new Desk(storeWith(FILES));
  const now = desk.store.schema.object('Now__e')!;
  const later = desk.store.schema.object('Later__e')!;
  const bodies = (object: typeof now) => desk.store.bus.after(object, 0, 100).map((item) => item.record.get('Body__c'));

  test('immediate events outlive a rollback, the others wait for the commit', () => {
    desk.session.publish([
      desk.record('Now__e', { Body__c: 'now', Count__c: Decimal.parse('1.50') }),
      desk.record('Later__e', { Body__c: 'later' }),
    ]);
    assert.deepEqual([bodies(now), bodies(later)], [['now'], []]);
    desk.session.rollback();
    assert.deepEqual([bodies(now), bodies(later)], [['now'], []]);
    desk.session.publish([desk.record('Later__e', { Body__c: 'kept' })]);
    const savepoint = desk.session.savepoint();
    desk.session.publish([desk.record('Later__e', { Body__c: 'undone' })]);
    desk.session.rollbackTo(savepoint);
    desk.session.commit();
    assert.deepEqual(bodies(later), ['kept']);
  });

  test('positions grow over all topics; listeners hear of their topic', () => {
    let heard = 0;
    const stop = desk.store.bus.onEvents(now, () => heard++);
    const tip = desk.store.bus.tip();
    const [published] = desk.session.publish([desk.record('Now__e', { Body__c: 'x' })]);
    desk.session.commit();
    stop();
    desk.session.publish([desk.record('Now__e', { Body__c: 'y' })]);
    desk.session.commit();
    assert.equal(heard, 1);
    const [item] = desk.store.bus.after(now, tip, 1);
    assert.equal(item!.eventUuid, published!.eventUuid);
    assert.deepEqual(
      [item!.position, item!.record.get('ReplayId'), item!.createdById],
      [tip + 1, String(tip + 1), desk.store.systemUserId],
    );
    assert.deepEqual(desk.store.bus.after(now, 0, 1)[0]!.record.get('Count__c'), Decimal.parse('1.50'));
  });

  test('an event that does not fit is refused', () => {
    assert.throws(() => desk.session.publish([desk.record('Later__e', {})]), { code: 'REQUIRED_FIELD_MISSING' });
    assert.throws(() => desk.session.publish([desk.record('Later__e', { Body__c: 'x'.repeat(11) })]), {
      code: 'STRING_TOO_LONG',
    });
    assert.throws(() => desk.session.publish([desk.record('Account', { Name: 'x' })]), {
      code: 'INVALID_TYPE_FOR_OPERATION',
    });
    desk.session.rollback();
  });

  test('events expire after 72 hours', () => {
    desk.store.bus.expire(desk.store.now() + 73 * 3_600_000);
    assert.deepEqual(bodies(now), []);
    assert.equal(desk.store.bus.horizon(), desk.store.bus.tip());
  });
});

describe('a store on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const open = (files: Record<string, string>) =>
    new Desk(openStore({ metadata: readMetadata([metadataFolder(files)]), folder }));

  test('keeps records, ids, organization and events over a restart', () => {
    const first = open(FILES);
    const id = first.insert('Thing__c', { Name: 'one', Size__c: Decimal.parse('2.5') });
    first.session.publish([first.record('Later__e', { Body__c: 'e' })]);
    first.session.commit();
    const { organizationId } = first.store;
    first.store.close();
    const second = open(FILES);
    assert.equal(second.store.organizationId, organizationId);
    assert.deepEqual(second.column('SELECT Id FROM Thing__c', 'Id'), [id]);
    assert.equal(second.store.bus.tip(), 1);
    assert.notEqual(second.insert('Thing__c', { Name: 'two' }), id);
    second.session.commit();
    second.store.close();
  });

  test('takes new fields and changed decimals; keeps the key prefix', () => {
    const changed = objectFiles('Thing__c', customObject('Private'), {
      Size__c: '<type>Number</type><precision>8</precision><scale>3</scale>',
      Added__c: '<type>Text</type><length>5</length>',
    });
    const desk = open({ ...FILES, ...changed, ...objectFiles('Another__c', customObject('Private'), {}) });
    const [record] = desk.query("SELECT Id, Size__c, Added__c FROM Thing__c WHERE Name = 'one'").records;
    assert.deepEqual(record!.get('Size__c'), Decimal.parse('2.500'));
    assert.equal(record!.get('Added__c'), null);
    assert.equal(desk.store.schema.objectByPrefix(record!.id!)!.name, 'Thing__c');
    desk.session.commit();
    desk.store.close();
  });

  test('definition rows are those of the present schema, also when a rollback undid them', () => {
    const fields = (desk: Desk) =>
      desk.column(
        "SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Thing__c' AND DeveloperName IN ('Size', 'Late')",
        'QualifiedApiName',
      );
    const first = open(FILES);
    assert.deepEqual(fields(first), ['Size__c']);
    first.session.rollback();
    assert.deepEqual(fields(first), ['Size__c']);
    first.session.commit();
    assert.deepEqual(fields(first), ['Size__c']);
    first.session.rollback();
    first.store.close();
    const late = objectFiles('Thing__c', customObject('Private'), { Late__c: '<type>Date</type>' });
    const second = open({ ...FILES, ...late });
    assert.deepEqual(fields(second).sort(), ['Late__c', 'Size__c']);
    second.session.commit();
    second.store.close();
  });

  test('removes the rows of metadata that is gone', () => {
    const set = { 'permissionsets/P.permissionset-meta.xml': '<PermissionSet><label>P</label></PermissionSet>' };
    const sets = (files: Record<string, string>) => {
      const desk = open(files);
      const { size } = desk.query("SELECT COUNT() FROM PermissionSet WHERE Name = 'P'");
      desk.session.commit();
      desk.store.close();
      return size;
    };
    assert.deepEqual([sets({ ...FILES, ...set }), sets(FILES), sets({ ...FILES, ...set })], [1, 0, 1]);
  });
});

test('an org without metadata has its profiles and itself', () => {
  const desk = new Desk(
    openStore({ metadata: emptyMetadata(), folder: ':memory:', organizationId: '00D5g000004AbcdEAC' }),
  );
  assert.deepEqual(desk.column('SELECT Id FROM Organization', 'Id'), ['00D5g000004AbcdEAC']);
  for (const name of ['System Administrator', 'Standard User', 'Minimum Access - Salesforce']) {
    assert.equal(desk.query('SELECT COUNT() FROM Profile WHERE Name = :name', [name]).size, 1, name);
  }
});
