import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexDatetime, Decimal } from '../../values/index.ts';
import type { TriggerRunner } from '../contract.ts';
import { DataError } from '../errors.ts';
import type { SObject } from '../sobject.ts';
import { Desk, customObject, objectFiles, storeWith } from '../testing.ts';

const FILES = {
  ...objectFiles(
    'Order__c',
    customObject('ReadWrite', '<type>AutoNumber</type><displayFormat>O-{0000}</displayFormat>'),
    {
      Key__c: '<type>Text</type><length>10</length><externalId>true</externalId><unique>true</unique>',
      State__c:
        '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>Open</fullName><default>true</default></value><value><fullName>Closed</fullName></value></valueSetDefinition></valueSet>',
      Amount__c: '<type>Number</type><precision>6</precision><scale>2</scale>',
      Urgent__c: '<type>Checkbox</type><defaultValue>true</defaultValue>',
      Reason__c: '<type>Text</type><length>20</length><defaultValue>"none"</defaultValue>',
      Contact__c: '<type>Lookup</type><referenceTo>Contact</referenceTo><relationshipName>Orders</relationshipName>',
      Keeper__c:
        '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Kept</relationshipName><deleteConstraint>Restrict</deleteConstraint>',
      Must__c: '<type>Text</type><length>5</length>',
    },
  ),
  'objects/Order__c/validationRules/Cap.validationRule-meta.xml':
    '<ValidationRule><fullName>Cap</fullName><active>true</active><errorConditionFormula>AND(ISPICKVAL(State__c, "Closed"), Amount__c &gt; 100, NOT(ISBLANK(Contact__r.LastName)))</errorConditionFormula><errorDisplayField>Amount__c</errorDisplayField><errorMessage>Too much</errorMessage></ValidationRule>',
  ...objectFiles('Item__c', customObject('ControlledByParent'), {
    Order__c: '<type>MasterDetail</type><referenceTo>Order__c</referenceTo><relationshipName>Items</relationshipName>',
  }),
  ...objectFiles('Config__c', '<label>Config</label><customSettingsType>Hierarchy</customSettingsType>', {
    Level__c: '<type>Text</type><length>10</length>',
  }),
};

