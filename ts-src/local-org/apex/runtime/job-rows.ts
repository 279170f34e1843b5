import type { DataSession } from '../../data/contract.ts';
import { SObject } from '../../data/sobject.ts';
import { parseSoql } from '../../soql/parse.ts';
import { ApexDatetime } from '../../values/index.ts';
import { nextFireTime } from './cron.ts';
import type { AsyncJob } from './jobs.ts';
import type { UserContext } from './transaction.ts';

type NewJob = Omit<AsyncJob, 'id' | 'status' | 'error' | 'user'>;

/** The rows by which a job is seen in queries. */
export class JobRows {
  readonly #data: DataSession;
  readonly #user: UserContext;
  readonly #now: ApexDatetime;

  constructor(data: DataSession, user: UserContext, nowMs: number) {
    this.#data = data;
    this.#user = user;
    this.#now = new ApexDatetime(nowMs);
  }

  /** Writes the rows of a new job. Returns its id: of the CronTrigger when it is scheduled, of the AsyncApexJob otherwise. */
  add(job: NewJob): string {
    const cronTriggerId = job.kind === 'ScheduledApex' ? this.#cronTrigger(job) : null;
    const jobId = this.#keep('AsyncApexJob', {
      JobType: job.kind,
      Status: 'Queued',
      ApexClassId: this.#classId(job.className.split('.')[0]!),
      MethodName: job.methodName,
      JobItemsProcessed: 0,
      TotalJobItems: 0,
      NumberOfErrors: 0,
      CronTriggerId: cronTriggerId,
    });
    return cronTriggerId ?? jobId;
  }

  /** Shows how a job stands. */
  update({ id, kind, status, error }: AsyncJob): void {
    if (kind === 'ScheduledApex') return;
    const [row] = this.#query('SELECT FIELDS(ALL) FROM AsyncApexJob WHERE Id = :id LIMIT 1', [id]);
    if (!row) return;
    const record = new SObject(row.schema, Object.fromEntries(row.populated()));
    record.put('Status', status);
    record.put('ExtendedStatus', error);
    record.put('NumberOfErrors', error === null ? 0 : 1);
    if (status !== 'Processing') record.put('CompletedDate', this.#now);
    this.#data.keep([record]);
  }

  #cronTrigger({ name, cron }: NewJob): string {
    const detail = this.#keep('CronJobDetail', { Name: name, JobType: '7' });
    return this.#keep('CronTrigger', {
      CronJobDetailId: detail,
      CronExpression: cron,
      State: 'WAITING',
      TimesTriggered: 0,
      NextFireTime: nextFireTime(cron!, this.#now, this.#user.timeZone),
      StartTime: this.#now,
      TimeZoneSidKey: this.#user.timeZone,
      OwnerId: this.#user.id,
    });
  }

  #keep(object: string, values: Record<string, unknown>): string {
    const schema = this.#data.schema.object(object)!;
    const all = { ...values, CreatedDate: this.#now, CreatedById: this.#user.id, LastModifiedById: this.#user.id };
    const known = Object.entries(all).filter(([name]) => schema.fields.has(name.toLowerCase()));
    const record = new SObject(schema, Object.fromEntries(known));
    this.#data.keep([record]);
    return record.id!;
  }

  #classId(name: string): string | null {
    return this.#query('SELECT Id FROM ApexClass WHERE Name = :name', [name])[0]?.id ?? null;
  }

  #query(soql: string, binds: unknown[]): SObject[] {
    const access = { userId: this.#user.id, mode: 'system', sharing: false } as const;
    return this.#data.query(parseSoql(soql), binds, access).records;
  }
}
