import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Decimal } from '../../values/index.ts';
import { isAddress, isLocation } from '../compound.ts';
import type { DataError } from '../errors.ts';
import { Desk, customObject, objectFiles, storeWith } from '../testing.ts';

const VALUE = (name: string) => `<value><fullName>${name}</fullName><label>${name} label</label></value>`;
const FILES = objectFiles('Place__c', customObject('ReadWrite'), {
  Where__c: '<type>Location</type><scale>6</scale>',
  Kind__c: `<type>Picklist</type><valueSet><valueSetDefinition>${VALUE('Z')}${VALUE('A')}</valueSetDefinition></valueSet>`,
  Long__c: '<type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>',
  Size__c: '<type>Number</type><precision>8</precision><scale>2</scale>',
  Price__c: '<type>Currency</type><precision>8</precision><scale>2</scale>',
  Acc__c: '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Places</relationshipName>',
});

function org(): Desk {
  const desk = new Desk(storeWith(FILES));
  const acme = desk.insert('Account', { Name: 'Acme', BillingCity: 'Bern', BillingLatitude: Decimal.parse('46.9480') });
  desk.insert('Account', { Name: 'Beta' });
  const place = (kind: string, size: string) =>
    desk.insert('Place__c', {
      Name: `P${size}`,
      Kind__c: kind,
      Size__c: Decimal.parse(size),
      Price__c: Decimal.parse('1234.5'),
      Acc__c: acme,
      Where__Latitude__s: Decimal.parse('37.775'),
      Where__Longitude__s: Decimal.parse('-122.418'),
    });
  place('Z', '1.5');
  place('A', '2.25');
  place('Z', '3');
  desk.insert('Task', { Subject: 'Call', WhatId: acme });
  return desk;
}

describe('what the platform answers', () => {
  const desk = org();
  const rows = (text: string) =>
    desk.query(text).records.map((record) => [...record.populated().values()].map((value) => String(value)).join('|'));

  test('compound fields are values with parts', () => {
    const [acme, beta] = desk.query('SELECT BillingAddress FROM Account ORDER BY Name').records;
    const address = acme!.get('BillingAddress');
    assert.ok(isAddress(address));
    assert.deepEqual([address.parts.city, address.parts.latitude, address.parts.street], ['Bern', 46.948, null]);
    assert.equal(beta!.get('BillingAddress'), null);
    const place = desk.query('SELECT Where__c, Acc__r.BillingAddress FROM Place__c LIMIT 1').records[0]!;
    const where = place.get('Where__c');
    assert.ok(isLocation(where));
    assert.deepEqual([where.latitude, where.longitude], [37.775, -122.418]);
    assert.ok(isAddress(place.relation('Acc__r')!.get('BillingAddress')));
  });

  test('subtotals say what they sum over, and are sorted with the rest', () => {
    const text =
      'SELECT Kind__c, GROUPING(Kind__c) g, COUNT(Id) c FROM Place__c GROUP BY ROLLUP(Kind__c) ORDER BY GROUPING(Kind__c) DESC, Kind__c';
    assert.deepEqual(rows(text), ['null|1|3', 'Z|0|2', 'A|0|1']);
    const cube =
      'SELECT Kind__c, Acc__r.Name, COUNT(Id) c FROM Place__c GROUP BY CUBE(Kind__c, Acc__r.Name) ORDER BY COUNT(Id) DESC, Kind__c NULLS LAST LIMIT 3';
    assert.deepEqual(rows(cube), ['null|Acme|3', 'null|null|3', 'Z|Acme|2']);
  });

  test('FORMAT writes as the user reads', () => {
    assert.deepEqual(
      rows('SELECT FORMAT(Size__c) s, FORMAT(Price__c) p, FORMAT(CreatedDate) d FROM Place__c WHERE Size__c = 3'),
      [`${desk.query('SELECT Id FROM Place__c WHERE Size__c = 3').records[0]!.id}|3.00|$1,234.50|11/21/2026, 10:00 AM`],
    );
  });

  test('further names in FROM, TYPEOF with ELSE, scopes of owners', () => {
    assert.equal(desk.query("SELECT p.Id, a.Name FROM Place__c p, p.Acc__r a WHERE a.Name = 'Acme'").size, 3);
    const [task] = desk.query('SELECT TYPEOF What WHEN Account THEN BillingCity ELSE Name END FROM Task').records;
    assert.equal(task!.relation('What')!.get('BillingCity'), 'Bern');
    assert.equal(desk.query('SELECT Id FROM Account USING SCOPE mine_and_my_groups').size, 2);
    assert.equal(desk.query('SELECT Id FROM Account USING SCOPE queue_owned').size, 0);
    assert.equal(desk.query('SELECT Id FROM Account USING SCOPE user_owned').size, 2);
  });
});

