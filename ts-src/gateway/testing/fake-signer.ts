import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import type { AuditEntry, EntryKind } from '../audit/entry.ts';

export interface FakeSigner {
  url: string;
  entries: (AuditEntry & { orgId: string })[];
  /** Kinds that are answered with 503. */
  refuse: Set<EntryKind>;
  kinds(): EntryKind[];
  close(): Promise<void>;
}

/** The signer's append API, in memory. */
export async function startFakeSigner(token: string): Promise<FakeSigner> {
  const app = Fastify({ forceCloseConnections: true });
  const entries: FakeSigner['entries'] = [];
  const refuse = new Set<EntryKind>();
  app.get('/health', async () => ({ status: 'GREEN', orgs: [] }));
  app.post<{ Params: { orgId: string }; Body: AuditEntry }>('/v1/orgs/:orgId/entries', async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${token}`)
      return reply.code(401).send({ error: { code: 'UNAUTHORIZED' } });
    if (refuse.has(request.body.kind))
      return reply.code(503).send({ error: { code: 'STORE_UNAVAILABLE', message: 'no', fix: 'wait' } });
    entries.push({ orgId: request.params.orgId, ...request.body });
    const leaf = createHash('sha256').update(JSON.stringify(request.body)).digest('hex');
    return reply.code(201).send({ seq: entries.length, epoch: 1, leaf, mac: leaf });
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, entries, refuse, kinds: () => entries.map(({ kind }) => kind), close: () => app.close() };
}
