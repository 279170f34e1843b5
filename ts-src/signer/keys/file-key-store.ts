import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  ed25519NoteSign,
  formatNoteKey,
  formatSecretFile,
  parseSecretFile,
  rawPublicKey,
  SECRET_BYTES,
  type EpochSecret,
  type NoteSigner,
} from '@aegis/chain';
import { replaceFile } from '../durable-file.ts';
import { messageOf, SignerFault } from '../faults.ts';
import type { HealthSigner, KeyStore } from './key-store.ts';

const PRIVATE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * Keys in files: for a demonstration on one machine. Layout of the folder:
 * `checkpoint.pem` (Ed25519), `health.pem` (P-256), `secret-<org>.json` (S_e of the current epoch),
 * `escrow-<org>.json` (S_0, to be moved to the auditor), `public.json`.
 */
export class FileKeyStore implements KeyStore {
  readonly checkpointSigner: NoteSigner;
  readonly healthSigner: HealthSigner;
  readonly #folder: string;

  private constructor(folder: string, origin: string, checkpointKey: KeyObject, healthKey: KeyObject) {
    this.#folder = folder;
    this.checkpointSigner = {
      key: { name: origin, publicKey: rawPublicKey(checkpointKey) },
      sign: ed25519NoteSign(checkpointKey),
    };
    this.healthSigner = {
      publicKeyPem: createPublicKey(healthKey).export({ type: 'spki', format: 'pem' }).toString(),
      sign: async (message) => sign('sha256', message, healthKey),
    };
  }

  /** Opens the folder, creating folder and keys where they are missing. */
  static async open(folder: string, origin: string): Promise<FileKeyStore> {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    const checkpointKey = await readOrCreateKey(
      path.join(folder, 'checkpoint.pem'),
      () => generateKeyPairSync('ed25519').privateKey,
    );
    const healthKey = await readOrCreateKey(
      path.join(folder, 'health.pem'),
      () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
    );
    const store = new FileKeyStore(folder, origin, checkpointKey, healthKey);
    const publicKeys = {
      origin,
      checkpointKey: formatNoteKey(store.checkpointSigner.key),
      healthPublicKeyPem: store.healthSigner.publicKeyPem,
    };
    await replaceFile(path.join(folder, 'public.json'), `${JSON.stringify(publicKeys, null, 2)}\n`, 0o644);
    return store;
  }

  async chainSecret(org: string): Promise<EpochSecret | undefined> {
    const text = await readIfPresent(this.#secretFile(org));
    if (text === undefined) return undefined;
    const parsed = parseSecretFile(text, org);
    if (!parsed.ok) throw unreadable(this.#secretFile(org), parsed.reason);
    return parsed.value;
  }

  async createChainSecret(org: string): Promise<EpochSecret> {
    const secret: EpochSecret = { epoch: 0, secret: randomBytes(SECRET_BYTES) };
    await replaceFile(path.join(this.#folder, `escrow-${org}.json`), formatSecretFile(org, secret), PRIVATE_MODE);
    await this.advanceChainSecret(org, secret);
    return secret;
  }

  async advanceChainSecret(org: string, secret: EpochSecret): Promise<void> {
    await replaceFile(this.#secretFile(org), formatSecretFile(org, secret), PRIVATE_MODE);
  }

  #secretFile(org: string): string {
    return path.join(this.#folder, `secret-${org}.json`);
  }
}

async function readOrCreateKey(file: string, generate: () => KeyObject): Promise<KeyObject> {
  const pem = await readIfPresent(file);
  if (pem === undefined) {
    const key = generate();
    await replaceFile(file, key.export({ type: 'pkcs8', format: 'pem' }).toString(), PRIVATE_MODE);
    return key;
  }
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw unreadable(file, messageOf(error), error);
  }
}

async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(file, messageOf(error), error);
  }
}

function unreadable(file: string, reason: string, cause?: unknown): SignerFault {
  return new SignerFault(
    'KEYS_UNREADABLE',
    `${file} cannot be used: ${reason}`,
    'Restore the file from its backup, readable by the signer alone.',
    { cause },
  );
}
