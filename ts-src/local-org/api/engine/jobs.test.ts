import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, mock, test } from 'node:test';
import { openOrg, type OpenedOrg } from '../../open.ts';
import { queryAll } from './directory.ts';

const JOBS = `public class Jobs {
  public class Each implements Database.Batchable<SObject>, Database.Stateful {
    Integer done = 0;
    public Iterable<SObject> start(Database.BatchableContext c) { return [SELECT Name FROM Account ORDER BY Name]; }
    public void execute(Database.BatchableContext c, List<Account> rows) {
      for (Account row : rows) row.Site = 'seen';
      update rows;
      if (rows[0].Name == 'b') throw new MathException('not b');
      done++;
    }
    public void finish(Database.BatchableContext c) { insert new Account(Name = 'done ' + done); }
  }
  public class Tick implements Schedulable {
    public void execute(SchedulableContext c) { insert new Account(Name = 'tick'); }
  }
  public class Failing implements Queueable {
    public void execute(QueueableContext c) { insert new Account(Name = 'undone'); throw new MathException('in the job'); }
  }
  public static void batch() {
    insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b'), new Account(Name = 'c') };
    Database.executeBatch(new Each(), 1);
  }
  public static void schedule() { System.schedule('tick', '0 0 * * * ?', new Tick()); }
  public static void abort() { System.abortJob([SELECT Id FROM CronTrigger].Id); }
  public static void later() { System.enqueueJob(new Failing(), 2); }
}`;

const META = `<?xml version="1.0"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion></ApexClass>`;
const MINUTE = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
after(() => rmSync(folder, { recursive: true }));

/** An org whose clock and timers the test moves. */
function orgWithClock(dataDir: string | null = null): OpenedOrg {
  mkdirSync(join(folder, 'classes'), { recursive: true });
  writeFileSync(join(folder, 'classes/Jobs.cls'), JOBS);
  writeFileSync(join(folder, 'classes/Jobs.cls-meta.xml'), META);
  return openOrg({ sources: [folder], dataDir });
}

/** Runs a static method of Jobs as the system user. */
function call(org: OpenedOrg, method: string): void {
  org.engine.run(org.store.systemUserId, 'anonymous', ({ program }) => {
    program.classInfo(program.type('Jobs')!)!.callStatic(`${method}()`, []);
  });
}

/** The values of a query's rows, without the ids. */
function rows(org: OpenedOrg, soql: string): string[] {
  return queryAll(org.store, soql).map((row) =>
    [...row.populated()].flatMap(([name, value]) => (name === 'Id' ? [] : String(value))).join(' '),
  );
}

test('jobs run after the transaction, schedules by the clock', async (t) => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 0, 1, 0, 30) });
  const org = orgWithClock();
  t.after(() => {
    org.close();
    mock.timers.reset();
  });

  await t.test('a scope that fails is undone alone and counted; the rest goes on', () => {
    call(org, 'batch');
    mock.timers.tick(1);
    assert.deepEqual(rows(org, "SELECT Name FROM Account WHERE Site = 'seen' ORDER BY Name"), ['a', 'c']);
    assert.deepEqual(rows(org, "SELECT Name FROM Account WHERE Name LIKE 'done%'"), ['done 2']);
    const job =
      'SELECT Status, NumberOfErrors, JobItemsProcessed, TotalJobItems, ExtendedStatus FROM AsyncApexJob WHERE JobType =';
    assert.deepEqual(rows(org, `${job} 'BatchApex'`), ['Completed 1 3 3 First error: not b']);
    const workers = ['Completed 0 0 0 null', 'Failed 1 0 0 not b', 'Completed 0 0 0 null'];
    assert.deepEqual(rows(org, `${job} 'BatchApexWorker'`), workers);
  });

  await t.test('a delayed job waits; when it fails, its row says so', () => {
    call(org, 'later');
    mock.timers.tick(MINUTE);
    const job = "SELECT Status, ExtendedStatus, NumberOfErrors FROM AsyncApexJob WHERE JobType = 'Queueable'";
    assert.deepEqual(rows(org, job), ['Queued null 0']);
    mock.timers.tick(MINUTE);
    assert.deepEqual(rows(org, job), ['Failed in the job 1']);
    assert.deepEqual(rows(org, "SELECT Name FROM Account WHERE Name = 'undone'"), []);
  });

  await t.test('a schedule fires every time, until it is aborted', () => {
    call(org, 'schedule');
    mock.timers.tick(30 * MINUTE);
    mock.timers.tick(60 * MINUTE);
    assert.equal(rows(org, "SELECT Id FROM Account WHERE Name = 'tick'").length, 2);
    const schedule = 'SELECT TimesTriggered, NextFireTime FROM CronTrigger';
    assert.deepEqual(rows(org, schedule), ['2 2026-01-01T03:00:00.000Z']);
    call(org, 'abort');
    mock.timers.tick(120 * MINUTE);
    assert.equal(rows(org, "SELECT Id FROM Account WHERE Name = 'tick'").length, 2);
    assert.deepEqual(rows(org, 'SELECT Id FROM CronTrigger'), []);
  });
});

test('what waited when an org stopped has ended when it starts again', () => {
  const dataDir = join(folder, 'data');
  const first = orgWithClock(dataDir);
  call(first, 'later');
  call(first, 'schedule');
  first.close();
  const second = orgWithClock(dataDir);
  try {
    assert.deepEqual(rows(second, 'SELECT Status FROM AsyncApexJob'), ['Aborted', 'Aborted']);
    assert.deepEqual(rows(second, 'SELECT Id FROM CronTrigger'), []);
  } finally {
    second.close();
  }
});
