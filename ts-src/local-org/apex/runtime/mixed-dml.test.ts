import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runTests } from '../test/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'apex-mixed-'));
after(() => rmSync(folder, { recursive: true }));

const META = `<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>`;

const MIXED =
  'DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa)';

const BODY = `@IsTest private class MixedTest {
  static Account account() { return new Account(Name = 'A'); }
  static UserRole role() { return new UserRole(Name = 'R', DeveloperName = 'R'); }
  static User me() { return [SELECT Id, Username, ProfileId, IsActive, UserRoleId, LastName FROM User WHERE Id = :UserInfo.getUserId()]; }
  static User person(Id roleId) {
    return new User(Username = 'mixed@dml.example', LastName = 'L', Email = 'a@b.example', Alias = 'mixed', UserRoleId = roleId, ProfileId = UserInfo.getProfileId(),
      TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US'); }
  @TestSetup static void prepare() { insert account(); }
  @IsTest static void afterSetup() { insert role(); }
  @IsTest static void asSomebodyElse() {
    insert account();
    System.runAs(me()) { UserRole r = role(); insert r; insert person(r.Id); }
    insert account();
  }
  @IsTest static void caught() {
    insert account();
    try { insert role(); Assert.fail('inserted'); }
    catch (DmlException e) { Assert.areEqual(StatusCode.MIXED_DML_OPERATION, e.getDmlType(0)); }
    Database.SaveResult r = Database.insert(role(), false);
    Assert.areEqual('${MIXED}: UserRole, original object: Account', r.getErrors()[0].getMessage());
    insert account();
  }
  @IsTest static void dataFirst() { insert account(); insert role(); }
  @IsTest static void groups() { insert account(); insert new Group(Name = 'G', DeveloperName = 'G'); }
  @IsTest static void inAsync() { insert account(); Test.startTest(); later(); Test.stopTest(); Assert.areEqual(1, [SELECT COUNT() FROM UserRole WHERE Name = 'R']); }
  @Future static void later() { insert role(); }
  @IsTest static void oneList() { insert new List<SObject>{ account(), role() }; }
  @IsTest static void setupFirst() { insert role(); insert account(); }
  @IsTest static void users() { insert account(); insert person(null); User u = me(); u.LastName = 'New'; update u; }
  @IsTest static void usersOfRole() { System.runAs(me()) { insert role(); } insert account(); insert person([SELECT Id FROM UserRole WHERE Name = 'R'].Id); }
  @IsTest static void usersThatEnd() { insert account(); User u = person(null); insert u; update new User(Id = u.Id, IsActive = false); }
}`;

test('setup objects and others are written in transactions of their own', () => {
  writeFileSync(join(folder, 'MixedTest.cls'), BODY);
  writeFileSync(join(folder, 'MixedTest.cls-meta.xml'), META);
  const outcomes = [...runTests({ sources: [folder], cacheDir: null })].map(({ method, outcome, message }) =>
    `${method} ${outcome} ${(message ?? '').replace(/ with id \w+/, '')}`.trim(),
  );
  const refused = (verb: string, object: string, original: string): string =>
    `fail System.DmlException: ${verb} failed. First exception on row 0; first error: MIXED_DML_OPERATION, ${MIXED}: ${object}, original object: ${original}: []`;
  assert.deepEqual(outcomes, [
    'afterSetup pass',
    'asSomebodyElse pass',
    'caught pass',
    `dataFirst ${refused('Insert', 'UserRole', 'Account')}`,
    'groups pass',
    'inAsync pass',
    `oneList ${refused('Insert', 'UserRole', 'Account')}`,
    `setupFirst ${refused('Insert', 'Account', 'UserRole')}`,
    'users pass',
    `usersOfRole ${refused('Insert', 'User', 'Account')}`,
    `usersThatEnd ${refused('Update', 'User', 'Account')}`,
  ]);
});
