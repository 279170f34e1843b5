import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, sep } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

const require = createRequire(import.meta.url);
const SLDS_ICONS = join(packageFolder('@salesforce-ux/design-system'), 'assets');
const SLDS_CSS = join(packageFolder('@salesforce-ux/design-system-2'), 'dist/css/bundled/slds2.cosmos.css');

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Style sheets, icons and images; the same for everyone. */
export function assetRoutes(app: FastifyInstance): void {
  const slds = readFileSync(SLDS_CSS);
  const etag = `"${createHash('sha256').update(slds).digest('base64url').slice(0, 16)}"`;
  app.get('/_static/slds.css', (request, reply) => {
    reply.header('cache-control', 'public, max-age=3600').header('etag', etag).type(TYPES['.css']!);
    return request.headers['if-none-match'] === etag ? reply.status(304).send() : reply.send(slds);
  });
  app.get('/_static/shell.css', (_request, reply) => sendFile(reply, join(import.meta.dirname, 'client/shell.css')));
  app.get('/_static/icon.svg', (_request, reply) => sendFile(reply, join(import.meta.dirname, 'client/icon.svg')));
  app.get('/assets/*', (request, reply) => sendInside(reply, SLDS_ICONS, (request.params as { '*': string })['*']));
}

function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

function sendInside(reply: FastifyReply, folder: string, path: string): FastifyReply {
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) ? sendFile(reply, file) : reply.status(404).send();
}

function sendFile(reply: FastifyReply, file: string): FastifyReply {
  const type = TYPES[extname(file)];
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (type === undefined || size === undefined) return reply.status(404).send();
  return reply
    .type(type)
    .header('cache-control', 'public, max-age=3600')
    .header('content-length', size)
    .send(createReadStream(file));
}
