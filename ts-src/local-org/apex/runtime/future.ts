import { AsyncException } from '../system/exceptions.ts';
import { singleTransaction } from './job-runner.ts';
import { copyOf } from './job-target.ts';
import type { LoadedProgram } from './loaded-program.ts';
import { tx } from './transaction.ts';

/** Queues a call of a `@future` method, with the arguments as they are now. @throws AsyncException in future and batch code */
export function queueFuture(program: LoadedProgram, className: string, key: string, args: readonly unknown[]): void {
  const { jobs, limits, kind } = tx();
  if (kind === 'future' || kind === 'batch')
    throw new AsyncException(`Future method cannot be called from a future or batch method: ${className}.${key}`);
  limits.add('futureCalls');
  const info = program.classInfo(program.type(className)!)!;
  const given = args.map((argument) => copyOf(argument, program));
  jobs.add({
    kind: 'Future',
    className,
    methodName: key.slice(0, key.indexOf('(')),
    run: singleTransaction('future', () => void info.callStatic(key, given)),
  });
}
