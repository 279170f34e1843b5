import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OrgUser } from '../directory.ts';
import { fields as singleFields } from '../http.ts';
import { isJsonObject } from '../json.ts';
import type { Tokens } from '../oauth/tokens.ts';
import type { Org } from '../org.ts';
import { DAILY_REQUESTS, type RequestCounter, type RequestKind } from '../requests.ts';
import { apiSession, bearerToken } from '../session.ts';
import { API_VERSION, DATA_PATH } from '../version.ts';
import { deleteCollection, readCollection, saveCollection, upsertCollection } from './collections.ts';
import { Cursors } from './cursors.ts';
import { bodyJson, bodyObject } from './deserialize.ts';
import { describeGlobal, describeObject } from './describe.ts';
import { asRestError, notFound, refuse, unsupported, type RestError } from './errors.ts';
import { identityUrl } from '../oauth/identity.ts';
import { limitInfo, limits } from './limits.ts';
import { describeColumns, nextPage, runQuery } from './query.ts';
import {
  createRecord,
  deleteRecord,
  keyField,
  objectOf,
  readRecord,
  recordId,
  updateRecord,
  upsertRecord,
  type Caller,
} from './records.ts';
import type { Row } from './serialize.ts';

export interface RestServices {
  org: Org;
  tokens: Tokens;
  requests: RequestCounter;
  base: () => string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The user of the access token; set by `requireSession`. */
    orgUser: OrgUser;
  }
}

/**
 * What every API scope shares: the raw body as a Buffer, the session of the access token, the request count,
 * Sforce-Limit-Info, and errors as the platform's list.
 */
export function apiScope(scope: FastifyInstance, services: RestServices, kind: RequestKind): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  scope.decorateRequest('orgUser', null as unknown as OrgUser);
  scope.addHook('onRequest', async (request, reply) => {
    const session = apiSession(bearerToken(request), services.tokens, services.org.directory);
    services.requests.count(kind, session.ok ? session.user.username : null);
    reply.header('sforce-limit-info', limitInfo(services.requests)).header('cache-control', 'no-store');
    if (!session.ok) throw refuse(session.code, session.message);
    if (services.requests.used > DAILY_REQUESTS) {
      throw refuse('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    }
    request.orgUser = session.user;
  });
  scope.setErrorHandler((error, request, reply) => sendRestError(error, request, reply));
}

export function sendRestError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asRestError(error) ?? frameworkError(error);
  if (known) return sendJson(reply.status(known.status), known.entries);
  request.log.error({ err: error }, 'request failed');
  const message = `An unexpected error occurred. Please include this ErrorId if you contact support: ${request.id}`;
  return sendJson(reply.status(500), [{ errorCode: 'UNKNOWN_EXCEPTION', message }]);
}

/** Bodies too large or of a type that cannot be read. */
function frameworkError(error: unknown): RestError | null {
  const code = (error as { code?: unknown }).code;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('REQUEST_ENTITY_TOO_LARGE', 'The request body is too large');
  return null;
}

/** JSON.stringify keeps raw numbers; the framework's own serializer would not. */
export function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return reply.type('application/json; charset=UTF-8').send(JSON.stringify(value));
}

/** `/services/data/...` */
export function restRoutes(app: FastifyInstance, services: RestServices): void {
  app.get('/services/data', (_request, reply) => sendJson(reply, [versionRow()]));
  app.get('/services/data/', (_request, reply) => sendJson(reply, [versionRow()]));
  app.register(
    async (scope) => {
      apiScope(scope, services, 'rest');
      dataRoutes(scope, services);
      scope.setNotFoundHandler(() => {
        throw notFound();
      });
    },
    { prefix: DATA_PATH },
  );
}

function versionRow(): Row {
  return { label: 'Summer ’26', url: DATA_PATH, version: API_VERSION };
}

function dataRoutes(scope: FastifyInstance, services: RestServices): void {
  scope.get('/', (request, reply) => sendJson(reply, resources(services, request.orgUser)));
  scope.get('/limits', (_request, reply) => sendJson(reply, limits(services.requests)));
  scope.get('/limits/', (_request, reply) => sendJson(reply, limits(services.requests)));
  queryRoutes(scope, services);
  objectRoutes(scope, services);
  recordRoutes(scope, services);
  externalIdRoutes(scope, services);
  collectionRoutes(scope, services);
}

function resources(services: RestServices, user: OrgUser): Row {
  const names = ['query', 'queryAll', 'sobjects', 'limits', 'composite'];
  const identity = identityUrl(services.base(), services.org.directory.orgId, user.id);
  return { ...Object.fromEntries(names.map((name) => [name, `${DATA_PATH}/${name}`])), identity };
}

function queryRoutes(scope: FastifyInstance, services: RestServices): void {
  const cursors = new Cursors();
  for (const [path, all] of [
    ['/query', false],
    ['/queryAll', true],
  ] as const) {
    const run = (request: FastifyRequest, reply: FastifyReply) => {
      const options = request.headers['sforce-query-options'];
      const { q: soql, columns } = singleFields(request.query);
      if (columns === 'true' && soql !== undefined) {
        return sendJson(reply, describeColumns(services.org, request.orgUser.id, soql));
      }
      const asked = {
        userId: request.orgUser.id,
        soql,
        all,
        options: typeof options === 'string' ? options : undefined,
      };
      return sendJson(reply, runQuery(services.org, cursors, asked));
    };
    scope.get(path, run);
    scope.get(`${path}/`, run);
    scope.get(`${path}/:locator`, (request, reply) =>
      sendJson(reply, nextPage(cursors, request.orgUser.id, parameter(request, 'locator'), all)),
    );
  }
}

