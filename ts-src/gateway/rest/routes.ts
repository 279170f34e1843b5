import type { FastifyInstance } from 'fastify';
import { asFault, FAULT } from '../faults.ts';
import { IDEMPOTENCY_KEY } from '../pipeline/call.ts';
import { faultStatus, httpStatus } from '../pipeline/reply.ts';
import type { Door } from '../door.ts';
import type { Gate } from '../pipeline/gate.ts';

const BAD_KEY = {
  code: FAULT.INVALID_ARGUMENT,
  message: 'Idempotency-Key must be 1 to 255 printable ASCII characters.',
  field: 'Idempotency-Key',
  fix: 'Send one random key per call, for example a UUID.',
};

/** The same calls as over MCP, for agents that speak OpenAPI: `GET .../tools` and `POST .../tools/<name>`. */
export function restRoutes(app: FastifyInstance, door: Door<Gate>, options: { exposeTimings: boolean }): void {
  app.get<{ Params: { org: string } }>('/v1/orgs/:org/tools', async (request, reply) => {
    const entered = await door.enter(request.params.org, request.headers.authorization);
    if (!entered.ok) return reply.code(entered.status).headers(entered.headers).send(entered.body);
    const { gate, session, timings } = entered;
    try {
      return await reply.send({ tools: await gate.tools(session, timings) });
    } catch (error) {
      const { code, message, fix } = asFault(error);
      return reply.code(faultStatus(code)).send({ error: { code, message, fix } });
    }
  });
  app.post<{ Params: { org: string; tool: string }; Body: unknown }>(
    '/v1/orgs/:org/tools/:tool',
    { bodyLimit: 1_048_576 },
    async (request, reply) => {
      const entered = await door.enter(request.params.org, request.headers.authorization);
      if (!entered.ok) return reply.code(entered.status).headers(entered.headers).send(entered.body);
      const { gate, session, timings } = entered;
      const idempotencyKey = request.headers['idempotency-key'];
      if (idempotencyKey !== undefined && !(typeof idempotencyKey === 'string' && IDEMPOTENCY_KEY.test(idempotencyKey)))
        return reply.code(400).send({ error: BAD_KEY });
      const called = { tool: request.params.tool, args: request.body ?? {} };
      const answer = await gate.call(session, idempotencyKey ? { ...called, idempotencyKey } : called, timings);
      if (options.exposeTimings) reply.header('server-timing', timings.toHeader());
      return reply.code(httpStatus(answer)).send(answer);
    },
  );
}
