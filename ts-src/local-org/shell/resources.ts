import { createReadStream, statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metadata, StaticResourceMetadata } from '../metadata/index.ts';

/** Static resources: `/resource/X`, and `/resource/X/path` inside one that is a folder. */
export function resourceRoutes(app: FastifyInstance, metadata: Metadata): void {
  const resources = new Map(metadata.staticResources.map((resource) => [resource.name.toLowerCase(), resource]));
  const serve = (request: FastifyRequest, reply: FastifyReply) => {
    const { name, '*': path } = request.params as { name: string; '*'?: string };
    const resource = resources.get(name.toLowerCase());
    return resource ? send(reply, resource, path) : reply.status(404).send();
  };
  app.get('/resource/:name', serve);
  app.get('/resource/:name/*', serve);
}

function send(reply: FastifyReply, resource: StaticResourceMetadata, path: string | undefined): FastifyReply {
  reply.header('x-content-type-options', 'nosniff').header('cache-control', 'private, max-age=60');
  if ('file' in resource.content) {
    if (path !== undefined) return reply.status(404).send();
    return reply.type(resource.contentType).send(createReadStream(resource.content.file));
  }
  const file = normalize(join(resource.content.folder, path ?? ''));
  const inside = file.startsWith(resource.content.folder + sep);
  if (!inside || !statSync(file, { throwIfNoEntry: false })?.isFile()) return reply.status(404).send();
  return reply.type(typeOf(file)).send(createReadStream(file));
}

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
};

function typeOf(file: string): string {
  return TYPES[file.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream';
}
