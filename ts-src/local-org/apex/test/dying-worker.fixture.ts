/** Loaded before a worker of the tests: ends its process, or stops it, at what the tests name so. */
import type { FromWorker, ToWorker } from './messages.ts';

type Send = (message: FromWorker, callback: (error: Error | null) => void) => boolean;

const send = process.send!.bind(process) as Send;

const tampered: Send = (message, callback) => {
  const at = message.kind === 'started' ? message.method : null;
  if (at === 'hangs') return send(message, () => {});
  return send(message, at === 'dies' ? () => process.kill(process.pid, 'SIGKILL') : callback);
};

process.send = tampered as typeof process.send;
process.on('message', (message: ToWorker) => {
  if (message.kind === 'run' && message.task.class === 'SetupDiesTest') process.exit(7);
});
