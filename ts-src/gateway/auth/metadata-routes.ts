import type { FastifyInstance } from 'fastify';
import type { OrgConfig } from '../config.ts';
import { FAULT } from '../faults.ts';
import { READ_SCOPE } from './resources.ts';
import type { Resources } from './resources.ts';

/**
 * Protected resource metadata (RFC 9728 §3) of each org. The root document speaks for the gateway when it serves a
 * single org, and otherwise lists the authorization server only.
 */
export function metadataRoutes(app: FastifyInstance, resources: Resources, orgs: readonly OrgConfig[]): void {
  const common = {
    authorization_servers: [resources.publicUrl],
    scopes_supported: [READ_SCOPE],
    bearer_methods_supported: ['header'],
  };
  const of = (org: OrgConfig): object => ({
    resource: resources.uri(org),
    ...common,
    resource_name: `Aegis: Salesforce org ${org.name}`,
  });
  const open = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' };
  app.get<{ Params: { org: string } }>('/.well-known/oauth-protected-resource/mcp/:org', async (request, reply) => {
    const org = resources.byName(request.params.org);
    if (!org)
      return reply
        .code(404)
        .send({ error: { code: FAULT.UNKNOWN_ORG, message: `There is no org ${request.params.org}.` } });
    return reply.headers(open).send(of(org));
  });
  app.get('/.well-known/oauth-protected-resource', async (_request, reply) =>
    reply
      .headers(open)
      .send(orgs.length === 1 ? of(orgs[0]) : { resource: resources.publicUrl, ...common, resource_name: 'Aegis' }),
  );
}
