import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { Coverage } from '../runtime/coverage.ts';
import { openTests, runTests, type TestResult } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'apex-tests-'));
after(() => rmSync(root, { recursive: true }));

const META = (root: string): string =>
  `<?xml version="1.0"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></${root}>`;

/** A source folder with these files; classes and triggers get their meta files. */
function project(name: string, files: Record<string, string>): string {
  const folder = join(root, name);
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (path.endsWith('.cls')) writeFileSync(`${file}-meta.xml`, META('ApexClass'));
    if (path.endsWith('.trigger')) writeFileSync(`${file}-meta.xml`, META('ApexTrigger'));
  }
  return folder;
}

/** `Class.method outcome message` of each test. */
function outcomes(folder: string, ...tests: string[]): string[] {
  const results = [...runTests({ sources: [folder], cacheDir: null, tests: tests.length === 0 ? null : tests })];
  return results.map(({ class: name, method, outcome, message }: TestResult) => {
    return `${name}.${method} ${outcome}${message === null ? '' : ` ${message}`}`;
  });
}

test('tests see setup records, not those of each other', () => {
  const folder = project('isolation', {
    'classes/IsolationTest.cls': `@IsTest private class IsolationTest {
      static Integer calls = 0;
      @TestSetup static void prepare() { insert new Account(Name = 'Setup'); calls = 7; }
      @IsTest static void first() { insert new Account(Name = 'First'); calls++; System.assertEquals(2, [SELECT COUNT() FROM Account]); System.assertEquals(1, calls); }
      @IsTest static void second() { System.assertEquals('Setup', [SELECT Name FROM Account].Name); System.assertEquals(0, calls); }
    }`,
  });
  assert.deepEqual(outcomes(folder), ['IsolationTest.first pass', 'IsolationTest.second pass']);
});

test('outcomes: pass, failure with message, missing feature', () => {
  const folder = project('outcomes', {
    'classes/OutcomeTest.cls': `@IsTest private class OutcomeTest {
      @IsTest static void passes() { Assert.isTrue(true); }
      @IsTest static void fails() { Assert.areEqual(1, 2, 'numbers'); }
      @IsTest static void throwsUp() { Integer x; x++; }
      static testMethod void old() { }
      @IsTest static void signs() { Blob signed = Crypto.signWithCertificate('RSA-SHA256', Blob.valueOf('x'), 'Certificate'); }
      static void helper() { }
    }`,
  });
  assert.deepEqual(
    outcomes(folder).map((line) => line.replace(/ \(.*\)$/, '')),
    [
      'OutcomeTest.passes pass',
      'OutcomeTest.fails fail System.AssertException: Assertion Failed: numbers: Expected: 1, Actual: 2',
      'OutcomeTest.throwsUp fail System.NullPointerException: Attempt to de-reference a null object',
      'OutcomeTest.old pass',
      'OutcomeTest.signs unsupported UNSUPPORTED: Crypto.signWithCertificate(String,Blob,String)',
    ],
  );
  assert.deepEqual(outcomes(folder, 'outcometest.OLD', 'OutcomeTest.passes'), [
    'OutcomeTest.passes pass',
    'OutcomeTest.old pass',
  ]);
  assert.equal(outcomes(folder, 'OutcomeTest.old', 'OutcomeTest').length, 5);
});

test('tests that do not exist are named', () => {
  const folder = project('selection', {
    'classes/SelectTest.cls': '@IsTest private class SelectTest { @IsTest static void one() { } }',
    'classes/Select.cls': 'public class Select { }',
    'other/classes/OtherTest.cls': '@IsTest private class OtherTest { @IsTest static void two() { } }',
  });
  const refused = (message: string, options: object): void =>
    assert.throws(() => [...runTests({ sources: [folder], cacheDir: null, ...options })], {
      code: 'TEST_SELECTION',
      message,
    });
  refused('There is no class Selct in the sources', { tests: ['Selct'] });
  refused('Class SelectTest has no test method two', { tests: ['SelectTest.two'] });
  refused('Class Select has no tests: it needs @IsTest, and static methods with @IsTest', { tests: ['Select'] });
  const below = join(folder, 'other');
  refused(`Class SelectTest is not below ${below}`, { tests: ['SelectTest'], folder: below });
  refused(`There are no tests below ${join(folder, 'oth')}`, { folder: join(folder, 'oth') });
  assert.deepEqual(
    [...runTests({ sources: [folder], cacheDir: null, folder: below })].map(({ method }) => method),
    ['two'],
  );
});

