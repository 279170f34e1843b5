import { gzipSync } from 'node:zlib';
import { MergeFieldError, merge, type MergeFields } from '../../callouts/credentials.ts';
import type { Caller, Destination } from '../../callouts/destinations.ts';
import type { ExchangeReply } from '../../callouts/exchange.ts';
import { sendAndWait } from '../../callouts/sender.ts';
import { parseSoql } from '../../soql/parse.ts';
import { UnsupportedError } from '../runtime/exception.ts';
import { tx, type Transaction } from '../runtime/transaction.ts';
import { CalloutException } from './exceptions.ts';
import type { HttpRequest } from './HttpRequest.ts';

/** Milliseconds that the callouts of one transaction may take together, and one that sets no time limit of its own. */
const TOTAL_MS = 120_000;
const DEFAULT_MS = 10_000;
/** Bytes of a request or an answer: synchronous and asynchronous Apex. */
const MAX_BYTES = { sync: 6_000_000, async: 12_000_000 } as const;
const ASYNC_KINDS: ReadonlySet<string> = new Set(['queueable', 'future', 'batch', 'scheduled']);
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'TRACE', 'OPTIONS']);

const spent = new WeakMap<Transaction, number>();

/** Sends a request over the network. @throws CalloutException */
export function callOut(request: HttpRequest): ExchangeReply {
  const transaction = tx();
  const { method, body, maxBytes } = checked(request);
  const used = spent.get(transaction) ?? 0;
  const timeoutMs = Math.min(request.timeoutMs ?? DEFAULT_MS, TOTAL_MS - used);
  if (timeoutMs <= 0) throw new CalloutException(`Exceeded maximum time allotted for callout (${TOTAL_MS} ms)`);
  const target = destinationOf(request['getEndpoint()']()!);
  const started = performance.now();
  const outcome = sendAndWait({
    method,
    url: target.url,
    headers: headersOf(request, target),
    body: bodyOf(body, request['getCompressed()'](), target.mergeInBody),
    timeoutMs,
    maxBytes,
  });
  spent.set(transaction, used + performance.now() - started);
  if ('message' in outcome) throw new CalloutException(outcome.message);
  return outcome;
}

function checked(request: HttpRequest): { method: string; body: Uint8Array; maxBytes: number } {
  const method = request['getMethod()']()!.toUpperCase();
  if (!METHODS.has(method)) throw new CalloutException(`Invalid HTTP method: ${method}`);
  if (request.clientCertificate !== null) throw new UnsupportedError('HttpRequest.setClientCertificateName(String)');
  const maxBytes = ASYNC_KINDS.has(tx().kind) ? MAX_BYTES.async : MAX_BYTES.sync;
  const body = request['getBodyAsBlob()']().bytes;
  if (body.byteLength > maxBytes)
    throw new CalloutException(`Exceeded max size limit of ${maxBytes} with request size ${body.byteLength}`);
  return { method, body, maxBytes };
}

function destinationOf(endpoint: string): Destination {
  const { destinations } = tx().program;
  if (!destinations) throw new UnsupportedError(`callouts without an org (${endpoint})`);
  const found = destinations.resolve(endpoint.trim(), callerOf(tx()));
  if ('refusal' in found) throw new CalloutException(found.refusal);
  if ('unsupported' in found) throw new UnsupportedError(found.unsupported);
  return found;
}

const ASSIGNMENTS =
  'SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = :user AND PermissionSet.Name IN :names LIMIT 1';

function callerOf({ user, data }: Transaction): Caller {
  const access = { userId: user.id, mode: 'system', sharing: false } as const;
  return {
    hasAny: (permissionSets, profiles) =>
      profiles.some((name) => name === user.profileName) ||
      (permissionSets.length > 0 &&
        data.query(parseSoql(ASSIGNMENTS), [user.id, [...permissionSets]], access).size > 0),
  };
}

/** The credential's headers, then those that Apex set: they prevail. */
function headersOf(request: HttpRequest, { headers, mergeInHeader }: Destination): [string, string][] {
  const own = request.headers.entries();
  const named = new Set(own.map(([name]) => name.toLowerCase()));
  const kept = headers.filter(([name]) => !named.has(name.toLowerCase()));
  const filled = own.map(([name, value]): [string, string] => [name, filledIn(value, mergeInHeader)]);
  const zipped: [string, string][] = request['getCompressed()']() ? [['Content-Encoding', 'gzip']] : [];
  const agent: [string, string][] = named.has('user-agent') ? [] : [['User-Agent', 'SFDC-Callout/67.0']];
  return [...agent, ...kept, ...filled, ...zipped];
}

function bodyOf(body: Uint8Array, compressed: boolean, fields: MergeFields | null): Uint8Array | null {
  if (body.byteLength === 0) return null;
  const merged = fields ? Buffer.from(filledIn(Buffer.from(body).toString('utf8'), fields)) : body;
  return compressed ? gzipSync(merged) : merged;
}

function filledIn(text: string, fields: MergeFields | null): string {
  if (!fields) return text;
  try {
    return merge(text, fields);
  } catch (error) {
    if (error instanceof MergeFieldError) throw new CalloutException(error.message);
    throw error;
  }
}
