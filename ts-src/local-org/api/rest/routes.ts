import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actionResources } from '../apex/actions.ts';
import type { ApexRuntime } from '../apex/runtime.ts';
import { ingestJobResources } from '../bulk/ingest-jobs.ts';
import { queryJobResources } from '../bulk/query-jobs.ts';
import { versionRows, versionState } from '../version.ts';
import { batchResource } from './composite/batch.ts';
import { collectionResources } from './composite/collections.ts';
import { compositeResources } from './composite/composite.ts';
import { treeResource } from './composite/tree.ts';
import { Cursors } from './cursors.ts';
import { Dispatcher } from './dispatch.ts';
import { notFound, refuse, unsupported } from './errors.ts';
import { informationResources } from './information.ts';
import { readMultipart } from './multipart.ts';
import { queryResources } from './query.ts';
import { resourceRequest } from './request.ts';
import type { Answer, Resource } from './resource.ts';
import { apiScope, sendBytes, sendJson, type RestServices } from './scope.ts';
import { searchResources } from './search.ts';
import { sobjectResources } from './sobjects.ts';
import { toolingResources } from '../tooling/resources.ts';
import type { Tooling } from '../tooling/tooling.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export interface DataServices extends RestServices {
  tooling: Tooling;
  apex: ApexRuntime;
}

/** `/services/data/...` */
export function restRoutes(app: FastifyInstance, services: DataServices): void {
  for (const url of ['/services/data', '/services/data/'])
    app.get(url, (_request, reply) => sendJson(reply, versionRows()));
  app.register(async (scope) => {
    apiScope(scope, services, 'rest');
    const dispatcher = new Dispatcher(services.org, (self) => resources(services, self));
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const version = servedVersion(request);
      requireMediaTypes(request);
      await readMultipart(request);
      return sendAnswer(reply, await dispatcher.answer(resourceRequest(request, version)));
    };
    for (const url of ['/services/data/:version', '/services/data/:version/*']) {
      scope.route({ method: [...METHODS], url, handler });
    }
  });
}

function resources(services: DataServices, dispatcher: Dispatcher): Resource[] {
  return [
    ...informationResources(services),
    ...queryResources(new Cursors()),
    ...searchResources(),
    ...sobjectResources(),
    ...compositeResources(dispatcher),
    batchResource(dispatcher),
    treeResource(),
    ...collectionResources(),
    ...queryJobResources(services.org),
    ...ingestJobResources(services.org),
    ...actionResources(services.apex, services.org),
    ...toolingResources(services.tooling),
  ];
}

/** `67.0` of `/services/data/v67.0/...` */
function servedVersion(request: FastifyRequest): string {
  const { version } = request.params as { version: string };
  const state = versionState(version);
  if (state === 'retired') {
    throw refuse(
      'UNSUPPORTED_API_VERSION',
      'This API version is not supported. Use an API version that the org lists.',
    );
  }
  if (state === 'unknown') throw notFound();
  return version.slice(1);
}

/** Bodies and answers are JSON here; the platform reads and writes XML too. */
function requireMediaTypes({ headers, body }: FastifyRequest): void {
  const type = headers['content-type']?.split(';')[0]!.trim().toLowerCase() ?? 'application/json';
  if (Buffer.isBuffer(body) && body.length > 0 && !READABLE.has(type)) {
    if (type.endsWith('/xml')) throw unsupported(`a body of type ${type}`);
    throw refuse('UNSUPPORTED_MEDIA_TYPE', `Content-Type header specified in HTTP request is not supported: ${type}`);
  }
  const accept = headers.accept ?? '*/*';
  if (/\bxml\b/.test(accept) && !/json|\*\/\*/.test(accept)) throw unsupported(`an answer of type ${accept}`);
}

const READABLE: ReadonlySet<string> = new Set(['application/json', 'text/csv', 'multipart/form-data']);

function sendAnswer(reply: FastifyReply, { status, headers = {}, json, bytes }: Answer): FastifyReply {
  reply.status(status).headers(headers);
  if (bytes) return sendBytes(reply, bytes.type, bytes.content);
  return json === undefined ? reply.send() : sendJson(reply, json);
}