test('triggers count for code coverage under their own name', () => {
  const folder = project('covered', {
    'triggers/Greeting.trigger': `trigger Greeting on Account (before insert) {
      for (Account one : Trigger.new) {
        if (one.Name == 'x') {
          one.Description = 'hello';
        }
      }
    }`,
    'classes/GreetingTest.cls': `@IsTest private class GreetingTest { @IsTest static void greets() { insert new Account(Name = 'y'); } }`,
  });
  const coverage = new Coverage();
  const options = { sources: [folder], cacheDir: null, coverage };
  assert.equal([...runTests(options)][0]!.outcome, 'pass');
  const file = join(folder, 'triggers/Greeting.trigger');
  assert.deepEqual(coverage.take(), { [file]: { 2: 1, 3: 1 } });
  const { program, org } = openTests(options);
  org.close();
  assert.deepEqual(program.coverable(), [{ name: 'Greeting', kind: 'trigger', file, lines: [2, 3, 4] }]);
});

test('triggers see old and new records, put errors on them, and change them before they are saved', () => {
  const folder = project('triggers', {
    'triggers/OnAccount.trigger': `trigger OnAccount on Account (before insert, before update, after insert) {
      if (Trigger.isBefore && Trigger.isInsert) {
        for (Account row : Trigger.new) { if (row.Name == 'Bad') row.Name.addError('no such name'); else row.Site = 'site of ' + row.Name; }
      }
      if (Trigger.isUpdate) for (Account row : Trigger.new) row.Description = Trigger.oldMap.get(row.Id).Name + ' was it';
      if (Trigger.isAfter) TriggerLog.note(Trigger.operationType + ' ' + Trigger.newMap.keySet().size() + ' ' + Trigger.size);
    }`,
    'classes/TriggerLog.cls': `public class TriggerLog { public static List<String> lines = new List<String>(); public static void note(String line) { lines.add(line); } }`,
    'classes/TriggerTest.cls': `@IsTest private class TriggerTest {
      @IsTest static void changesRows() {
        Account row = new Account(Name = 'Acme'); insert row;
        row.Name = 'Other'; update row;
        Account saved = [SELECT Name, Site, Description FROM Account];
        System.assertEquals('site of Acme', saved.Site); System.assertEquals('Acme was it', saved.Description);
        System.assertEquals(new List<String>{ 'AFTER_INSERT 1 1' }, TriggerLog.lines);
      }
      @IsTest static void refusesRows() {
        try { insert new List<Account>{ new Account(Name = 'Good'), new Account(Name = 'Bad') }; Assert.fail('refused'); }
        catch (DmlException e) { System.assertEquals(1, e.getDmlIndex(0)); System.assertEquals('no such name', e.getDmlMessage(0)); }
        System.assertEquals(0, [SELECT COUNT() FROM Account]);
      }
    }`,
  });
  assert.deepEqual(outcomes(folder), ['TriggerTest.changesRows pass', 'TriggerTest.refusesRows pass']);
});

test("a trigger's exception fails the statement that fired it", () => {
  const folder = project('broken-trigger', {
    'triggers/OnContact.trigger': `trigger OnContact on Contact (before insert) {\n  Integer x;\n  x++;\n}`,
    'classes/BrokenTest.cls': `@IsTest private class BrokenTest { @IsTest static void tells() {
      try { insert new Contact(LastName = 'L'); Assert.fail('refused'); }
      catch (DmlException e) {
        Assert.isTrue(e.getMessage().contains('OnContact: execution of BeforeInsert'), e.getMessage());
        Assert.isTrue(e.getMessage().contains('caused by: System.NullPointerException'), e.getMessage());
        Assert.isTrue(e.getMessage().contains('Trigger.OnContact: line 3, column 1: []'), e.getMessage()); } } }`,
  });
  assert.deepEqual(outcomes(folder), ['BrokenTest.tells pass']);
});

