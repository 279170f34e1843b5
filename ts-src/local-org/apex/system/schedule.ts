import { ApexDatetime } from '../../values/index.ts';
import { rows } from '../runtime/async-queue.ts';
import { nextFireTime } from '../runtime/cron.ts';
import type { JobRun } from '../runtime/jobs.ts';
import { copyOf } from '../runtime/job-target.ts';
import { tx } from '../runtime/transaction.ts';
import { executeBatch } from './batch.ts';
import { AsyncException, StringException } from './exceptions.ts';
import { SchedulableContextImpl } from './Schedulable.ts';

interface Schedulable {
  'execute(SchedulableContext)'(context: SchedulableContextImpl): void;
}

/** Schedules that an org may have. */
const MAX_SCHEDULES = 100;

/** `System.schedule`. @returns the id of the CronTrigger @throws StringException for no cron expression, AsyncException */
export function schedule(name: string, cron: string, target: object): string {
  const { program } = tx();
  const className = program.typeOf(target)!.name;
  const state = copyOf(target, program);
  return add(name, cron, className, (id) => {
    const instance = copyOf(state, program) as Schedulable;
    instance['execute(SchedulableContext)'](new SchedulableContextImpl(id));
  });
}

/** `System.scheduleBatch`: once, `minutes` from now. @returns the id of the CronTrigger */
export function scheduleBatch(target: object, name: string, minutes: number, scopeSize: number): string {
  const { program, user } = tx();
  const state = copyOf(target, program);
  const at = new ApexDatetime(tx().now() + minutes * 60_000);
  return add(name, cronAt(at, user.timeZone), program.typeOf(target)!.name, () => void executeBatch(state, scopeSize));
}

function add(name: string, cron: string, className: string, execute: (id: string) => void): string {
  const { jobs } = tx();
  checkTime(name, cron);
  const shown = rows();
  if (shown.isScheduled(name))
    throw new AsyncException(`The Apex job named "${name}" is already scheduled for execution.`);
  if (shown.schedules() >= MAX_SCHEDULES)
    throw new AsyncException(`You have exceeded the maximum number (${MAX_SCHEDULES}) of Apex scheduled jobs.`);
  const job = jobs.add({
    kind: 'ScheduledApex',
    className,
    schedule: { name, cron },
    run: (run: JobRun) => run.transaction('scheduled', () => execute(job.id)),
  });
  return job.id;
}

function checkTime(name: string, cron: string): void {
  const { user } = tx();
  let next: ApexDatetime | null;
  try {
    next = nextFireTime(cron, new ApexDatetime(tx().now()), user.timeZone);
  } catch (error) {
    if (error instanceof RangeError) throw new StringException(error.message);
    throw error;
  }
  if (next === null)
    throw new AsyncException(`Based on configured schedule, the given trigger '${name}' will never fire.`);
}

/** The expression of one moment. */
function cronAt(at: ApexDatetime, zone: string): string {
  const { date, time } = at.fields(zone);
  return `${time.second} ${time.minute} ${time.hour} ${date.day} ${date.month} ? ${date.year}`;
}
