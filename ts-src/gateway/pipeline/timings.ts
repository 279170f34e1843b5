import { SpanStatusCode, trace } from '@opentelemetry/api';

/** Stations of one call, in order. */
export type Station = 'token' | 'intent' | 'policy' | 'audit-intent' | 'vault' | 'org' | 'audit-outcome' | 'audit-deny';

const tracer = trace.getTracer('@aegis/gateway');

/** A span around a whole call; the spans of its stations are its children. */
export function spanOfCall<Result>(attributes: Record<string, string>, work: () => Promise<Result>): Promise<Result> {
  return tracer.startActiveSpan('aegis.call', { attributes }, async (span) => {
    try {
      return await work();
    } finally {
      span.end();
    }
  });
}

/** How long each station of one call took, in nanoseconds of the monotonic clock. A station may be entered twice. */
export class Timings {
  readonly #spent = new Map<Station, bigint>();

  async measure<Result>(station: Station, work: () => Promise<Result> | Result): Promise<Result> {
    return tracer.startActiveSpan(`aegis.${station}`, async (span) => {
      const started = process.hrtime.bigint();
      try {
        return await work();
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        this.#spent.set(station, (this.#spent.get(station) ?? 0n) + process.hrtime.bigint() - started);
        span.end();
      }
    });
  }

  /** Nanoseconds by station. */
  toJSON(): Record<string, number> {
    return Object.fromEntries([...this.#spent].map(([station, ns]) => [station, Number(ns)]));
  }

  /** `Server-Timing` header value (W3C Server Timing §3), milliseconds. */
  toHeader(): string {
    return [...this.#spent].map(([station, ns]) => `${station};dur=${(Number(ns) / 1e6).toFixed(3)}`).join(', ');
  }
}
