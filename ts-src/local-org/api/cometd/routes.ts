import type { FastifyInstance } from 'fastify';
import { bodyJson } from '../rest/deserialize.ts';
import { isJsonObject, type JsonValue } from '../json.ts';
import { apiBodies, sendJson, sendRestError, type RestServices } from '../rest/scope.ts';
import { apiSession, bearerToken } from '../session.ts';
import { versionState } from '../version.ts';
import { StreamingClients, type BayeuxMessage } from './clients.ts';

/** Ends of Apex test runs: `{"event": {...}, "sobject": {"Id": run}}`. */
export const TEST_RESULTS = '/systemTopic/TestResult';

/** Channels that can be subscribed to; platform events come by the Pub/Sub API. */
const CHANNELS: ReadonlySet<string> = new Set([TEST_RESULTS, '/systemTopic/Logging']);

const MOST_MESSAGES = 50;
const ADVICE = { interval: 0, timeout: 110_000, reconnect: 'retry' };

export interface StreamingServices extends RestServices {
  /** Tells the id of each test run that ends. */
  onTestRunEnd(listener: (runId: string) => void): void;
}

/** `/cometd/67.0`: Bayeux 1.0 by long polling, for clients that wait for test runs. */
export function cometdRoutes(app: FastifyInstance, services: StreamingServices): void {
  const clients = new StreamingClients();
  services.onTestRunEnd((runId) => {
    const event = { type: 'updated', createdDate: new Date().toISOString() };
    clients.publish(TEST_RESULTS, { event, sobject: { Id: runId } });
  });
  app.addHook('preClose', async () => clients.close());
  app.register(async (scope) => {
    apiBodies(scope);
    scope.setErrorHandler((error, request, reply) => sendRestError(error, request, reply));
    for (const url of ['/cometd/:version', '/cometd/:version/*']) {
      scope.post(url, async (request, reply) => {
        const { version } = request.params as { version: string };
        if (versionState(`v${version}`) !== 'served') return reply.status(404).send();
        const messages = messagesOf(bodyJson(Buffer.isBuffer(request.body) ? request.body : undefined));
        const session = apiSession(bearerToken(request), services.tokens, services.org.directory);
        if (!session.ok) return sendJson(reply.status(401), messages.map(unauthenticated));
        const answers: BayeuxMessage[] = [];
        for (const message of messages) answers.push(...(await answer(clients, session.user.id, message)));
        return sendJson(reply, answers);
      });
    }
  });
}

function messagesOf(json: JsonValue): BayeuxMessage[] {
  const list = Array.isArray(json) ? json : [json];
  return list.slice(0, MOST_MESSAGES).filter((one) => isJsonObject(one)) as BayeuxMessage[];
}

function unauthenticated({ channel, id }: BayeuxMessage): BayeuxMessage {
  return { channel, id, successful: false, error: '401::Authentication invalid', advice: { reconnect: 'none' } };
}

async function answer(clients: StreamingClients, userId: string, message: BayeuxMessage): Promise<BayeuxMessage[]> {
  const { channel, clientId, id } = message;
  const reply = { channel, id, clientId, successful: true };
  if (channel === '/meta/handshake') {
    const connections = { version: '1.0', minimumVersion: '1.0', supportedConnectionTypes: ['long-polling'] };
    return [{ ...reply, ...connections, clientId: clients.add(userId), advice: ADVICE }];
  }
  if (!clients.has(clientId, userId)) {
    const advice = { reconnect: 'handshake', interval: 0 };
    return [{ ...reply, successful: false, error: '403::Unknown client', advice }];
  }
  switch (channel) {
    case '/meta/connect':
      return [...(await clients.take(clientId)), { ...reply, advice: ADVICE }];
    case '/meta/disconnect':
      clients.remove(clientId);
      return [reply];
    case '/meta/subscribe':
      return [{ ...reply, ...subscribed(clients, clientId, message.subscription) }];
    case '/meta/unsubscribe':
      clients.unsubscribe(clientId, String(message.subscription));
      return [{ ...reply, subscription: message.subscription }];
    default:
      return [{ ...reply, successful: false, error: `403:${String(channel)}:clients cannot publish` }];
  }
}

function subscribed(clients: StreamingClients, clientId: string, subscription: unknown): BayeuxMessage {
  if (typeof subscription !== 'string' || !CHANNELS.has(subscription)) {
    const error = `400::UNSUPPORTED: streaming channel ${String(subscription)}: subscribe by the Pub/Sub API`;
    return { successful: false, subscription, error };
  }
  clients.subscribe(clientId, subscription);
  return { subscription };
}
