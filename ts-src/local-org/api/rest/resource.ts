import type { OrgUser } from '../directory.ts';
import { notFound, refuse } from './errors.ts';
import type { Caller } from './records.ts';

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request to a resource of the data services; composite resources make such requests of their parts. */
export interface ResourceRequest {
  verb: Verb;
  /** Below the version, as sent: `/sobjects/Account`. */
  path: string;
  /** The first value of each parameter; empty ones are absent. */
  query: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer | undefined;
  user: OrgUser;
  /** `/services/data/v67.0` */
  base: string;
}

/** Segments of the path that stand for something, decoded. */
export type PathParameters = Readonly<Record<string, string>>;

/** What a resource answers: JSON, or bytes of a media type. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Absent: an empty answer. */
  json?: unknown;
  bytes?: { content: Uint8Array; type: string };
}

export function ok(json: unknown): Answer {
  return { status: 200, json };
}

export function noContent(): Answer {
  return { status: 204 };
}

interface Place {
  verb: Verb;
  /** `/sobjects/:object/:id`; a last `*` takes the rest of the path. */
  path: string;
}

/** A resource whose request is one transaction as the user; in a composite, a part of it. */
export interface RecordResource extends Place {
  kind: 'records';
  run(caller: Caller, request: ResourceRequest, parameters: PathParameters): Answer;
}

/** A resource that runs outside of a transaction, or opens its own. */
export interface ServiceResource extends Place {
  kind: 'service';
  run(request: ResourceRequest, parameters: PathParameters): Answer | Promise<Answer>;
}

export type Resource = RecordResource | ServiceResource;

export function records(verb: Verb, path: string, run: RecordResource['run']): RecordResource {
  return { kind: 'records', verb, path, run };
}

export function service(verb: Verb, path: string, run: ServiceResource['run']): ServiceResource {
  return { kind: 'service', verb, path, run };
}

export interface Found {
  resource: Resource;
  parameters: PathParameters;
}

/** All resources of the data services, found by verb and path. Resources given first win. */
export class ResourceTable {
  readonly #places: { resource: Resource; segments: string[] }[];

  constructor(resources: readonly Resource[]) {
    this.#places = resources.map((resource) => ({ resource, segments: segmentsOf(resource.path) }));
  }

  /** Throws NOT_FOUND, or METHOD_NOT_ALLOWED when the path has other verbs. */
  find(verb: Verb, path: string): Found {
    const segments = segmentsOf(path).map(decoded);
    const allowed = new Set<Verb>();
    for (const place of this.#places) {
      const parameters = match(place.segments, segments);
      if (!parameters) continue;
      if (place.resource.verb === verb) return { resource: place.resource, parameters };
      allowed.add(place.resource.verb);
    }
    if (allowed.size === 0) throw notFound();
    const names = [...allowed].flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])).sort();
    throw refuse('METHOD_NOT_ALLOWED', `HTTP Method '${verb}' not allowed. Allowed are ${names.join(',')}`);
  }
}

/** A trailing slash changes nothing. */
function segmentsOf(path: string): string[] {
  return path.replace(/^\/|\/$/g, '').split('/');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    if (cause instanceof URIError) throw notFound();
    throw cause;
  }
}

function match(pattern: readonly string[], segments: readonly string[]): PathParameters | null {
  const open = pattern.at(-1) === '*';
  if (open ? segments.length < pattern.length : segments.length !== pattern.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    if (part === '*') parameters['*'] = segments.slice(index).join('/');
    else if (part.startsWith(':') && segments[index] !== '') parameters[part.slice(1)] = segments[index]!;
    else if (part !== segments[index]) return null;
  }
  return parameters;
}
