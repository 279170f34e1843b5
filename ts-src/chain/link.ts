import { createHmac, timingSafeEqual } from 'node:crypto';
import { lengthPrefixed, u32, u64 } from './bytes.ts';
import type { EpochKey } from './epoch.ts';

/** The MAC before the first entry; it binds the chain to its org, its first key and the signer's checkpoint key. */
export function genesisMac(org: string, key: EpochKey, checkpointPublicKey: Uint8Array): Buffer {
  return createHmac('sha256', key.key)
    .update(
      Buffer.concat([
        lengthPrefixed('aegis/v1/genesis'),
        lengthPrefixed(org),
        lengthPrefixed(key.commitment),
        lengthPrefixed(checkpointPublicKey),
      ]),
    )
    .digest();
}

/** The MAC that links entry `seq` to the one before it. */
export function linkMac(org: string, key: EpochKey, seq: number, prevMac: Uint8Array, leaf: Uint8Array): Buffer {
  return createHmac('sha256', key.key)
    .update(
      Buffer.concat([
        lengthPrefixed('aegis/v1/link'),
        lengthPrefixed(org),
        u64(seq),
        u32(key.epoch),
        lengthPrefixed(prevMac),
        lengthPrefixed(leaf),
      ]),
    )
    .digest();
}

/** Constant-time for equal lengths. */
export function sameMac(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
