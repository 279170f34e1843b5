import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether the header is `Bearer <token>`, compared in constant time. RFC 6750 §2.1 */
export function bearerMatches(header: string | undefined, token: string): boolean {
  const [, offered] = /^Bearer (\S+)$/i.exec(header ?? '') ?? [];
  // Hashes have one length, so that the comparison tells nothing about the length of the token.
  return offered !== undefined && timingSafeEqual(digest(offered), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
