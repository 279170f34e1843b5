/** One HTTP request as it goes over the wire, and what came of it. Shared with the worker thread: plain data. */
export interface ExchangeRequest {
  method: string;
  /** http or https. */
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  /** null: no body. */
  body: Uint8Array | null;
  /** Milliseconds until the whole answer must be there. */
  timeoutMs: number;
  /** Largest answer, in bytes. */
  maxBytes: number;
}

export interface ExchangeReply {
  status: number;
  statusText: string;
  headers: [name: string, value: string][];
  body: Uint8Array;
}

/** No answer: `message` is the text of the platform's CalloutException. */
export interface ExchangeFailure {
  message: string;
}

export type ExchangeOutcome = ExchangeReply | ExchangeFailure;

/** What the worker thread gets: it writes the outcome to `port`, then sets `flag` to 1 and wakes who waits for it. */
export interface ExchangeTask {
  request: ExchangeRequest;
  flag: Int32Array;
  port: import('node:worker_threads').MessagePort;
}
