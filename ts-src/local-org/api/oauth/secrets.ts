import { createHash, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** 256 random bits, base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: SHA-256, hex. Tokens carry 256 random bits, so no salt is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function hmac(key: string, text: string, encoding: 'base64' | 'base64url' = 'base64url'): string {
  return createHmac('sha256', key).update(text).digest(encoding);
}

/** Compares in time that does not depend on where the texts differ. */
export function sameText(left: string, right: string): boolean {
  return timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest());
}

/** `<salt>:<scrypt key>`, both hex. */
export function passwordHash(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${scryptSync(password, salt, 32).toString('hex')}`;
}

export function passwordMatches(password: string, stored: string): boolean {
  const [salt = '', key = ''] = stored.split(':');
  return timingSafeEqual(scryptSync(password, Buffer.from(salt, 'hex'), 32), Buffer.from(key, 'hex'));
}

/** RFC 7636 §4.6 */
export function pkceMatches(verifier: string, challenge: string): boolean {
  return sameText(createHash('sha256').update(verifier).digest('base64url'), challenge);
}