describe('what the platform refuses', () => {
  const desk = org();
  const refusals: [text: string, code: string, message: RegExp][] = [
    ['SELECT Id, Name, id FROM Account', 'MALFORMED_QUERY', /^duplicate field selected: id$/],
    ['SELECT Name n FROM Account', 'MALFORMED_QUERY', /^only aggregate expressions use field aliasing$/],
    ['SELECT COUNT(Id) c, MAX(Name) c FROM Account', 'MALFORMED_QUERY', /^duplicate alias: c$/],
    ['SELECT COUNT() FROM Account ORDER BY Name', 'MALFORMED_QUERY', /^Ordering is not allowed/],
    ['SELECT COUNT(Id) FROM Account LIMIT 1', 'MALFORMED_QUERY', /cannot also use LIMIT$/],
    ['SELECT Name FROM Account ORDER BY COUNT(Id)', 'MALFORMED_QUERY', /^Field must be grouped or aggregated: Name$/],
    ['SELECT Name FROM Account GROUP BY Name ORDER BY Type', 'MALFORMED_QUERY', /^Ordered field must be grouped/],
    ['SELECT Id FROM Account WHERE COUNT(Id) > 1', 'MALFORMED_QUERY', /COUNT/],
    ['SELECT Id FROM Place__c ORDER BY Long__c', 'INVALID_FIELD', /can not be sorted in a query call$/],
    ['SELECT Long__c FROM Place__c GROUP BY Long__c', 'INVALID_FIELD', /can not be grouped in a query call$/],
    ['SELECT Size__c FROM Place__c GROUP BY Size__c', 'INVALID_FIELD', /can not be grouped in a query call$/],
    ['SELECT Id FROM Account WHERE BillingAddress = null', 'INVALID_FIELD', /can not be filtered in a query call$/],
    ['SELECT Id FROM Account WHERE CreatedDate > 2020-01-01', 'INVALID_FIELD', /must be of type dateTime/],
    ['SELECT Id FROM Opportunity WHERE CloseDate > 2020-01-01T00:00:00Z', 'INVALID_FIELD', /must be of type date /],
    ['SELECT Id FROM Opportunity WHERE CloseDate > 2020-13-41', 'MALFORMED_QUERY', /2020-13-41/],
    ['SELECT Id FROM Account WHERE Name LIKE 5', 'INVALID_FIELD', /must be of type string/],
    ['SELECT Id, (SELECT Id FROM Foos) FROM Account', 'INVALID_TYPE', /'Foos' in FROM part of query call/],
    ['SELECT Id FROM Account LIMIT 99999999999999999999', 'NUMBER_OUTSIDE_VALID_RANGE', /LIMIT/],
    ['SELECT Id FROM Account OFFSET 99999999999999999999', 'NUMBER_OUTSIDE_VALID_RANGE', /OFFSET/],
    ['SELECT FIELDS(ALL) FROM Account LIMIT 201', 'MALFORMED_QUERY', /at most 200$/],
    ['SELECT Id FROM Account USING SCOPE delegated', 'UNSUPPORTED', /USING SCOPE delegated/],
    ['SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)', 'MALFORMED_QUERY', /same object type$/],
    [
      "SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Contact)",
      'MALFORMED_QUERY',
      /top level/,
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM Case))',
      'MALFORMED_QUERY',
      /^Nesting of semi join/,
    ],
    [
      'SELECT Id FROM Account WHERE Name IN (SELECT Name FROM Contact)',
      'INVALID_QUERY_FILTER_OPERATOR',
      /should be an id field, cannot use: 'Name'$/,
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT Name FROM Contact)',
      'INVALID_QUERY_FILTER_OPERATOR',
      /must be an id or reference field$/,
    ],
  ];
  for (const [text, code, message] of refusals) {
    test(text, () => {
      assert.throws(
        () => desk.query(text),
        (error: DataError) => error.code === code && message.test(error.message),
      );
    });
  }
});
