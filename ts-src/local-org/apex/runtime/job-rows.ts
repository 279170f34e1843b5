import type { DataSession } from '../../data/contract.ts';
import { SObject } from '../../data/sobject.ts';
import { parseSoql } from '../../soql/parse.ts';
import { ApexDatetime } from '../../values/index.ts';
import { nextFireTime } from './cron.ts';
import type { JobProgress, JobRequest } from './jobs.ts';
import type { UserContext } from './transaction.ts';

/** Characters that AsyncApexJob.ExtendedStatus holds. */
const STATUS_LENGTH = 1000;

/** The rows by which jobs are seen in queries. */
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
  add({ kind, className, methodName, schedule }: JobRequest): string {
    const cronTriggerId = schedule ? this.#cronTrigger(schedule) : null;
    const jobId = this.#keep('AsyncApexJob', {
      JobType: kind,
      Status: 'Queued',
      ApexClassId: this.#classId(className.split('.')[0]!),
      MethodName: methodName ?? null,
      JobItemsProcessed: 0,
      TotalJobItems: 0,
      NumberOfErrors: 0,
      CronTriggerId: cronTriggerId,
    });
    return cronTriggerId ?? jobId;
  }

  /** Writes the row of one scope of a batch job. */
  addWorker({ id, className }: { id: string; className: string }): string {
    return this.#keep('AsyncApexJob', {
      JobType: 'BatchApexWorker',
      Status: 'Processing',
      ApexClassId: this.#classId(className.split('.')[0]!),
      ParentJobId: id,
      JobItemsProcessed: 0,
      TotalJobItems: 0,
      NumberOfErrors: 0,
    });
  }

  /** Whether a job may start: it was not aborted, and its row was not undone with the transaction that asked for it. */
  mayStart(id: string): boolean {
    return isSchedule(id)
      ? this.#find('CronTrigger', 'Id', id) !== null
      : this.#find('AsyncApexJob', 'Id', id)?.peek('Status') === 'Queued';
  }

  /** Shows how a job stands. */
  update(id: string, { status, extendedStatus, errors, totalItems, itemsProcessed }: JobProgress): void {
    const values = {
      Status: status,
      ExtendedStatus: extendedStatus?.slice(0, STATUS_LENGTH),
      NumberOfErrors: errors,
      TotalJobItems: totalItems,
      JobItemsProcessed: itemsProcessed,
      CompletedDate: status === undefined || status === 'Processing' || status === 'Queued' ? undefined : this.#now,
    };
    this.#change(this.#find('AsyncApexJob', 'Id', id), values);
  }

  /** Ends a job that has not started, or a schedule, whose rows go. False when there is none with this id. */
  abort(id: string): boolean {
    if (!this.mayStart(id)) return false;
    if (isSchedule(id)) this.#endSchedule(id, 'Aborted');
    else this.update(id, { status: 'Aborted' });
    return true;
  }

  /** Shows that a schedule has fired and when it does next; null ends it. False when it fires no more. */
  fired(id: string, next: ApexDatetime | null): boolean {
    const trigger = this.#find('CronTrigger', 'Id', id);
    if (trigger && next === null) this.#endSchedule(id, 'Completed');
    if (!trigger || next === null) return false;
    const times = Number(trigger.peek('TimesTriggered') ?? 0) + 1;
    this.#change(trigger, { PreviousFireTime: this.#now, NextFireTime: next, TimesTriggered: times });
    return true;
  }

  isScheduled(name: string): boolean {
    return this.#find('CronJobDetail', 'Name', name) !== null;
  }

  /** Ends what waits: nobody is left who would run it. */
  abortAll(): void {
    const jobs = this.#rows("SELECT Id FROM AsyncApexJob WHERE Status IN ('Queued', 'Processing')");
    for (const { id } of jobs) this.update(id!, { status: 'Aborted' });
    this.#data.discard([...this.#rows('SELECT Id FROM CronTrigger'), ...this.#rows('SELECT Id FROM CronJobDetail')]);
  }

  /** How many schedules there are. */
  schedules(): number {
    return this.#rows('SELECT Id FROM CronTrigger').length;
  }

  /** Removes the rows of a schedule; its AsyncApexJob stays. */
  #endSchedule(id: string, status: 'Aborted' | 'Completed'): void {
    const trigger = this.#find('CronTrigger', 'Id', id);
    const detail = this.#find('CronJobDetail', 'Id', (trigger?.peek('CronJobDetailId') as string | null) ?? '');
    this.#change(this.#find('AsyncApexJob', 'CronTriggerId', id), { Status: status, CompletedDate: this.#now });
    this.#data.discard([trigger, detail].filter((row) => row !== null));
  }

  #cronTrigger({ name, cron }: { name: string; cron: string }): string {
    const detail = this.#keep('CronJobDetail', { Name: name, JobType: '7' });
    return this.#keep('CronTrigger', {
      CronJobDetailId: detail,
      CronExpression: cron,
      State: 'WAITING',
      TimesTriggered: 0,
      NextFireTime: nextFireTime(cron, this.#now, this.#user.timeZone),
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

  /** Values that are undefined stay as they are. */
  #change(row: SObject | null, values: Record<string, unknown>): void {
    if (!row) return;
    const record = new SObject(row.schema, Object.fromEntries(row.populated()));
    for (const [name, value] of Object.entries(values)) if (value !== undefined) record.put(name, value);
    this.#data.keep([record]);
  }

  #classId(name: string): string | null {
    return this.#rows('SELECT Id FROM ApexClass WHERE Name = :name', name)[0]?.id ?? null;
  }

  #find(object: string, field: string, value: string): SObject | null {
    return this.#rows(`SELECT FIELDS(ALL) FROM ${object} WHERE ${field} = :value LIMIT 1`, value)[0] ?? null;
  }

  #rows(soql: string, ...binds: string[]): SObject[] {
    const access = { userId: this.#user.id, mode: 'system', sharing: false } as const;
    return this.#data.query(parseSoql(soql), binds, access).records;
  }
}

/** Ids of schedules are those of their CronTrigger. */
export function isSchedule(id: string): boolean {
  return id.startsWith('08e');
}
