import { setTimeout as pause } from 'node:timers/promises';
import { jsonOf } from '../http-client.ts';
import type { HttpAnswer } from '../http-client.ts';
import type { Operation } from '../policy/rules.ts';

/**
 * How a request to an org may be repeated: `safe` when doing it twice does no more than once, `keyed` when the org carries
 * it out once per idempotency key, `never` otherwise.
 */
export type Repeat = 'safe' | 'keyed' | 'never';

export function repeatOf(operation: Operation, idempotencyKey: string | undefined): Repeat {
  if (operation === 'Read') return 'safe';
  return idempotencyKey === undefined ? 'never' : 'keyed';
}

export interface RepeatOptions {
  /** Milliseconds for all tries together, waiting included. */
  deadlineMs: number;
  /** Milliseconds to wait, and a number from 0 to below 1; replaced in tests. */
  sleep?: (ms: number) => Promise<unknown>;
  random?: () => number;
}

const MOST_TRIES = 3;
const BASE_MS = 250;
/** The org, or what stands in front of it, is busy or away for now. */
const PASSING = new Set([429, 502, 503, 504]);
/** The org's allowance is used up for hours: asking again only takes from what other people need. */
const USED_UP = 'REQUEST_LIMIT_EXCEEDED';
/** The connection was refused, lost or never made. */
const BROKEN = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);

type Outcome = { answer: HttpAnswer } | { error: unknown };

/**
 * Sends a request, again while it may be repeated and time is left. The last answer or error is the caller's.
 * @param send makes one try within the milliseconds it is given
 */
export async function repeated(
  repeat: Repeat,
  { deadlineMs, sleep = pause, random = Math.random }: RepeatOptions,
  send: (timeoutMs: number) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const deadline = performance.now() + deadlineMs;
  for (let tries = 1; ; tries++) {
    const outcome = await send(deadline - performance.now()).then(
      (answer): Outcome => ({ answer }),
      (error: unknown): Outcome => ({ error }),
    );
    const waitMs = mayRepeat(repeat, outcome) && tries < MOST_TRIES ? waitOf(outcome, tries, random) : Infinity;
    if (performance.now() + waitMs >= deadline) {
      if ('error' in outcome) throw outcome.error;
      return outcome.answer;
    }
    await sleep(waitMs);
  }
}

/** An answer to a write says that it arrived, whatever the answer is. */
function mayRepeat(repeat: Repeat, outcome: Outcome): boolean {
  if ('error' in outcome)
    return repeat !== 'never' && BROKEN.has(String((outcome.error as NodeJS.ErrnoException).code));
  return repeat === 'safe' && PASSING.has(outcome.answer.status) && !isUsedUp(outcome.answer);
}

function isUsedUp({ body }: HttpAnswer): boolean {
  const errors = jsonOf(body);
  return (
    Array.isArray(errors) && errors.some((error) => (error as { errorCode?: unknown } | null)?.errorCode === USED_UP)
  );
}

/** Exponential backoff with full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), after what the org asks for. */
function waitOf(outcome: Outcome, tries: number, random: () => number): number {
  const asked = 'answer' in outcome ? retryAfterMs(outcome.answer.headers['retry-after']) : 0;
  return asked + random() * BASE_MS * 2 ** tries;
}

/** RFC 9110 §10.2.3: seconds, or a date. What is neither asks for nothing. */
function retryAfterMs(value: string | undefined): number {
  if (value === undefined) return 0;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? 0 : Math.max(0, moment - Date.now());
}
