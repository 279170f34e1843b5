import http from 'node:http';
import https from 'node:https';

export interface HttpRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** In place of the client's own. */
  timeoutMs?: number;
}

export interface HttpAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/**
 * Requests to signer and org over kept connections. Rejects when there is no whole answer; redirects are answers, never
 * followed. `fetch` costs three and a half times the CPU per request, and a tool call makes three.
 */
export interface HttpClient {
  send(url: string, request?: HttpRequest): Promise<HttpAnswer>;
  close(): void;
}

const MOST_SOCKETS = 128;
const MAX_ANSWER_BYTES = 16_777_216;

/** `timeoutMs` covers a request as a whole, from connecting to the last byte. */
export function httpClient(timeoutMs: number): HttpClient {
  const settings = { keepAlive: true, maxSockets: MOST_SOCKETS };
  const agents = { 'http:': new http.Agent(settings), 'https:': new https.Agent(settings) };
  return {
    send(target, { method = 'GET', headers = {}, body = '', timeoutMs: ownTimeoutMs = timeoutMs } = {}) {
      const url = new URL(target);
      const secure = url.protocol === 'https:';
      const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { method, headers: { ...headers, ...length }, agent: agents[secure ? 'https:' : 'http:'] };
      const request = secure ? https.request(url, options) : http.request(url, options);
      return answerOf(request, body, ownTimeoutMs);
    },
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function answerOf(request: http.ClientRequest, body: string, timeoutMs: number): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => request.destroy(new Error(`No answer within ${Math.round(timeoutMs)} ms.`)),
      timeoutMs,
    );
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    request.on('error', fail);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MAX_ANSWER_BYTES)
          request.destroy(new Error(`The answer is longer than ${MAX_ANSWER_BYTES} bytes.`));
        else chunks.push(chunk);
      });
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(timer);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    request.end(body);
  });
}

/** The JSON of a body; undefined when it is none. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
