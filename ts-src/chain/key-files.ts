import { SECRET_BYTES, type EpochSecret } from './epoch.ts';
import { parseNoteKey, type Parsed } from './note.ts';

const SECRET_FORMAT = 'aegis/v1/secret';

/** JSON text of an epoch secret; S_0 in this form is what the auditor keeps. */
export function formatSecretFile(org: string, secret: EpochSecret): string {
  const file = { format: SECRET_FORMAT, org, epoch: secret.epoch, secret: Buffer.from(secret.secret).toString('hex') };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export function parseSecretFile(text: string, org: string): Parsed<EpochSecret> {
  const file = parseObject(text);
  if (file?.format !== SECRET_FORMAT) return { ok: false, reason: `not a JSON object of format ${SECRET_FORMAT}` };
  if (file.org !== org) return { ok: false, reason: `the secret is of ${String(file.org)}, not of ${org}` };
  const { epoch, secret } = file;
  if (typeof epoch !== 'number' || !Number.isInteger(epoch) || epoch < 0)
    return { ok: false, reason: 'epoch is not a number' };
  if (typeof secret !== 'string' || !/^[0-9a-f]+$/.test(secret) || secret.length !== SECRET_BYTES * 2) {
    return { ok: false, reason: `secret is not ${SECRET_BYTES} bytes in hex` };
  }
  return { ok: true, value: { epoch, secret: Buffer.from(secret, 'hex') } };
}

/** A signer's public keys, as it exports them. */
export interface PublicKeys {
  origin: string;
  /** C2SP text form. */
  checkpointKey: string;
  healthPublicKeyPem: string;
}

export function parsePublicKeys(text: string): Parsed<PublicKeys> {
  const file = parseObject(text);
  const { origin, checkpointKey, healthPublicKeyPem } = file ?? {};
  if (typeof origin !== 'string' || typeof checkpointKey !== 'string' || typeof healthPublicKeyPem !== 'string') {
    return { ok: false, reason: 'origin, checkpointKey and healthPublicKeyPem are needed' };
  }
  const key = parseNoteKey(checkpointKey);
  if (!key.ok) return key;
  if (key.value.name !== origin) return { ok: false, reason: 'the checkpoint key has another name than the origin' };
  return { ok: true, value: { origin, checkpointKey, healthPublicKeyPem } };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