const order = (desk: Desk, values: Record<string, unknown> = {}) => desk.record('Order__c', values);
const refused = (body: () => unknown): DataError => {
  try {
    body();
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  return assert.fail('nothing was refused');
};

describe('DML', () => {
  const desk = new Desk(storeWith(FILES));

  test('insert fills id, owner, defaults, auto-number and audit fields', () => {
    const record = order(desk, { Amount__c: Decimal.parse('1.005') });
    const [result] = desk.dml('insert', [record]);
    assert.match(record.id!, /^a\w{17}$/);
    assert.deepEqual(result, { id: record.id, success: true, created: true, errors: [] });
    const [stored] = desk.query(
      'SELECT Name, State__c, Urgent__c, Reason__c, Amount__c, OwnerId, CreatedDate FROM Order__c WHERE Id = :id',
      [record.id],
    ).records;
    assert.equal(stored!.get('Name'), 'O-0001');
    assert.equal(stored!.get('State__c'), 'Open');
    assert.equal(stored!.get('Urgent__c'), true);
    assert.equal(stored!.get('Reason__c'), 'none');
    assert.equal(String(stored!.get('Amount__c')), '1.005');
    assert.equal(stored!.get('OwnerId'), desk.store.systemUserId);
    assert.equal((stored!.get('CreatedDate') as ApexDatetime).ms, Date.UTC(2026, 10, 21, 10));
    assert.equal(record.isSet('Name'), false);
  });

  test('the platform’s checks, with status and message', () => {
    const cases: [SObject, string, string, string[]][] = [
      [
        desk.record('Contact', { FirstName: 'x' }),
        'REQUIRED_FIELD_MISSING',
        'Required fields are missing: [LastName]',
        ['LastName'],
      ],
      [
        order(desk, { Reason__c: 'x'.repeat(21) }),
        'STRING_TOO_LONG',
        `Reason: data value too large: ${'x'.repeat(21)} (max length=20)`,
        ['Reason__c'],
      ],
      [
        order(desk, { State__c: 'Lost' }),
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        'State: bad value for restricted picklist field: Lost',
        ['State__c'],
      ],
      [
        order(desk, { Amount__c: Decimal.parse('10000') }),
        'NUMBER_OUTSIDE_VALID_RANGE',
        'Amount: value outside of valid range on numeric field: 10000',
        ['Amount__c'],
      ],
      [
        order(desk, { Contact__c: '0015g0000000001AAA' }),
        'FIELD_INTEGRITY_EXCEPTION',
        'Contact: id value of incorrect type: 0015g0000000001AAA',
        ['Contact__c'],
      ],
      [
        order(desk, { Contact__c: '0035g0000000999AAA' }),
        'INVALID_CROSS_REFERENCE_KEY',
        'invalid cross reference id',
        ['Contact__c'],
      ],
      [
        order(desk, { Urgent__c: null }),
        'INVALID_TYPE_ON_FIELD_IN_RECORD',
        'Urgent: value not of required type: null',
        ['Urgent__c'],
      ],
      [
        desk.record('Contact', { LastName: 'x', Email: 'nobody' }),
        'INVALID_EMAIL_ADDRESS',
        'Email: invalid email address: nobody',
        ['Email'],
      ],
      [
        order(desk, { Id: 'a015g0000000001AAA' }),
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        'cannot specify Id in an insert call',
        ['Id'],
      ],
    ];
    for (const [record, statusCode, message, fields] of cases) {
      const [result] = desk.tryDml('insert', [record]);
      assert.deepEqual(result!.errors, [{ statusCode, message, fields }]);
      assert.equal(result!.id, null);
    }
    const error = refused(() => desk.dml('insert', [cases[0]![0]]));
    assert.equal(
      error.message,
      'Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [LastName]: [LastName]',
    );
  });

  test('unique fields, within a statement and against stored rows', () => {
    desk.dml('insert', [order(desk, { Key__c: 'k1' })]);
    const results = desk.tryDml('insert', [
      order(desk, { Key__c: 'K1' }),
      order(desk, { Key__c: 'k2' }),
      order(desk, { Key__c: 'k2' }),
    ]);
    assert.deepEqual(
      results.map((result) => result.success),
      [false, true, false],
    );
    assert.match(
      results[0]!.errors[0]!.message,
      /^duplicate value found: Key__c duplicates value on record with id: a/,
    );
    assert.equal(results[2]!.errors[0]!.statusCode, 'DUPLICATE_VALUE');
  });

  test('all or none undoes everything and takes back the ids', () => {
    const before = desk.query('SELECT COUNT() FROM Order__c').size;
    const records = [order(desk), order(desk, { State__c: 'Lost' })];
    const error = refused(() => desk.dml('insert', records));
    assert.equal(error.rows[0]!.index, 1);
    assert.deepEqual(
      records.map((record) => record.id),
      [null, null],
    );
    assert.equal(desk.query('SELECT COUNT() FROM Order__c').size, before);
  });

  test('update writes what the record carries and keeps the rest', () => {
    const id = desk.insert('Order__c', { Reason__c: 'a', Must__c: 'b' });
    desk.dml('update', [order(desk, { Id: id, Reason__c: 'c' })]);
    const [stored] = desk.query('SELECT Reason__c, Must__c FROM Order__c WHERE Id = :id', [id]).records;
    assert.deepEqual([stored!.get('Reason__c'), stored!.get('Must__c')], ['c', 'b']);
    const results = desk.tryDml('update', [
      order(desk, { Reason__c: 'x' }),
      order(desk, { Id: `${id.slice(0, 3)}5g0000009999AAA`, Reason__c: 'x' }),
    ]);
    assert.deepEqual(
      results.map((result) => result.errors[0]!.message),
      ['Id not specified in an update call', 'invalid cross reference id'],
    );
  });

  test('validation rules see the record as it will be, and its parents', () => {
    const contact = desk.insert('Contact', { LastName: 'Rule' });
    const id = desk.insert('Order__c', { Amount__c: Decimal.parse('150'), Contact__c: contact });
    const [result] = desk.tryDml('update', [order(desk, { Id: id, State__c: 'Closed' })]);
    assert.deepEqual(result!.errors, [
      { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Too much', fields: ['Amount__c'] },
    ]);
    desk.dml('update', [order(desk, { Id: id, State__c: 'Closed', Contact__c: null })]);
  });

  test('upsert by id and by external id', () => {
    const [first] = desk.dml('upsert', [order(desk, { Key__c: 'u1', Reason__c: 'new' })], desk.system, {
      externalIdField: 'Key__c',
    });
    assert.equal(first!.created, true);
    const again = order(desk, { Key__c: 'U1', Reason__c: 'old' });
    const [second] = desk.dml('upsert', [again], desk.system, { externalIdField: 'key__c' });
    assert.deepEqual([second!.created, second!.id, again.id], [false, first!.id, first!.id]);
    assert.deepEqual(desk.column("SELECT Reason__c FROM Order__c WHERE Key__c = 'u1'", 'Reason__c'), ['old']);
  });

  test('a parent may be named by its external id', () => {
    const parent = desk.record('Order__c', { Key__c: 'u1' });
    const item = desk.record('Item__c', { Name: 'i' });
    item.setRelation('Order__r', parent);
    desk.dml('insert', [item]);
    assert.deepEqual(
      desk
        .query("SELECT Order__r.Key__c FROM Item__c WHERE Name = 'i'")
        .records[0]!.relation('Order__r')!
        .get('Key__c'),
      'U1',
    );
  });

  test('delete takes details along, clears lookups, and is forbidden by Restrict; undelete brings details back', () => {
    const account = desk.insert('Account', { Name: 'Parent' });
    const contact = desk.insert('Contact', { LastName: 'Child', AccountId: account });
    const id = desk.insert('Order__c', { Contact__c: contact });
    desk.insert('Item__c', { Name: 'detail', Order__c: id });
    desk.dml('delete', [desk.record('Account', { Id: account })]);
    assert.equal(desk.query('SELECT COUNT() FROM Contact WHERE Id = :contact', [contact]).size, 0);
    assert.deepEqual(
      desk.query('SELECT Contact__c FROM Order__c WHERE Id = :id', [id]).records[0]!.get('Contact__c'),
      null,
    );
    desk.dml('delete', [order(desk, { Id: id })]);
    assert.equal(desk.query("SELECT COUNT() FROM Item__c WHERE Name = 'detail'").size, 0);
    desk.dml('undelete', [order(desk, { Id: id })]);
    assert.equal(desk.query("SELECT COUNT() FROM Item__c WHERE Name = 'detail'").size, 1);
    const keeper = desk.insert('Account', { Name: 'Keeper' });
    desk.insert('Order__c', { Keeper__c: keeper });
    assert.equal(refused(() => desk.dml('delete', [desk.record('Account', { Id: keeper })])).code, 'DELETE_FAILED');
    assert.match(
      desk.tryDml('undelete', [desk.record('Account', { Id: keeper })])[0]!.errors[0]!.message,
      /not in the recycle bin/,
    );
  });

  test('a record cannot be given to an inactive user', () => {
    const user = desk.user('leaver', 'Standard User');
    desk.dml('update', [desk.record('User', { Id: user, IsActive: false })]);
    const [result] = desk.tryDml('insert', [desk.record('Account', { Name: 'x', OwnerId: user })]);
    assert.equal(result!.errors[0]!.statusCode, 'INACTIVE_OWNER_OR_USER');
  });

  test('opportunity stage sets probability and closed flags', () => {
    const values = { Name: 'o', CloseDate: new ApexDatetime(0).fields().date, StageName: 'Closed Won' };
    const id = desk.insert('Opportunity', values);
    const [stored] = desk.query(
      'SELECT IsWon, IsClosed, Probability, ForecastCategoryName FROM Opportunity WHERE Id = :id',
      [id],
    ).records;
    assert.deepEqual(
      [stored!.get('IsWon'), stored!.get('IsClosed'), String(stored!.get('Probability'))],
      [true, true, '100'],
    );
    desk.dml('update', [desk.record('Opportunity', { Id: id, StageName: 'Prospecting' })]);
    const [open] = desk.query('SELECT IsClosed, Probability FROM Opportunity WHERE Id = :id', [id]).records;
    assert.deepEqual([open!.get('IsClosed'), String(open!.get('Probability'))], [false, '10']);
  });

  test('metadata rows cannot be written, settings have a default owner', () => {
    const id = desk.insert('Config__c', { Level__c: 'high' });
    assert.deepEqual(
      desk.query('SELECT SetupOwnerId FROM Config__c WHERE Id = :id', [id]).records[0]!.get('SetupOwnerId'),
      desk.store.organizationId,
    );
  });
});

describe('triggers', () => {
  const desk = new Desk(storeWith(FILES));
  const calls: string[] = [];
  let onRun: (moment: string, operation: string, newRows: SObject[], oldRows: SObject[]) => void = () => {};
  const runner: TriggerRunner = {
    has: (object) => object.name === 'Order__c',
    run(_object, moment, operation, newRows, oldRows) {
      calls.push(`${moment} ${operation} ${newRows.length}/${oldRows.length}`);
      onRun(moment, operation, newRows, oldRows);
    },
  };
  desk.session.setTriggers(runner);
  const during = (body: typeof onRun, work: () => void): string[] => {
    calls.length = 0;
    onRun = body;
    work();
    onRun = () => {};
    return [...calls];
  };

  test('run before and after in chunks of 200', () => {
    const made = during(
      () => {},
      () =>
        void desk.dml(
          'insert',
          Array.from({ length: 201 }, () => order(desk)),
        ),
    );
    assert.deepEqual(made, ['before insert 200/0', 'after insert 200/0', 'before insert 1/0', 'after insert 1/0']);
  });

  test('a before trigger changes what is stored, not the caller’s record', () => {
    const record = order(desk);
    during(
      (moment, _operation, rows) => {
        if (moment === 'before') rows[0]!.put('Reason__c', 'trigger');
        else assert.equal(rows[0]!.get('Reason__c'), 'trigger');
      },
      () => void desk.dml('insert', [record]),
    );
    assert.equal(record.isSet('Reason__c'), false);
    assert.deepEqual(
      desk.query('SELECT Reason__c FROM Order__c WHERE Id = :id', [record.id]).records[0]!.get('Reason__c'),
      'trigger',
    );
  });

  test('update and delete show old rows', () => {
    const id = desk.insert('Order__c', { Reason__c: 'old' });
    const seen: unknown[] = [];
    during(
      (moment, operation, newRows, oldRows) =>
        seen.push([moment, operation, newRows[0]?.get('Reason__c'), oldRows[0]?.get('Reason__c')]),
      () => {
        desk.dml('update', [order(desk, { Id: id, Reason__c: 'new' })]);
        desk.dml('delete', [order(desk, { Id: id })]);
      },
    );
    assert.deepEqual(seen, [
      ['before', 'update', 'new', 'old'],
      ['after', 'update', 'new', 'old'],
      ['before', 'delete', undefined, 'new'],
      ['after', 'delete', undefined, 'new'],
    ]);
  });

  test('addError fails its row; the others run again without it', () => {
    const records = [order(desk, { Must__c: 'ok' }), order(desk, { Must__c: 'bad' })];
    let results: unknown[] = [];
    const made = during(
      (moment, _operation, rows) => {
        if (moment === 'after') for (const row of rows) if (row.get('Must__c') === 'bad') row.addError('no', 'Must__c');
      },
      () => {
        results = desk
          .tryDml('insert', records)
          .map(({ success, errors }) => [success, errors[0]?.message, errors[0]?.fields]);
      },
    );
    assert.deepEqual(results, [
      [true, undefined, undefined],
      [false, 'no', ['Must__c']],
    ]);
    assert.deepEqual(made, ['before insert 2/0', 'after insert 2/0', 'before insert 1/0', 'after insert 1/0']);
    assert.equal(records[1]!.id, null);
  });
});
