/** Carries out HTTP requests while the thread that runs Apex waits. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { parentPort } from 'node:worker_threads';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { ExchangeOutcome, ExchangeRequest, ExchangeTask } from './exchange.ts';

parentPort!.on('message', ({ request, flag, port }: ExchangeTask) => {
  exchange(request).then((outcome) => {
    port.postMessage(outcome);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  });
});

/** Resolves always: what fails is an outcome. Redirects are answers. */
function exchange({ method, url, headers, body, timeoutMs, maxBytes }: ExchangeRequest): Promise<ExchangeOutcome> {
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const outgoing = send(url, { method });
    const timer = setTimeout(() => outgoing.destroy(new Error('Read timed out')), timeoutMs);
    const settle = (outcome: ExchangeOutcome): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    outgoing.on('error', (error) => settle({ message: failureText(error) }));
    outgoing.on('response', (response) => {
      response.on('error', (error) => settle({ message: failureText(error) }));
      collect(response, maxBytes, settle);
    });
    for (const [name, value] of headers) outgoing.setHeader(name, value);
    if (body && !outgoing.hasHeader('Content-Length')) outgoing.setHeader('Content-Length', body.byteLength);
    outgoing.end(body ?? undefined);
  });
}

function collect(response: IncomingMessage, maxBytes: number, settle: (outcome: ExchangeOutcome) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) response.destroy(new Error(sizeText(maxBytes, size)));
  });
  response.on('end', () => {
    try {
      const body = decoded(Buffer.concat(chunks), response.headers['content-encoding'], maxBytes);
      const { statusCode = 0, statusMessage = '', rawHeaders } = response;
      settle({ status: statusCode, statusText: statusMessage, headers: pairs(rawHeaders), body });
    } catch (error) {
      settle({ message: failureText(error as Error) });
    }
  });
}

/** Compressed answers arrive unpacked. */
function decoded(body: Buffer, encoding: string | undefined, maxBytes: number): Uint8Array {
  const options = { maxOutputLength: maxBytes };
  switch (encoding) {
    case 'gzip':
      return gunzipSync(body, options);
    case 'deflate':
      return inflateSync(body, options);
    case 'br':
      return brotliDecompressSync(body, options);
    default:
      return body;
  }
}

function pairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i]!, raw[2 * i + 1]!]);
}

function sizeText(maxBytes: number, size: number): string {
  return `Exceeded max size limit of ${maxBytes} with response size ${size}`;
}

/** The platform's words for what goes wrong on the way. */
function failureText(error: NodeJS.ErrnoException & { hostname?: string }): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'Connection refused';
    case 'ECONNRESET':
      return 'Connection reset';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return error.hostname ?? error.message;
    case 'ERR_BUFFER_TOO_LARGE':
      return 'Exceeded max size limit of the response';
    default:
      return error.message || String(error.code);
  }
}