test('queries: binds, one row, parents, children, aggregates, chunks, names in query strings', () => {
  const folder = project('queries', {
    'classes/QueryTest.cls': `@IsTest private class QueryTest {
      static String wanted = 'A2';
      @TestSetup static void rows() {
        List<Account> accounts = new List<Account>(); for (Integer i = 0; i < 5; i++) accounts.add(new Account(Name = 'A' + i, NumberOfEmployees = i));
        insert accounts; insert new Contact(LastName = 'C', AccountId = accounts[2].Id);
      }
      @IsTest static void binds() {
        Set<String> names = new Set<String>{ 'A1', 'A3' }; Integer max = 1;
        System.assertEquals(2, [SELECT Id FROM Account WHERE Name IN :names].size());
        System.assertEquals('A1', [SELECT Name FROM Account WHERE Name IN :names ORDER BY Name LIMIT :max].Name);
        List<Account> found = Database.query('SELECT Id FROM Account WHERE Name IN :names AND Name != :wanted'); System.assertEquals(2, found.size());
        Account one = Database.query('SELECT Name FROM Account WHERE Name = :WANTED'); System.assertEquals('A2', one.Name);
      }
      @IsTest static void relations() {
        Contact c = [SELECT Account.Name, Account.Owner.Id FROM Contact]; System.assertEquals('A2', c.Account.Name); System.assertEquals(UserInfo.getUserId(), c.Account.Owner.Id);
        Account a = [SELECT (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'A2']; System.assertEquals('C', a.Contacts[0].LastName);
        System.assertEquals(null, new Contact().Account.Name);
        try { String s = a.Name; Assert.fail(); } catch (SObjectException e) { System.assertEquals('SObject row was retrieved via SOQL without querying the requested field: Account.Name', e.getMessage()); }
      }
      @IsTest static void aggregates() {
        AggregateResult sum = [SELECT SUM(NumberOfEmployees) total, COUNT(Id) FROM Account]; System.assertEquals(10, sum.get('total')); System.assertEquals(5, sum.get('expr0'));
        Integer chunks = 0; for (List<Account> rows : [SELECT Id FROM Account]) { chunks++; System.assertEquals(5, rows.size()); } System.assertEquals(1, chunks);
      }
      @IsTest static void oneRow() {
        try { Account none = [SELECT Id FROM Account WHERE Name = 'x']; Assert.fail(); } catch (QueryException e) { System.assertEquals('List has no rows for assignment to SObject', e.getMessage()); }
        try { Account many = [SELECT Id FROM Account]; Assert.fail(); } catch (QueryException e) { System.assertEquals('List has more than 1 row for assignment to SObject', e.getMessage()); }
        System.assertEquals(null, [SELECT Name FROM Account WHERE Name = 'none']?.Name); Account other = new Account();
        Assert.areEqual(other, [SELECT Name FROM Account WHERE Name = 'none'] ?? other);
      }
    }`,
  });
  assert.deepEqual(
    outcomes(folder).filter((line) => !line.endsWith(' pass')),
    [],
  );
});

