import { ApexDatetime, type ApexDate } from '../../values/index.ts';
import { tx, type RequestKind } from '../runtime/transaction.ts';
import { ApexPages } from './ApexPages.ts';
import { present } from './arguments.ts';
import type { AsyncOptions } from './AsyncOptions.ts';
import { check, checkEqual, checkNotEqual } from './assertions.ts';
import { today } from './Date.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import { attachFinalizer, enqueue, NO_OPTIONS, optionsOf } from './enqueue.ts';
import { StringException } from './exceptions.ts';
import { schedule, scheduleBatch } from './schedule.ts';
import { hash, sameValue, text } from './value.ts';
import { ApplicationReadWriteModeType } from './org/index.ts';
import type { PageReference } from './PageReference.ts';

/** Records per `execute` of a batch whose scope is not given. */
const DEFAULT_SCOPE = 200;

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
  static 'currentPageReference()'(): PageReference | null {
    return ApexPages['currentPage()']();
  }
  static 'getApplicationReadWriteMode()'(): ApexEnum {
    return ApplicationReadWriteModeType.value('DEFAULT');
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
    return enqueue(present(job), NO_OPTIONS);
  }
  static 'enqueueJob(Queueable,Integer)'(job: object | null, delay: number | null): string {
    return enqueue(present(job), { ...NO_OPTIONS, delayMinutes: present(delay) });
  }
  static 'enqueueJob(Queueable,AsyncOptions)'(job: object | null, options: AsyncOptions | null): string {
    return enqueue(present(job), optionsOf(present(options)));
  }
  static 'attachFinalizer(Finalizer)'(finalizer: object | null): void {
    attachFinalizer(finalizer);
  }
  static 'schedule(String,String,Schedulable)'(name: string | null, cron: string | null, job: object | null): string {
    return schedule(present(name), present(cron), present(job));
  }
  static 'abortJob(String)'(jobId: string | null): void {
    const id = present(jobId);
    if (!/^(707|08e)/.test(id)) throw new StringException(`Invalid id: ${id}`);
    tx().jobs.abort(id);
  }
  static 'scheduleBatch(Object,String,Integer)'(
    batch: object | null,
    name: string | null,
    minutes: number | null,
  ): string {
    return scheduleBatch(present(batch), present(name), present(minutes), DEFAULT_SCOPE);
  }
  static 'scheduleBatch(Object,String,Integer,Integer)'(
    batch: object | null,
    name: string | null,
    minutes: number | null,
    scopeSize: number | null,
  ): string {
    return scheduleBatch(present(batch), present(name), present(minutes), present(scopeSize));
  }
}

function isKind(kind: RequestKind): boolean {
  return tx().kind === kind;
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
    public static PageReference currentPageReference();
    public static Long currentTimeMillis();
    public static ApplicationReadWriteMode getApplicationReadWriteMode();
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