/** One request, one transaction as the user. */
type Handler = (caller: Caller, request: FastifyRequest, reply: FastifyReply) => unknown;

/** Answers what the handler returns, or an empty 204 when it returns nothing. */
function handle(services: RestServices, handler: Handler) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const userId = request.orgUser.id;
    const answer = services.org.transaction(userId, 'rest', (data) =>
      handler({ org: services.org, data, userId }, request, reply),
    );
    return answer === undefined ? reply.status(204).send() : sendJson(reply, answer);
  };
}

function objectRoutes(scope: FastifyInstance, services: RestServices): void {
  const list = handle(services, (caller) => describeGlobal(caller));
  scope.get('/sobjects', list);
  scope.get('/sobjects/', list);
  const basic = handle(services, (caller, request) => {
    const {
      fields: _fields,
      childRelationships: _children,
      ...rest
    } = describeObject(caller, pathObject(caller, request));
    return { objectDescribe: rest, recentItems: [] };
  });
  const create = handle(services, (caller, request, reply) => {
    const row = createRecord(caller, pathObject(caller, request), bodyObject(rawBody(request)));
    reply.status(201).header('location', `${request.url.replace(/\/$/, '')}/${String(row.id)}`);
    return row;
  });
  const full = handle(services, (caller, request) => describeObject(caller, pathObject(caller, request)));
  for (const slash of ['', '/']) {
    scope.get(`/sobjects/:object${slash}`, basic);
    scope.post(`/sobjects/:object${slash}`, create);
    scope.get(`/sobjects/:object/describe${slash}`, full);
  }
}

function recordRoutes(scope: FastifyInstance, services: RestServices): void {
  const path = '/sobjects/:object/:id';
  scope.get(
    path,
    handle(services, (caller, request) => {
      const object = pathObject(caller, request);
      const value = recordId(object, parameter(request, 'id'));
      return readRecord(caller, object, { field: keyField(object, 'Id'), value }, wantedFields(request));
    }),
  );
  scope.patch(
    path,
    handle(services, (caller, request) =>
      updateRecord(caller, pathObject(caller, request), parameter(request, 'id'), bodyObject(rawBody(request))),
    ),
  );
  scope.delete(
    path,
    handle(services, (caller, request) => deleteRecord(caller, pathObject(caller, request), parameter(request, 'id'))),
  );
}

function externalIdRoutes(scope: FastifyInstance, services: RestServices): void {
  const path = '/sobjects/:object/:key/:value';
  scope.get(
    path,
    handle(services, (caller, request) => {
      const object = pathObject(caller, request);
      const key = { field: keyField(object, parameter(request, 'key')), value: parameter(request, 'value') };
      return readRecord(caller, object, key, wantedFields(request));
    }),
  );
  scope.patch(
    path,
    handle(services, (caller, request, reply) => {
      const object = pathObject(caller, request);
      const key = keyField(object, parameter(request, 'key'));
      const body = bodyObject(rawBody(request));
      const { created, row } = upsertRecord(caller, object, key, parameter(request, 'value'), body);
      reply.status(created ? 201 : 200);
      return row;
    }),
  );
}

function collectionRoutes(scope: FastifyInstance, services: RestServices): void {
  const path = '/composite/sobjects';
  scope.post(
    path,
    handle(services, (caller, request) => saveCollection(caller, 'insert', bodyObject(rawBody(request)))),
  );
  scope.patch(
    path,
    handle(services, (caller, request) => saveCollection(caller, 'update', bodyObject(rawBody(request)))),
  );
  scope.delete(
    path,
    handle(services, (caller, request) => {
      const { ids = '', allOrNone } = singleFields(request.query);
      return deleteCollection(caller, ids.split(','), allOrNone === 'true');
    }),
  );
  scope.post(
    `${path}/:object`,
    handle(services, (caller, request) => {
      const body = bodyObject(rawBody(request));
      return readCollection(caller, pathObject(caller, request), texts(body.ids, 'ids'), texts(body.fields, 'fields'));
    }),
  );
  scope.patch(
    `${path}/:object/:key`,
    handle(services, (caller, request) => {
      const object = pathObject(caller, request);
      const key = keyField(object, parameter(request, 'key'));
      return upsertCollection(caller, object, key.name, bodyObject(rawBody(request)));
    }),
  );
  scope.post('/composite', (request) => {
    const body = bodyJson(rawBody(request));
    throw unsupported(`/composite with ${isJsonObject(body) ? Object.keys(body).join(', ') : 'no object'}`);
  });
}

function texts(value: unknown, name: string): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw refuse('INVALID_INPUT', `${name} must be a list of texts`);
}

function pathObject(caller: Caller, request: FastifyRequest) {
  return objectOf(caller, parameter(request, 'object'));
}

function parameter(request: FastifyRequest, name: string): string {
  return (request.params as Record<string, string>)[name]!;
}

function rawBody(request: FastifyRequest): Buffer | undefined {
  return Buffer.isBuffer(request.body) ? request.body : undefined;
}

/** `?fields=Id,Name` */
function wantedFields(request: FastifyRequest): string[] | null {
  const { fields } = singleFields(request.query);
  return fields === undefined ? null : fields.split(',').map((name) => name.trim());
}
