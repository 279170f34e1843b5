import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runTests } from '../test/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'apex-rows-'));
after(() => rmSync(folder, { recursive: true }));

const META = `<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>`;

const BODY = `@IsTest private class RowsTest {
  @TestSetup static void prepare() {
    List<Account> rows = new List<Account>();
    for (Integer i = 0; i < 501; i++) rows.add(new Account(Name = 'A' + i));
    insert rows;
    List<Contact> people = new List<Contact>();
    for (Integer i = 0; i < 3; i++) people.add(new Contact(LastName = 'C' + i, AccountId = rows[0].Id));
    insert people;
  }
  static void read(Integer times) {
    for (Integer i = 0; i < times; i++) Assert.areEqual(501, [SELECT Id FROM Account].size());
  }
  @IsTest static void children() {
    Account a = [SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Name = 'A0'];
    Assert.areEqual(3, a.Contacts.size());
    Assert.areEqual(4, Limits.getQueryRows());
    Assert.areEqual(1, Limits.getQueries());
    Assert.areEqual(1, Limits.getAggregateQueries());
  }
  @IsTest static void childrenToo() {
    read(99);
    List<Account> last = [SELECT Id, (SELECT Id FROM Contacts) FROM Account ORDER BY Name LIMIT 400];
  }
  @IsTest static void limited() {
    read(99);
    Assert.areEqual(401, [SELECT Id FROM Account LIMIT 401].size());
    Assert.areEqual(50000, Limits.getQueryRows());
  }
  @IsTest static void tooMany() {
    try { read(100); } catch (Exception e) { Assert.fail('caught'); }
  }
  @IsTest static void untouched() {
    Assert.areEqual(501, [SELECT COUNT() FROM Account]);
    Assert.areEqual(1, Limits.getQueryRows());
  }
}`;

test('rows beyond 50,000 are not fetched, and end the transaction alone', () => {
  writeFileSync(join(folder, 'RowsTest.cls'), BODY);
  writeFileSync(join(folder, 'RowsTest.cls-meta.xml'), META);
  const results = [...runTests({ sources: [folder], cacheDir: null })];
  assert.deepEqual(
    results.map(({ method, outcome, message }) => `${method} ${outcome} ${message ?? ''}`.trim()),
    [
      'children pass',
      'childrenToo fail System.LimitException: Too many query rows: 50001',
      'limited pass',
      'tooMany fail System.LimitException: Too many query rows: 50001',
      'untouched pass',
    ],
  );
});
