import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metadata } from '../../metadata/index.ts';
import { apiSession } from '../session.ts';
import { RestError } from '../rest/errors.ts';
import { apiBodies, type RestServices } from '../rest/scope.ts';
import type { Tooling } from '../tooling/tooling.ts';
import { versionState } from '../version.ts';
import { apexOperation } from './apex.ts';
import { answerEnvelope, child, faultEnvelope, readEnvelope, SoapFault, textOf, type SoapRequest } from './envelope.ts';
import { metadataOperation } from './metadata.ts';
import { partnerOperation } from './partner.ts';

export interface SoapServices extends RestServices {
  tooling: Tooling;
  metadata: Metadata;
}

/** Letter of the path → namespace of the API. */
const NAMESPACES: Readonly<Record<string, string>> = {
  c: 'urn:enterprise.soap.sforce.com',
  u: 'urn:partner.soap.sforce.com',
  m: 'http://soap.sforce.com/2006/04/metadata',
  s: 'http://soap.sforce.com/2006/08/apex',
};

/** `/services/Soap/{c,u,m,s}/67.0`: the session of a client, what is deployed, and anonymous Apex. */
export function soapRoutes(app: FastifyInstance, services: SoapServices): void {
  app.register(async (scope) => {
    apiBodies(scope);
    scope.setErrorHandler((error, request, reply) => sendFault(error, request, reply));
    for (const url of ['/services/Soap/:api/:version', '/services/Soap/:api/:version/:org']) {
      scope.post(url, (request, reply) => {
        const { api, version } = request.params as { api: string; version: string };
        if (!Object.hasOwn(NAMESPACES, api) || versionState(`v${version}`) !== 'served')
          return reply.status(404).send();
        const soap = readEnvelope(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
        return reply.type('text/xml;charset=UTF-8').send(answer(services, api, soap));
      });
    }
  });
}

function answer(services: SoapServices, api: string, soap: SoapRequest): string {
  const { tooling, metadata, tokens, org } = services;
  const namespace = NAMESPACES[api]!;
  if (soap.operation === 'login') {
    throw new SoapFault('INVALID_OPERATION', 'SOAP API login() is disabled by default in this org.');
  }
  const token = textOf(child(child(soap.headers, 'SessionHeader'), 'sessionId'));
  const session = apiSession(token === '' ? null : token, tokens, org.directory);
  services.requests.count('soap', session.ok ? session.user.username : null);
  if (!session.ok) throw new SoapFault(session.code, sessionMessage(session));
  if (api === 's') {
    const { result, header } = apexOperation(soap, tooling, session.user);
    return answerEnvelope(namespace, soap.operation, result, header);
  }
  const result =
    api === 'm'
      ? metadataOperation(soap, metadata, session.user)
      : partnerOperation(soap, session.user, org.directory.orgId, { tokens, token });
  return answerEnvelope(namespace, soap.operation, result);
}

function sessionMessage({ code, message }: { code: string; message: string }): string {
  return code === 'INVALID_SESSION_ID'
    ? 'Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session key'
    : message;
}

/** SOAP 1.1 §6.2: a fault has the status 500. */
function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { api } = request.params as { api?: string };
  const fault = asFault(error);
  if (fault.code === 'UNKNOWN_EXCEPTION' && !(error instanceof SoapFault))
    request.log.error({ err: error }, 'request failed');
  const namespace = NAMESPACES[api ?? ''] ?? NAMESPACES.u!;
  return reply.status(500).type('text/xml;charset=UTF-8').send(faultEnvelope(namespace, fault));
}

function asFault(error: unknown): SoapFault {
  if (error instanceof SoapFault) return error;
  if (error instanceof RestError) return new SoapFault(error.code, error.entries[0]!.message);
  const { statusCode, message } = error as { statusCode?: number; message: string };
  return new SoapFault(
    'UNKNOWN_EXCEPTION',
    statusCode !== undefined && statusCode < 500 ? message : 'An unexpected error occurred.',
  );
}
