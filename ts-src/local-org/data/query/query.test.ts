import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { ApexDate, ApexDatetime, Decimal } from '../../values/index.ts';
import type { DataError } from '../errors.ts';
import { Desk, customObject, objectFiles, storeWith } from '../testing.ts';

const FILES = {
  ...objectFiles('Invoice__c', customObject('ReadWrite'), {
    Account__c: '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName>',
    Amount__c:
      '<type>Currency</type><precision>16</precision><scale>2</scale><securityClassification>Confidential</securityClassification>',
    Due__c: '<type>Date</type>',
    Sent__c: '<type>DateTime</type>',
    Tags__c:
      '<type>MultiselectPicklist</type><valueSet><valueSetDefinition><value><fullName>A</fullName><label>Alpha</label></value><value><fullName>B</fullName><label>B</label></value><value><fullName>C</fullName><label>C</label></value></valueSetDefinition></valueSet>',
    Twice__c: '<type>Number</type><precision>18</precision><scale>2</scale><formula>Amount__c * 2</formula>',
    Owned__c: '<type>Text</type><formula>Account__r.Name &amp; " / " &amp; Account__r.Owner.Username</formula>',
    Notes__c: '<type>LongTextArea</type><length>32768</length><visibleLines>3</visibleLines>',
  }),
  ...objectFiles('Line__c', customObject('ControlledByParent'), {
    Invoice__c:
      '<type>MasterDetail</type><referenceTo>Invoice__c</referenceTo><relationshipName>Lines</relationshipName>',
    Price__c: '<type>Currency</type><precision>16</precision><scale>2</scale>',
  }),
  'objects/Invoice__c/fields/Total__c.field-meta.xml':
    '<CustomField><fullName>Total__c</fullName><label>Total</label><type>Summary</type><summarizedField>Line__c.Price__c</summarizedField><summaryForeignKey>Line__c.Invoice__c</summaryForeignKey><summaryOperation>sum</summaryOperation></CustomField>',
};