test('stopTest runs the jobs that were queued, with limits of their own', () => {
  const folder = project('jobs', {
    'classes/JobsTest.cls': `@IsTest private class JobsTest {
      static List<String> log = new List<String>();
      public class Work implements Queueable { public void execute(QueueableContext c) { log.add('queueable ' + System.isQueueable() + ' ' + Limits.getLimitQueries()); } }
      public class Rows implements Database.Batchable<SObject> {
        public Database.QueryLocator start(Database.BatchableContext c) { return Database.getQueryLocator('SELECT Id FROM Account'); }
        public void execute(Database.BatchableContext c, List<Account> rows) { log.add('batch ' + rows.size()); }
        public void finish(Database.BatchableContext c) { log.add('finish'); } }
      @future static void later(String what) { log.add('future ' + what); }
      @IsTest static void drains() {
        insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b'), new Account(Name = 'c') };
        Test.startTest(); System.assertEquals(0, Limits.getDmlStatements());
        System.enqueueJob(new Work()); later('x'); Database.executeBatch(new Rows(), 3); log.add('queued');
        Test.stopTest();
        System.assertEquals(new List<String>{ 'queued', 'queueable true 200', 'future x', 'batch 3', 'finish' }, log);
      }
      @IsTest static void showsRows() {
        Test.startTest(); Id job = System.enqueueJob(new Work()); later('x');
        System.assertEquals('Queued', [SELECT Status FROM AsyncApexJob WHERE Id = :job].Status);
        Test.stopTest();
        System.assertEquals(2, [SELECT COUNT() FROM AsyncApexJob WHERE Status = 'Completed']);
        System.assertEquals('later', [SELECT MethodName FROM AsyncApexJob WHERE JobType = 'Future' AND ApexClass.Name = 'JobsTest'].MethodName);
      }
      public class Nightly implements Schedulable { public void execute(SchedulableContext c) { log.add('fired'); } }
      @IsTest static void schedules() {
        Test.startTest(); Id job = System.schedule('Nightly', '0 0 0 3 9 ? 2042', new Nightly());
        CronTrigger row = [SELECT CronExpression, TimesTriggered, NextFireTime, State, CronJobDetail.Name FROM CronTrigger WHERE Id = :job];
        System.assertEquals('0 0 0 3 9 ? 2042', row.CronExpression); System.assertEquals(0, row.TimesTriggered);
        System.assertEquals('2042-09-03 00:00:00', String.valueOf(row.NextFireTime)); System.assertEquals('Nightly', row.CronJobDetail.Name);
        Test.stopTest(); System.assertEquals(new List<String>{ 'fired' }, log);
      }
      public class Failing implements Queueable { public void execute(QueueableContext c) { throw new MathException('in the job'); } }
      @IsTest static void tellsFailures() {
        Test.startTest(); System.enqueueJob(new Failing());
        try { Test.stopTest(); Assert.fail(); } catch (MathException e) { System.assertEquals('in the job', e.getMessage()); }
      }
    }`,
  });
  assert.deepEqual(
    outcomes(folder).filter((line) => !line.endsWith(' pass')),
    [],
  );
});

test('runAs changes the user and what it may see; stubs answer for classes', () => {
  const folder = project('people', {
    'classes/Greeter.cls': `public virtual class Greeter { public virtual String greet(String name) { return 'real ' + name; } }`,
    'classes/PeopleTest.cls': `@IsTest private class PeopleTest {
      class Provider implements StubProvider { public Object handleMethodCall(Object stub, String method, Type returns, List<Type> types, List<String> names, List<Object> args) {
        return method + ' ' + names[0] + '=' + args[0] + ' ' + returns; } }
      @IsTest static void stubs() {
        Greeter stub = (Greeter) Test.createStub(Greeter.class, new Provider());
        System.assertEquals('greet name=Ada String', stub.greet('Ada')); Assert.isTrue(stub instanceof Greeter);
        try { Test.createStub(Provider.class, new Provider()); Assert.fail('an inner class'); } catch (TypeException e) { }
      }
      @IsTest static void actsAs() {
        Profile p = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'];
        User u = new User(Username = 'min@people.test', LastName = 'Min', Alias = 'min', Email = 'min@people.test', ProfileId = p.Id,
          TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');
        insert u; Id me = UserInfo.getUserId();
        System.runAs(u) { System.assertEquals(u.Id, UserInfo.getUserId()); Assert.isFalse(Account.SObjectType.getDescribe().isCreateable()); }
        System.assertEquals(me, UserInfo.getUserId());
      }
    }`,
  });
  assert.deepEqual(
    outcomes(folder).filter((line) => !line.endsWith(' pass')),
    [],
  );
});

test('compile errors stop the run; with onErrors the rest runs', () => {
  const folder = project('errors', {
    'classes/HalfTest.cls': `@IsTest private class HalfTest { @IsTest static void good() { } @IsTest static void bad() { nope(); } }`,
  });
  assert.throws(() => outcomes(folder), { code: 'APEX_COMPILE' });
  const told: string[] = [];
  const results = [
    ...runTests({
      sources: [folder],
      cacheDir: null,
      onErrors: (errors) => told.push(...errors.map(({ message }) => message)),
    }),
  ];
  assert.deepEqual(
    results.map(({ outcome }) => outcome),
    ['pass', 'unsupported'],
  );
  assert.equal(told.length, 1);
});
