import { sign } from 'node:crypto';

const LIFETIME_SECONDS = 180;

/** An RS256 assertion (RFC 7523 §2.1) that speaks for a user of the org: three minutes, Salesforce's longest. */
export function jwtBearerAssertion(claims: {
  issuer: string;
  subject: string;
  audience: string;
  privateKey: string;
}): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const expires = Math.floor(Date.now() / 1000) + LIFETIME_SECONDS;
  const body = { iss: claims.issuer, sub: claims.subject, aud: new URL(claims.audience).origin, exp: expires };
  const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(body)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), claims.privateKey).toString('base64url')}`;
}
