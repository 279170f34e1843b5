import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ExchangeOutcome, ExchangeRequest } from './exchange.ts';

/** How long after its time limit an answer of the worker thread is waited for, in ms: its start is part of it. */
const GRACE_MS = 5000;

let worker: Worker | null = null;

/**
 * Sends the request and waits for the answer without returning to the event loop: Apex is synchronous. A server that runs on the same thread
 * cannot answer meanwhile, so that a request to it ends with `Read timed out`.
 */
export function sendAndWait(request: ExchangeRequest): ExchangeOutcome {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  try {
    running().postMessage({ request, flag, port: port2 }, [port2]);
    Atomics.wait(flag, 0, 0, request.timeoutMs + GRACE_MS);
    const received = receiveMessageOnPort(port1) as { message: ExchangeOutcome } | undefined;
    return received?.message ?? { message: 'Read timed out' };
  } finally {
    port1.close();
  }
}

/** Started at the first callout; does not keep the process alive. */
function running(): Worker {
  if (worker) return worker;
  const started = new Worker(new URL('./worker.ts', import.meta.url));
  started.unref();
  started.once('exit', () => {
    if (worker === started) worker = null;
  });
  return (worker = started);
}
