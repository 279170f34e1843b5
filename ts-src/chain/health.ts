import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { parseDecimal } from './checkpoint.ts';
import { HASH_BYTES } from './merkle.ts';
import { decodeBase64, type Parsed } from './note.ts';

export const HEALTH_STATUSES = ['GREEN', 'AMBER', 'RED'] as const;
export type HealthStatus = (typeof HEALTH_STATUSES)[number];

/** What the seal tells the org; docs/spec/health-message.md. */
export interface HealthMessage {
  org: string;
  /** Rises by at least one with each message of this org. */
  counter: number;
  size: number;
  root: Uint8Array;
  status: HealthStatus;
  signedAt: Date;
}

const TITLE = 'aegis-health/v1';

export function formatHealthMessage(message: HealthMessage): string {
  const root = Buffer.from(message.root).toString('hex');
  const { org, counter, size, status } = message;
  return [TITLE, org, counter, size, root, status, message.signedAt.toISOString()].join('|');
}

/** Reads a message whose ES256 signature (base64, DER; RFC 3279 §2.2.3) fits `publicKeyPem`. */
export function openHealthMessage(text: string, signature: string, publicKeyPem: string): Parsed<HealthMessage> {
  const bytes = decodeBase64(signature);
  const key: KeyObject = createPublicKey(publicKeyPem);
  if (!bytes || !verify('sha256', Buffer.from(text, 'utf8'), key, bytes)) {
    return { ok: false, reason: 'the health signature is wrong' };
  }
  return parseHealthMessage(text);
}

function parseHealthMessage(text: string): Parsed<HealthMessage> {
  const parts = text.split('|');
  if (parts.length !== 7 || parts[0] !== TITLE) return { ok: false, reason: `not an ${TITLE} message` };
  const [counter, size] = [parseDecimal(parts[2]), parseDecimal(parts[3])];
  const root = Buffer.from(parts[4], 'hex');
  const status = HEALTH_STATUSES.find((known) => known === parts[5]);
  const signedAt = new Date(parts[6]);
  if (counter === undefined || size === undefined || root.length !== HASH_BYTES || !status) {
    return { ok: false, reason: 'a field of the health message is malformed' };
  }
  if (Number.isNaN(signedAt.getTime())) return { ok: false, reason: 'the health message has no valid time' };
  return { ok: true, value: { org: parts[1], counter, size, root, status, signedAt } };
}
