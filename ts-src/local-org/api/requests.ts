/** What counts as a call to the org: the data services, Apex REST, SOAP and the event bus. */
export type RequestKind = 'rest' | 'apexrest' | 'soap' | 'pubsub';

export interface RequestCounts {
  total: number;
  /** By username; `-` when the caller is not known. */
  byUser: Record<string, number>;
  byKind: Partial<Record<RequestKind, number>>;
}

/** API requests of one day in the org's allocation. */
export const DAILY_REQUESTS = 100_000;

/** Counts API requests since the start. */
export class RequestCounter {
  readonly #counts: RequestCounts = { total: 0, byUser: {}, byKind: {} };

  /** Requests that count against the org's allocation: HTTP, not the event bus. */
  get used(): number {
    return (this.#counts.byKind.rest ?? 0) + (this.#counts.byKind.apexrest ?? 0) + (this.#counts.byKind.soap ?? 0);
  }

  count(kind: RequestKind, username: string | null): void {
    const { byUser, byKind } = this.#counts;
    this.#counts.total++;
    byUser[username ?? '-'] = (byUser[username ?? '-'] ?? 0) + 1;
    byKind[kind] = (byKind[kind] ?? 0) + 1;
  }

  snapshot(): RequestCounts {
    return structuredClone(this.#counts);
  }
}
