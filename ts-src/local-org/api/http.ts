import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from './html.ts';

/** Name of the cookie that carries a browser login. */
export const SESSION_COOKIE = 'sid';

/** RFC 6265 §5.4; the first of several values with one name counts. */
export function cookie(request: FastifyRequest, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

export function setCookie(reply: FastifyReply, name: string, value: string): void {
  reply.header('set-cookie', `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`);
}

export function dropCookie(reply: FastifyReply, name: string): void {
  reply.header('set-cookie', `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`);
}

/** Form fields or query parameters as single strings: of a repeated one the first; empty ones count as absent (RFC 6749 §3.1). */
export function fields(source: unknown): Record<string, string | undefined> {
  const result: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries((source ?? {}) as Record<string, unknown>)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string' && first !== '') result[name] = first;
  }
  return result;
}

/** A path on this server, or `/`: never another origin. */
export function localPath(text: string | undefined): string {
  return text !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(text) ? text : '/';
}

/**
 * Sends a page that runs no scripts. `formTargets`: origins besides our own that a form may end at
 * (browsers apply form-action to the redirects after a submission too).
 */
export function sendPage(reply: FastifyReply, page: Html, formTargets: string[] = []): FastifyReply {
  return reply
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; ` +
        `form-action ${["'self'", ...formTargets].join(' ')}`,
    )
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.text);
}
