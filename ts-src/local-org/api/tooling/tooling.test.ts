import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PEOPLE, startSampleOrg, type SampleOrg, type Session } from '../fixtures/sample-org.fixture.ts';

let org: SampleOrg;
let admin: Session;
let ada: Session;

before(async () => {
  org = await startSampleOrg();
  [admin, ada] = await Promise.all([org.signIn(PEOPLE.admin), org.signIn(PEOPLE.ada)]);
});
after(() => org?.close());

const query = async (soql: string): Promise<any[]> => {
  const { status, body } = await admin.get(`tooling/query?q=${encodeURIComponent(soql)}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.records;
};

test('rows and describes have addresses of the tooling interface', async () => {
  const [row] = await query("SELECT Id, Name, ApiVersion FROM ApexClass WHERE Name = 'InvoiceTest'");
  const url = `/services/data/v67.0/tooling/sobjects/ApexClass/${row.Id}`;
  assert.deepEqual(row, { attributes: { type: 'ApexClass', url }, Id: row.Id, Name: 'InvoiceTest', ApiVersion: 67 });
  assert.match((await admin.get(`${url}?fields=Body`)).body.Body, /private class InvoiceTest/);
  assert.equal((await admin.get('tooling/sobjects/ApexClass/describe')).body.name, 'ApexClass');
});

test('anonymous Apex runs for who may write Apex', async () => {
  const run = async (session: Session, source: string) =>
    (await session.get(`tooling/executeAnonymous?anonymousBody=${encodeURIComponent(source)}`)).body;
  const { success, compiled, line } = await run(admin, "insert new Account(Name = 'Anonymous');");
  assert.deepEqual([compiled, success, line], [true, true, -1]);
  assert.equal((await query("SELECT Id FROM Account WHERE Name = 'Anonymous'")).length, 1);
  const failed = await run(admin, "insert new Account(Name = 'Undone');\nInteger i = 1 / 0;");
  assert.deepEqual(
    [failed.compiled, failed.success, failed.line, failed.exceptionMessage, failed.exceptionStackTrace],
    [true, false, 2, 'System.MathException: Divide by 0', 'AnonymousBlock: line 2, column 1'],
  );
  assert.equal((await query("SELECT Id FROM Account WHERE Name = 'Undone'")).length, 0);
  const broken = await run(admin, '\nInteger i = nope;');
  assert.deepEqual(
    [broken.compiled, broken.success, broken.line, broken.compileProblem],
    [false, false, 2, 'Variable does not exist: nope'],
  );
  assert.equal((await run(ada, 'Integer i;'))[0].errorCode, 'INSUFFICIENT_ACCESS');
});

test('tests run and are answered at once', async () => {
  const { body } = await admin.send('POST', 'tooling/runTestsSynchronous', { tests: [{ className: 'InvoiceTest' }] });
  assert.deepEqual([body.numTestsRun, body.numFailures], [2, 1]);
  assert.deepEqual(
    body.successes.map((one: any) => [one.name, one.methodName]),
    [['InvoiceTest', 'finds']],
  );
  const [failure] = body.failures;
  assert.equal(failure.message, 'System.AssertException: Assertion Failed: How many: Expected: 2, Actual: 1');
  assert.equal(failure.stackTrace, 'Class.InvoiceTest.fails: line 16, column 1');
});

test('a run that goes on by itself is followed by its rows', async () => {
  const tests = [{ className: 'invoicetest', testMethods: ['finds'] }];
  const id: string = (await admin.send('POST', 'tooling/runTestsAsynchronous', { tests })).body;
  assert.match(id, /^707\w{15}$/);
  const summary = async () =>
    (await query(`SELECT Status, MethodsCompleted FROM ApexTestRunResult WHERE AsyncApexJobId = '${id}'`))[0];
  while (!['Completed', 'Failed'].includes((await summary()).Status))
    await new Promise((done) => setTimeout(done, 100));
  assert.deepEqual([(await summary()).Status, (await summary()).MethodsCompleted], ['Completed', 1]);
  const [item] = await query(`SELECT Id, Status FROM ApexTestQueueItem WHERE ParentJobId = '${id}'`);
  assert.equal(item.Status, 'Completed');
  const results = await query(
    `SELECT MethodName, Outcome, ApexClass.Name FROM ApexTestResult WHERE QueueItemId = '${item.Id}'`,
  );
  assert.deepEqual(
    results.map((row) => [row.ApexClass.Name, row.MethodName, row.Outcome]),
    [['InvoiceTest', 'finds', 'Pass']],
  );
  assert.equal((await query(`SELECT Status FROM AsyncApexJob WHERE Id = '${id}'`))[0].Status, 'Completed');
});

test('tests that do not exist are refused, and so are people who may not run them', async () => {
  const refusal = async (session: Session, body: unknown) => {
    const answer = await session.send('POST', 'tooling/runTestsAsynchronous', body);
    return [answer.status, answer.body[0].errorCode];
  };
  assert.deepEqual(await refusal(admin, { classNames: 'Nope' }), [400, 'INVALID_INPUT']);
  assert.deepEqual(await refusal(admin, { tests: [{ className: 'InvoiceTest', testMethods: ['nope'] }] }), [
    400,
    'INVALID_INPUT',
  ]);
  assert.deepEqual(await refusal(admin, {}), [400, 'MISSING_ARGUMENT']);
  assert.deepEqual(await refusal(ada, { testLevel: 'RunLocalTests' }), [403, 'INSUFFICIENT_ACCESS']);
});

test('an org that closes ends the run that goes on', async () => {
  const other = await startSampleOrg();
  const session = await other.signIn(PEOPLE.admin);
  const run = await session.send('POST', 'tooling/runTestsAsynchronous', { testLevel: 'RunLocalTests' });
  assert.match(run.body, /^707/);
  await other.close();
  await assert.rejects(session.get('limits'));
});
