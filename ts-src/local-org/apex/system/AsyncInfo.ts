import { runningJob, type AsyncJob } from '../runtime/jobs.ts';
import { tx } from '../runtime/transaction.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException } from './exceptions.ts';

/** Static members of `AsyncInfo`: the running queueable job. */
export class AsyncInfo extends SystemObject {
  static 'getCurrentQueueableStackDepth()'(): number {
    return queueable().depth ?? 1;
  }
  static 'getMaximumQueueableStackDepth()'(): number {
    const { maxDepth } = queueable();
    if (maxDepth === null || maxDepth === undefined)
      throw new IllegalArgumentException('Maximum queueable stack depth is not set');
    return maxDepth;
  }
  static 'getMinimumQueueableDelayInMinutes()'(): number | null {
    return queueable().delayMinutes || null;
  }
  static 'hasMaxStackDepth()'(): boolean {
    return (queueable().maxDepth ?? null) !== null;
  }
}

/** Outside of a queueable job nothing is set. */
function queueable(): Partial<AsyncJob> {
  return runningJob(tx()) ?? { depth: 0 };
}

export const AsyncInfoType = reference(
  `
  public class System.AsyncInfo {
    public static Integer getCurrentQueueableStackDepth();
    public static Integer getMaximumQueueableStackDepth();
    public static Integer getMinimumQueueableDelayInMinutes();
    public static Boolean hasMaxStackDepth();
  }`,
  AsyncInfo,
);
