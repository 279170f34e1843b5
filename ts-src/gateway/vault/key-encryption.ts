import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { FAULT, GatewayFault } from '../faults.ts';
import { readKeyFile } from '../keys.ts';

/** Wraps the data key of a grant. An implementation is a key store: a file here, a KMS or Vault transit elsewhere. */
export interface KeyEncryption {
  /** `context` is bound to the result: unwrapping under another context fails. */
  wrap(key: Buffer, context: string): Promise<Buffer>;
  unwrap(wrapped: Buffer, context: string): Promise<Buffer>;
}

/** Key encryption by a key in a local file (mode 0600), for one machine. */
export function fileKeyEncryption(file: string): KeyEncryption {
  const kek = readKeyFile(file);
  return {
    wrap: async (key, context) => seal(kek, key, context),
    unwrap: async (wrapped, context) => open(kek, wrapped, context),
  };
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM (NIST SP 800-38D) with a random 96-bit IV: `iv ‖ tag ‖ ciphertext`. */
export function seal(key: Buffer, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Reverse of `seal`. VAULT_CORRUPT when key, context or a single bit differs. */
export function open(key: Buffer, sealed: Buffer, context: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context, 'utf8'));
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new GatewayFault(FAULT.VAULT_CORRUPT, 'A stored Salesforce grant does not decrypt.', {
      fix: 'Check that vaultKeyFile is the one the grants were stored with; otherwise the row was changed by hand and the person must sign in again.',
      cause,
    });
  }
}
