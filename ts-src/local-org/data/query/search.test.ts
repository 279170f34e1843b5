import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSosl } from '../../soql/sosl.ts';
import type { Access } from '../contract.ts';
import { Desk, customObject, objectFiles, storeWith } from '../testing.ts';
import { compileSearch } from './search-term.ts';

const matches = (term: string, ...fields: string[]): boolean => compileSearch(term)(fields);

test('words, wildcards, phrases and operators', () => {
  assert.equal(matches('ACME', 'The acme company'), true);
  assert.equal(matches('acm', 'acme'), false);
  assert.equal(matches('acm*', 'acme'), true);
  assert.equal(matches('ac?e', 'acme'), true);
  assert.equal(matches('acme?', 'acme'), false);
  assert.equal(matches('"tool shed"', 'old tool shed'), true);
  assert.equal(matches('"tool shed"', 'shed tool'), false);
  assert.equal(matches('tool shed', 'shed', 'tool'), true);
  assert.equal(matches('tool OR barn', 'barn'), true);
  assert.equal(matches('tool AND NOT shed', 'tool shed'), false);
  assert.equal(matches('(tool OR barn) AND shed', 'barn shed'), true);
  assert.equal(matches('ada@acme.example', 'mail ada@acme.example'), true);
  assert.equal(matches('a\\(b\\)', 'a(b)'), true);
});

test('a search text that cannot mean anything', () => {
  for (const term of ['', 'a', '*', '"']) assert.throws(() => compileSearch(term), /must be longer than one character/);
  assert.throws(() => compileSearch('(tool'), /missing '\)'/);
  assert.throws(() => compileSearch('tool AND'), /unexpected token: <EOF>/);
  for (const text of ['FIND', 'FIND {x', 'SELECT Id FROM Account', 'FIND {Acme} RETURNING Account(', ''])
    assert.throws(() => parseSosl(text), { code: 'MALFORMED_SEARCH' }, text);
});

function desk(): Desk {
  const files = objectFiles('Note__c', customObject('Private'), {
    Text__c: '<type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>',
  });
  const desk = new Desk(storeWith(files));
  const accountId = desk.insert('Account', { Name: 'Acme Tools', Phone: '(415) 555-1212', Website: 'acme.example' });
  desk.insert('Account', { Name: 'Beta', Description: 'sold to Acme' });
  desk.insert('Contact', { LastName: 'Roe', FirstName: 'Ada', Email: 'ada@acme.example', AccountId: accountId });
  return desk;
}

function find(desk: Desk, text: string, access: Access = desk.system): string[] {
  const rows = desk.session.search(parseSosl(text), [], access);
  return rows.map(({ object, records }) => `${object.name}:${records.map((one) => one.peek('Name') ?? '?').join(',')}`);
}

test('a search looks into the group of fields, per object', () => {
  const org = desk();
  assert.deepEqual(find(org, 'FIND {Acme} RETURNING Account(Name), Contact(Name), Lead'), [
    'Account:Acme Tools,Beta',
    'Contact:Ada Roe',
    'Lead:',
  ]);
  assert.deepEqual(find(org, 'FIND {Acme} IN NAME FIELDS RETURNING Account(Name)'), ['Account:Acme Tools']);
  assert.deepEqual(find(org, 'FIND {4155551212} IN PHONE FIELDS RETURNING Account(Name)'), ['Account:Acme Tools']);
  assert.deepEqual(find(org, 'FIND {ada@acme.example} IN EMAIL FIELDS RETURNING Contact(Name)'), ['Contact:Ada Roe']);
  assert.deepEqual(find(org, "FIND 'Acme' RETURNING Account(Name WHERE Name LIKE 'B%')"), ['Account:Beta']);
  assert.deepEqual(find(org, 'FIND {Acme} RETURNING Account(Name), Contact(Name) LIMIT 1'), [
    'Account:Acme Tools',
    'Contact:',
  ]);
  assert.deepEqual(find(org, 'FIND {Roe}'), ['Contact:?']);
});

test('deleted records are not found, and others only by who may see them', () => {
  const org = desk();
  const reader = org.user('ada', 'Minimum Access - Salesforce');
  org.insert('Note__c', { Name: 'secret plan', Text__c: 'hidden words' });
  assert.deepEqual(find(org, 'FIND {hidden} RETURNING Note__c(Name)'), ['Note__c:secret plan']);
  const sharing: Access = { userId: reader, mode: 'system', sharing: true };
  assert.deepEqual(find(org, 'FIND {hidden} RETURNING Note__c(Name)', sharing), ['Note__c:']);
  assert.throws(() => find(org, 'FIND {hidden} RETURNING Note__c(Name)', org.as(reader)), { code: 'INVALID_TYPE' });
  org.dml('delete', org.query("SELECT Id FROM Note__c WHERE Name = 'secret plan'").records);
  assert.deepEqual(find(org, 'FIND {hidden} RETURNING Note__c(Name)'), ['Note__c:']);
});
