import { refuse } from '../errors.ts';
import type { ResourceRequest, Verb } from '../resource.ts';
import { queryOf } from '../request.ts';

export const VERBS: readonly Verb[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The request that a part of a composite or batch stands for, as the same user. Its URL must have the version of the whole. */
export function partRequest(
  whole: ResourceRequest,
  part: { verb: Verb; url: string; json?: unknown; headers?: Record<string, string> },
): ResourceRequest {
  const path = part.url.replace(/^\/services\/data\//, '').replace(/^\/?/, '/');
  const version = whole.base.slice(whole.base.lastIndexOf('/'));
  if (!path.startsWith(`${version}/`)) {
    throw refuse('INVALID_INPUT', `The URL of each part must begin with ${whole.base}/: ${part.url}`);
  }
  const [place = '', ...query] = path.slice(version.length).split('?');
  return {
    verb: part.verb,
    path: place,
    query: queryOf(query.join('?')),
    headers: part.headers ?? {},
    body: part.json === undefined || part.json === null ? undefined : Buffer.from(JSON.stringify(part.json)),
    user: whole.user,
    base: whole.base,
  };
}
