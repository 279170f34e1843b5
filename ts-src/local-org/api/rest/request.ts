import type { FastifyRequest } from 'fastify';
import { fields } from '../http.ts';
import { refuse } from './errors.ts';
import { dataPath } from '../version.ts';
import type { ResourceRequest, Verb } from './resource.ts';

/** The parameters of `a=1&b=2`; a plus sign is a space. */
export function queryOf(text: string): Record<string, string | undefined> {
  const all = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) if (!all.has(name)) all.set(name, value);
  return fields(Object.fromEntries(all));
}

/** The request to a resource of the data services. A POST may carry another verb as `_HttpMethod`. */
export function resourceRequest(request: FastifyRequest, version: string): ResourceRequest {
  const url = request.raw.url!;
  const mark = url.indexOf('?');
  const query = queryOf(mark < 0 ? '' : url.slice(mark + 1));
  const base = dataPath(version);
  return {
    verb: verbOf(request.method, query._HttpMethod),
    path: (mark < 0 ? url : url.slice(0, mark)).slice(base.length),
    query,
    headers: request.headers,
    body: Buffer.isBuffer(request.body) ? request.body : undefined,
    user: request.orgUser,
    base,
  };
}

const TUNNELED: readonly Verb[] = ['PATCH', 'PUT', 'DELETE', 'GET', 'POST'];

function verbOf(method: string, tunneled: string | undefined): Verb {
  if (method === 'HEAD') return 'GET';
  if (method !== 'POST' || tunneled === undefined) return method as Verb;
  const verb = TUNNELED.find((one) => one === tunneled.toUpperCase());
  if (!verb) throw refuse('METHOD_NOT_ALLOWED', `HTTP Method '${tunneled}' not allowed`);
  return verb;
}
