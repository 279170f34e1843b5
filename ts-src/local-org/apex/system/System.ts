import { ApexDatetime, type ApexDate } from '../../values/index.ts';
import { tx, type RequestKind } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import type { AsyncOptions } from './AsyncOptions.ts';
import { check, checkEqual, checkNotEqual } from './assertions.ts';
import { today } from './Date.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import { AsyncException } from './exceptions.ts';
import { FINALIZER } from './Finalizer.ts';
import { QueueableContextImpl } from './QueueableContext.ts';
import { SchedulableContextImpl } from './Schedulable.ts';
import { hash, sameValue, text } from './value.ts';
import { absent } from './unsupported.ts';

interface Queueable {
  'execute(QueueableContext)'(context: QueueableContextImpl): void;
}
interface Schedulable {
  'execute(SchedulableContext)'(context: SchedulableContextImpl): void;
}

/** Static members of `System`. `System.runAs` is a statement of the language. */
export class ApexSystem extends SystemObject {
  static 'assert(Boolean)'(condition: boolean | null): void {
    check(condition, null);
  }
  static 'assert(Boolean,Object)'(condition: boolean | null, message: unknown): void {
    check(condition, message);
  }
  static 'assertEquals(Object,Object)'(expected: unknown, actual: unknown): void {
    checkEqual(expected, actual, null);
  }
  static 'assertEquals(Object,Object,Object)'(expected: unknown, actual: unknown, message: unknown): void {
    checkEqual(expected, actual, message);
  }
  static 'assertNotEquals(Object,Object)'(expected: unknown, actual: unknown): void {
    checkNotEqual(expected, actual, null);
  }
  static 'assertNotEquals(Object,Object,Object)'(expected: unknown, actual: unknown, message: unknown): void {
    checkNotEqual(expected, actual, message);
  }
  static 'debug(Object)'(value: unknown): void {
    tx().debug('DEBUG', text(value));
  }
  static 'debug(LoggingLevel,Object)'(level: ApexEnum | null, value: unknown): void {
    tx().debug(present(level).name, text(value));
  }
  static 'equals(Object,Object)'(left: unknown, right: unknown): boolean {
    return sameValue(left, right);
  }
  static 'hashCode(Object)'(value: unknown): number {
    return hash(value);
  }
  static 'currentTimeMillis()'(): bigint {
    return BigInt(tx().now());
  }
  static 'now()'(): ApexDatetime {
    return new ApexDatetime(tx().now());
  }
  static 'today()'(): ApexDate {
    return today();
  }
  static 'isBatch()'(): boolean {
    return isKind('batch');
  }
  static 'isFuture()'(): boolean {
    return isKind('future');
  }
  static 'isQueueable()'(): boolean {
    return isKind('queueable');
  }
  static 'isScheduled()'(): boolean {
    return isKind('scheduled');
  }
  static 'enqueueJob(Queueable)'(job: object | null): string {
    return enqueue(present(job), 0);
  }
  static 'enqueueJob(Queueable,Integer)'(job: object | null, delay: number | null): string {
    return enqueue(present(job), present(delay));
  }
  static 'enqueueJob(Queueable,AsyncOptions)'(job: object | null, options: AsyncOptions | null): string {
    const delay = present(options)['get MinimumQueueableDelayInMinutes']() as number | null;
    return enqueue(present(job), delay ?? 0);
  }
  static 'attachFinalizer(Finalizer)'(finalizer: object | null): void {
    const { state, kind } = tx();
    if (kind !== 'queueable') throw new AsyncException('Finalizers can only be attached to queueable jobs');
    if (state.has(FINALIZER))
      throw new AsyncException('More than one Finalizer cannot be attached to same Async Apex Job');
    state.set(FINALIZER, present(finalizer));
  }
  static 'schedule(String,String,Schedulable)'(name: string | null, cron: string | null, job: object | null): string {
    return schedule(present(name), present(cron), present(job));
  }
  static 'abortJob(String)'(jobId: string | null): void {
    tx().jobs.abort(present(jobId));
  }
  static readonly 'scheduleBatch(Object,String,Integer)' = absent('System.scheduleBatch(Batchable,String,Integer)');
  static readonly 'scheduleBatch(Object,String,Integer,Integer)' = absent(
    'System.scheduleBatch(Batchable,String,Integer,Integer)',
  );
}

function isKind(kind: RequestKind): boolean {
  return tx().kind === kind;
}

function enqueue(target: object, delayMinutes: number): string {
  const { jobs, limits, program } = tx();
  limits.add('queueableJobs');
  const job = jobs.add({
    kind: 'Queueable',
    className: program.typeOf(target)!.name,
    methodName: null,
    target,
    scopeSize: 0,
    delayMinutes,
    name: null,
    cron: null,
    run: () => (target as Queueable)['execute(QueueableContext)'](new QueueableContextImpl(job.id)),
  });
  return job.id;
}

/** Seconds minutes hours day-of-month month day-of-week and an optional year. */
function schedule(name: string, cron: string, target: object): string {
  if (!/^\S+( +\S+){5,6}$/.test(cron.trim())) throw new AsyncException(`Illegal cron expression: ${cron}`);
  const { jobs, program } = tx();
  const job = jobs.add({
    kind: 'ScheduledApex',
    className: program.typeOf(target)!.name,
    methodName: null,
    target,
    scopeSize: 0,
    delayMinutes: 0,
    name,
    cron,
    run: () => (target as Schedulable)['execute(SchedulableContext)'](new SchedulableContextImpl(job.id)),
  });
  return job.id;
}

export const SystemClassType = reference(
  `
  public class System.System {
    public static void abortJob(String jobId);
    public static void assert(Boolean condition);
    public static void assert(Boolean condition, Object message);
    public static void assertEquals(Object expected, Object actual);
    public static void assertEquals(Object expected, Object actual, Object message);
    public static void assertNotEquals(Object expected, Object actual);
    public static void assertNotEquals(Object expected, Object actual, Object message);
    public static void attachFinalizer(Finalizer finalizer);
    public static Long currentTimeMillis();
    public static void debug(Object message);
    public static void debug(LoggingLevel level, Object message);
    public static Id enqueueJob(Queueable job);
    public static Id enqueueJob(Queueable job, Integer delay);
    public static Id enqueueJob(Queueable job, AsyncOptions options);
    public static Boolean equals(Object left, Object right);
    public static Integer hashCode(Object value);
    public static Boolean isBatch();
    public static Boolean isFuture();
    public static Boolean isQueueable();
    public static Boolean isScheduled();
    public static Datetime now();
    public static Id schedule(String jobName, String cronExpression, Schedulable job);
    public static String scheduleBatch(Object batchable, String jobName, Integer minutesFromNow);
    public static String scheduleBatch(Object batchable, String jobName, Integer minutesFromNow, Integer scopeSize);
    public static Date today();
  }`,
  ApexSystem,
);
