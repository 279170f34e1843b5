import type { Store } from '../../data/index.ts';
import { SObject } from '../../data/sobject.ts';
import type { TestResult } from '../../apex/test/index.ts';
import { ApexDatetime } from '../../values/index.ts';
import type { TestClassEntry } from './test-classes.ts';

/** The rows by which clients follow a run: AsyncApexJob, ApexTestRunResult, and per class ApexTestQueueItem with its ApexTestResult rows. */
export class TestRunRows {
  readonly #store: Store;
  readonly #startedMs = Date.now();
  readonly #job: SObject;
  readonly #summary: SObject;
  readonly #items: Map<string, { entry: TestClassEntry; row: SObject }>;

  constructor(store: Store, userId: string, classes: readonly TestClassEntry[], all: boolean) {
    this.#store = store;
    const [createdDate, createdBy] = [new ApexDatetime(this.#startedMs), userId];
    const made = { CreatedDate: createdDate, CreatedById: createdBy };
    const created = { ...made, SystemModstamp: createdDate };
    const methods = classes.reduce((sum, entry) => sum + entry.methods.length, 0);
    this.#job = this.#row('AsyncApexJob', {
      ...made,
      JobType: 'TestRequest',
      Status: 'Queued',
      JobItemsProcessed: 0,
      TotalJobItems: classes.length,
      NumberOfErrors: 0,
    });
    this.#keep([this.#job]);
    this.#summary = this.#row('ApexTestRunResult', {
      ...created,
      LastModifiedDate: createdDate,
      LastModifiedById: createdBy,
      IsDeleted: false,
      AsyncApexJobId: this.#job.id,
      UserId: userId,
      IsAllTests: all,
      Source: 'Tooling API',
      StartTime: createdDate,
      Status: 'Queued',
      ClassesEnqueued: classes.length,
      ClassesCompleted: 0,
      MethodsEnqueued: methods,
      MethodsCompleted: 0,
      MethodsFailed: 0,
      TestSetupTime: 0,
    });
    this.#keep([this.#summary]);
    this.#items = new Map(classes.map((entry) => [entry.name, { entry, row: this.#item(entry, created) }]));
    this.#keep([...this.#items.values()].map(({ row }) => row));
  }

  /** Id of the AsyncApexJob, by which clients name the run. */
  get id(): string {
    return this.#job.id!;
  }

  started(): void {
    this.#job.put('Status', 'Processing');
    this.#summary.put('Status', 'Processing');
    const items = [...this.#items.values()].map(({ row }) => row);
    for (const row of items) row.put('Status', 'Processing');
    this.#keep([this.#job, this.#summary, ...items]);
  }

  result(result: TestResult): void {
    const { entry, row } = this.#items.get(result.class)!;
    const rows = [this.#resultRow(entry, row, result.method, result.ms, testOutcome(result), result)];
    this.#count('MethodsCompleted');
    if (result.outcome !== 'pass') this.#count('MethodsFailed');
    if (result.method === entry.methods.at(-1)) {
      row.put('Status', 'Completed');
      this.#count('ClassesCompleted');
      rows.push(row);
    }
    this.#keep([...rows, this.#summary]);
  }

  /** The run ended; `fault`: the sources cannot be tested, and no class was. */
  ended(fault: { message: string } | null): void {
    const status = fault || Number(this.#summary.peek('MethodsFailed')) > 0 ? 'Failed' : 'Completed';
    const now = new ApexDatetime(Date.now());
    const rows = fault
      ? [...this.#items.values()].flatMap(({ entry, row }) => this.#compileFault(entry, row, fault))
      : [];
    this.#summary.put('Status', status);
    this.#summary.put('EndTime', now);
    this.#summary.put('TestTime', now.ms - this.#startedMs);
    this.#job.put('Status', fault ? 'Failed' : 'Completed');
    this.#job.put('CompletedDate', now);
    this.#job.put('JobItemsProcessed', this.#items.size);
    this.#keep([...rows, this.#job, this.#summary]);
  }

  #compileFault(entry: TestClassEntry, row: SObject, fault: { message: string }): SObject[] {
    row.put('Status', 'Failed');
    row.put('ExtendedStatus', fault.message.slice(0, 1000));
    return [row, this.#resultRow(entry, row, '<compile>', 0, 'CompileFail', { message: fault.message, stack: null })];
  }

  #item(entry: TestClassEntry, created: Record<string, unknown>): SObject {
    return this.#row('ApexTestQueueItem', {
      ...created,
      ApexClassId: entry.id,
      Status: 'Queued',
      ExtendedStatus: `(0/${entry.methods.length})`,
      ParentJobId: this.#job.id,
      TestRunResultId: this.#summary.id,
      ShouldSkipCodeCoverage: true,
    });
  }

  #resultRow(
    entry: TestClassEntry,
    item: SObject,
    method: string,
    ms: number,
    outcome: string,
    { message, stack }: Pick<TestResult, 'message' | 'stack'>,
  ): SObject {
    const now = new ApexDatetime(Date.now());
    return this.#row('ApexTestResult', {
      SystemModstamp: now,
      TestTimestamp: now,
      Outcome: outcome,
      ApexClassId: entry.id,
      MethodName: method,
      Message: message,
      StackTrace: stack,
      AsyncApexJobId: this.#job.id,
      QueueItemId: item.id,
      ApexTestRunResultId: this.#summary.id,
      RunTime: ms,
      IsTestSetup: false,
    });
  }

  #count(field: string): void {
    this.#summary.put(field, Number(this.#summary.peek(field)) + 1);
  }

  #row(object: string, values: Record<string, unknown>): SObject {
    return new SObject(this.#store.schema.object(object)!, values);
  }

  #keep(rows: readonly SObject[]): void {
    const session = this.#store.session();
    try {
      session.keep(rows);
      session.commit();
    } finally {
      session.rollback();
    }
  }
}

/** What the run time does not have counts as a failure: the platform has no third outcome. */
function testOutcome({ outcome }: TestResult): string {
  return outcome === 'pass' ? 'Pass' : 'Fail';
}
