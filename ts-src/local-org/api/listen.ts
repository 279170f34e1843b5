import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { PubSubService } from './pubsub/service.ts';

/** A port that cannot be opened: names it, and what to do. */
export class PortError extends Error {
  override readonly name = 'PortError';
  readonly code = 'PORT_IN_USE';
}

/** Listens for HTTP on 127.0.0.1; answers the port. Throws PortError. */
export async function listenHttp(app: FastifyInstance, port: number): Promise<number> {
  try {
    await app.listen({ host: '127.0.0.1', port });
  } catch (cause) {
    throw portError(cause, port, 'port');
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The HTTP server has no TCP address');
  return address.port;
}

/** Listens for gRPC on 127.0.0.1; answers the port. Throws PortError. */
export async function listenPubSub(service: PubSubService, port: number): Promise<number> {
  try {
    return await service.listen(port);
  } catch (cause) {
    throw portError(cause, port, 'pubsubPort');
  }
}

/** Throws PortError when the port is taken already: asked before the seconds that opening an org takes. */
export async function requireFreePort(port: number, key: 'port' | 'pubsubPort'): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, '127.0.0.1', resolve));
  } catch (cause) {
    throw portError(cause, port, key);
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** grpc-js reports the address in use only in its message. */
function portError(cause: unknown, port: number, key: string): unknown {
  const inUse = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE' || /EADDRINUSE/.test(String(cause));
  if (!inUse) return cause;
  const message = `Port ${port} is in use by another process. Stop it, or set "${key}" to another port (0: any free one).`;
  return new PortError(message, { cause });
}