describe('SOQL on records', () => {
  const desk = new Desk(storeWith(FILES));
  let acme: string;
  let zeta: string;

  before(() => {
    acme = desk.insert('Account', { Name: 'Acme', Industry: 'Energy', NumberOfEmployees: 10 });
    zeta = desk.insert('Account', { Name: 'Zeta' });
    const day = (text: string) => ApexDate.parse(text);
    const rows: [string, string, string | null, string | null, string | null][] = [
      ['one', '10.50', acme, '2026-11-21', 'A;B'],
      ['two', '20.25', acme, '2026-11-30', 'B'],
      ['Three', '5', zeta, null, 'C'],
      ['four', '7.125', null, '2025-01-05', null],
    ];
    for (const [name, amount, account, due, tags] of rows) {
      const values = {
        Name: name,
        Amount__c: Decimal.parse(amount),
        Account__c: account,
        Due__c: due && day(due),
        Tags__c: tags,
      };
      const id = desk.insert('Invoice__c', { ...values, Sent__c: new ApexDatetime(Date.UTC(2026, 10, 21, 3, 30)) });
      desk.insert('Line__c', { Name: `${name} a`, Invoice__c: id, Price__c: Decimal.parse('1.10') });
      desk.insert('Line__c', { Name: `${name} b`, Invoice__c: id, Price__c: Decimal.parse('2.20') });
    }
  });

  const names = (condition: string, binds: unknown[] = []) =>
    desk
      .query(`SELECT Name FROM Invoice__c WHERE ${condition} ORDER BY Name`, binds)
      .records.map((record) => record.get('Name'))
      .join(' ');

  test('comparisons', () => {
    assert.equal(names("Name = 'THREE'"), 'Three');
    assert.equal(names('Amount__c >= 10.5'), 'one two');
    assert.equal(names('Amount__c < 7.13'), 'four Three');
    assert.equal(names('Due__c = null'), 'Three');
    assert.equal(names("Account__r.Name != 'Acme'"), 'four Three');
    assert.equal(names("NOT(Account__r.Name = 'Acme')"), 'four Three');
    assert.equal(names("Name LIKE 't%' AND (NOT Name LIKE '%ee')"), 'two');
    assert.equal(names("Name IN ('one', 'four')"), 'four one');
    assert.equal(names("Tags__c NOT IN ('B')"), 'four one Three');
    assert.equal(names('Account__c = :account', [acme.slice(0, 15)]), 'one two');
    assert.equal(names('Account__c IN :accounts', [[desk.record('Account', { Id: acme }), zeta]]), 'one Three two');
    assert.equal(names("Tags__c INCLUDES ('A;B', 'C')"), 'one Three');
    assert.equal(names("Tags__c EXCLUDES ('B')"), 'four Three');
    assert.equal(names('Twice__c > 20'), 'one two');
    assert.equal(names('Total__c = 3.3'), 'four one Three two');
  });

  test('numbers beyond 64 bits compare as numbers', () => {
    assert.equal(names('Amount__c > 99999999999999999999999999'), '');
    assert.equal(names('Amount__c < 99999999999999999999999999'), names('Amount__c != null'));
  });

  test('dates and date literals', () => {
    assert.equal(names('Due__c = TODAY'), 'one');
    assert.equal(names('Due__c = NEXT_N_DAYS:10'), 'two');
    assert.equal(names('Due__c < THIS_YEAR'), 'four');
    assert.equal(names('Due__c > 2026-11-21'), 'two');
    assert.equal(names('Due__c = THIS_MONTH AND Sent__c = TODAY'), 'one two');
    assert.equal(names('Sent__c > 2026-11-21T03:29:59Z AND Sent__c < 2026-11-21T05:31:00+02:00'), 'four one Three two');
    assert.equal(names('CALENDAR_YEAR(Due__c) = 2025'), 'four');
    assert.equal(names('HOUR_IN_DAY(Sent__c) = 3'), 'four one Three two');
    assert.equal(names('DAY_ONLY(Sent__c) = 2026-11-21'), 'four one Three two');
  });

  test('TODAY is a day of the user, not of UTC', () => {
    const user = desk.user('newyork', 'System Administrator');
    const access = { userId: user, mode: 'system' as const, sharing: false };
    assert.deepEqual(desk.query('SELECT Name FROM Invoice__c WHERE Sent__c = TODAY', [], access).size, 0);
    assert.deepEqual(desk.query('SELECT Name FROM Invoice__c WHERE Sent__c = YESTERDAY', [], access).size, 4);
    assert.deepEqual(
      desk.query('SELECT Name FROM Invoice__c WHERE HOUR_IN_DAY(convertTimezone(Sent__c)) = 22', [], access).size,
      4,
    );
  });

  test('values come back in their Apex types', () => {
    const [record] = desk.query(
      "SELECT Amount__c, Due__c, Sent__c, Account__r.NumberOfEmployees, Owned__c, Total__c FROM Invoice__c WHERE Name = 'one'",
    ).records;
    assert.deepEqual(record!.get('Amount__c'), Decimal.parse('10.50'));
    assert.deepEqual(record!.get('Due__c'), ApexDate.parse('2026-11-21'));
    assert.equal((record!.get('Sent__c') as ApexDatetime).ms, Date.UTC(2026, 10, 21, 3, 30));
    assert.equal(record!.relation('Account__r')!.get('NumberOfEmployees'), 10);
    assert.match(String(record!.get('Owned__c')), /^Acme \/ autoproc@/);
    assert.deepEqual(record!.get('Total__c'), Decimal.parse('3.30'));
  });

  test('reading a field that was not selected is an error', () => {
    const [record] = desk.query('SELECT Name FROM Invoice__c LIMIT 1').records;
    assert.throws(
      () => record!.get('Amount__c'),
      /SObject row was retrieved via SOQL without querying the requested field: Invoice__c.Amount__c/,
    );
    assert.throws(() => record!.relation('Account__r'), /Invoice__c\.Account__r/);
  });

  test('parents: null when there is none; the reference is readable', () => {
    const records = desk.query('SELECT Account__r.Name FROM Invoice__c ORDER BY Amount__c').records;
    assert.deepEqual(
      records.map((record) => record.relation('Account__r')?.get('Name') ?? null),
      ['Zeta', null, 'Acme', 'Acme'],
    );
    assert.equal(records[0]!.get('Account__c'), zeta);
  });

  test('children, limited for each parent', () => {
    const records = desk.query(
      'SELECT Name, (SELECT Name, Amount__c FROM Invoices__r WHERE Amount__c > 1 ORDER BY Amount__c DESC LIMIT 1) FROM Account ORDER BY Name',
    ).records;
    const children = records.map((record) => record.children('Invoices__r').map((child) => child.get('Name')));
    assert.deepEqual(children, [['two'], ['Three']]);
  });

  test('semi-joins and anti-joins', () => {
    const found = (condition: string) =>
      desk.column(`SELECT Name FROM Account WHERE ${condition} ORDER BY Name`, 'Name').join(' ');
    assert.equal(found('Id IN (SELECT Account__c FROM Invoice__c WHERE Amount__c > 10)'), 'Acme');
    assert.equal(found('Id NOT IN (SELECT Account__c FROM Invoice__c WHERE Amount__c > 10)'), 'Zeta');
  });

  test('order, nulls, limit and offset', () => {
    const by = (order: string) => desk.column(`SELECT Name FROM Invoice__c ORDER BY ${order}`, 'Name').join(' ');
    assert.equal(by('Due__c'), 'Three four one two');
    assert.equal(by('Due__c DESC'), 'Three two one four');
    assert.equal(by('Due__c NULLS LAST'), 'four one two Three');
    assert.equal(by('Account__r.Name NULLS LAST, Amount__c DESC LIMIT 2 OFFSET 1'), 'one Three');
  });

  test('aggregates', () => {
    const rows = desk.query(
      'SELECT Account__r.Name, COUNT(Id) rows, SUM(Amount__c) total, MAX(Due__c), AVG(Amount__c) FROM Invoice__c GROUP BY Account__r.Name HAVING COUNT(Id) > 0 ORDER BY COUNT(Id) DESC',
    ).records;
    assert.equal(rows[0]!.get('Name'), 'Acme');
    assert.equal(rows[0]!.get('rows'), 2);
    assert.deepEqual(rows[0]!.get('total'), Decimal.parse('30.75'));
    assert.deepEqual(rows[0]!.get('expr0'), ApexDate.parse('2026-11-30'));
    assert.equal(String(rows[0]!.get('expr1')), '15.375');
    assert.equal(rows.length, 3);
    assert.deepEqual([...rows[0]!.populated().keys()], ['Name', 'rows', 'total', 'expr0', 'expr1']);
    assert.equal(desk.query('SELECT COUNT() FROM Invoice__c WHERE Due__c != null').size, 3);
    assert.throws(() => desk.query('SELECT Name, COUNT(Id) FROM Invoice__c'), {
      message: 'Field must be grouped or aggregated: Name',
    });
  });

  test('GROUP BY ROLLUP adds subtotals', () => {
    const rows = desk.query(
      'SELECT Account__r.Name n, COUNT(Id) c FROM Invoice__c WHERE Account__c != null GROUP BY ROLLUP(Account__r.Name)',
    ).records;
    assert.deepEqual(
      rows.map((row) => [row.get('n'), row.get('c')]),
      [
        ['Acme', 2],
        ['Zeta', 1],
        [null, 3],
      ],
    );
  });

  test('Owner may be a user or a queue; TYPEOF and Type tell them apart', () => {
    const [record] = desk.query(
      'SELECT Owner.Name, Owner.Type, TYPEOF Owner WHEN User THEN Username ELSE Name END FROM Invoice__c LIMIT 1',
    ).records;
    const owner = record!.relation('Owner')!;
    assert.equal(owner.schema.name, 'User');
    assert.equal(owner.get('Name'), 'Automated Process');
    assert.match(String(owner.get('Username')), /^autoproc@/);
  });

  test('FIELDS() selects the fields of its kind and needs a limit', () => {
    const [record] = desk.query('SELECT FIELDS(CUSTOM) FROM Invoice__c LIMIT 1').records;
    assert.ok(record!.isSet('Amount__c'));
    assert.ok(!record!.isSet('CreatedDate'));
    assert.throws(() => desk.query('SELECT FIELDS(ALL) FROM Invoice__c'), /LIMIT of at most 200/);
  });

  test('toLabel gives labels', () => {
    assert.deepEqual(desk.column("SELECT toLabel(Tags__c) FROM Invoice__c WHERE Name = 'one'", 'Tags__c'), ['Alpha;B']);
  });

  test('picklists sort in the order of their values', () => {
    desk.insert('Lead', { LastName: 'a', Company: 'c', Rating: 'Cold' });
    desk.insert('Lead', { LastName: 'b', Company: 'c', Rating: 'Hot' });
    desk.insert('Lead', { LastName: 'c', Company: 'c', Rating: null });
    assert.deepEqual(desk.column('SELECT LastName FROM Lead ORDER BY Rating', 'LastName'), ['c', 'b', 'a']);
    assert.deepEqual(desk.column('SELECT LastName FROM Lead ORDER BY Rating DESC NULLS LAST', 'LastName'), [
      'a',
      'b',
      'c',
    ]);
  });

  test('definitions of objects and fields are rows', () => {
    const text =
      "SELECT QualifiedApiName, DataType, SecurityClassification FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Invoice__c' AND IsCalculated = false AND DataType LIKE 'Currency%'";
    assert.deepEqual(
      desk
        .query(text)
        .records.map((row) => [row.get('QualifiedApiName'), row.get('DataType'), row.get('SecurityClassification')]),
      [['Amount__c', 'Currency(14, 2)', 'Confidential']],
    );
    assert.equal(desk.query("SELECT COUNT() FROM EntityDefinition WHERE KeyPrefix = '001'").size, 1);
  });

  test('wrong names and values are refused with the platform’s codes', () => {
    const cases: [string, string, RegExp][] = [
      ['SELECT Nope FROM Account', 'INVALID_FIELD', /No such column 'Nope' on entity 'Account'/],
      ['SELECT Id FROM Nope__c', 'INVALID_TYPE', /sObject type 'Nope__c' is not supported/],
      ['SELECT Nope__r.Name FROM Account', 'INVALID_FIELD', /Didn't understand relationship 'Nope__r' in field path/],
      [
        "SELECT Id FROM Invoice__c WHERE Amount__c = '5'",
        'INVALID_FIELD',
        /must be of type double and should not be enclosed in quotes/,
      ],
      [
        'SELECT Id FROM Invoice__c WHERE Name = 5',
        'INVALID_FIELD',
        /must be of type string and should be enclosed in quotes/,
      ],
      ["SELECT Id FROM Invoice__c WHERE Notes__c = 'x'", 'INVALID_FIELD', /can not be filtered in a query call/],
      ["SELECT Id FROM Invoice__c WHERE Id = 'x'", 'INVALID_QUERY_FILTER_OPERATOR', /invalid ID field: x/],
      ['SELECT Id FROM Invoice__c LIMIT 1 OFFSET 3000', 'NUMBER_OUTSIDE_VALID_RANGE', /offset/],
    ];
    for (const [text, code, message] of cases) {
      assert.throws(
        () => desk.query(text),
        (error: DataError) => error.code === code && message.test(error.message),
        text,
      );
    }
  });

  test('deleted rows are hidden unless ALL ROWS', () => {
    const id = desk.insert('Account', { Name: 'Gone' });
    desk.dml('delete', [desk.record('Account', { Id: id })]);
    assert.equal(desk.query("SELECT Id FROM Account WHERE Name = 'Gone'").size, 0);
    const [record] = desk.query("SELECT IsDeleted FROM Account WHERE Name = 'Gone' ALL ROWS").records;
    assert.equal(record!.get('IsDeleted'), true);
  });
});
