import { runningJob } from '../runtime/jobs.ts';
import { tx } from '../runtime/transaction.ts';
import { CalloutException } from './exceptions.ts';
import { hasUncommittedWork } from './uncommitted-work.ts';

/** Counts a callout of the running transaction, to a mock or over the network. @throws CalloutException where Apex may not call out */
export function beginCallout(): void {
  const { kind, limits } = tx();
  if (kind === 'scheduled') throw new CalloutException('Callout from scheduled Apex not supported.');
  if (kind === 'future' && !futureMayCallOut()) {
    throw new CalloutException(
      'Callout not allowed from this future method. Please enable callout by annotating the future method. eg: @Future(callout=true)',
    );
  }
  if (hasUncommittedWork()) {
    throw new CalloutException('You have uncommitted work pending. Please commit or rollback before calling out');
  }
  limits.add('callouts');
}

/** `@Future(callout=true)` */
function futureMayCallOut(): boolean {
  const { program } = tx();
  const job = runningJob(tx());
  const info = job && program.classInfo(program.type(job.className)!);
  const methods = info?.methods.filter(({ name }) => name === job!.methodName) ?? [];
  const annotations = methods.flatMap((method) => method.annotations.filter(({ name }) => name === 'future'));
  return annotations.some(({ parameters }) => parameters.callout?.toLowerCase() === 'true');
}
