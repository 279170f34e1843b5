import fs from 'node:fs';
import { FAULT, GatewayFault } from './faults.ts';

/** Content of a secret file. Refused when anybody but its owner may read it. */
export function readSecretFile(file: string): string {
  let mode: number;
  let content: string;
  try {
    mode = fs.statSync(file).mode;
    content = fs.readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new GatewayFault(FAULT.CONFIG_INVALID, `The secret file ${file} cannot be read.`, {
      fix: 'Create it, owned by the user the gateway runs as, with mode 0600.',
      cause,
    });
  }
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new GatewayFault(FAULT.CONFIG_INVALID, `The secret file ${file} is readable by others.`, {
      fix: `chmod 600 ${file}`,
    });
  }
  if (content === '') {
    throw new GatewayFault(FAULT.CONFIG_INVALID, `The secret file ${file} is empty.`, {
      fix: 'Write the secret into it.',
    });
  }
  return content;
}

/** A 256-bit key, base64 or hex. */
export function readKeyFile(file: string): Buffer {
  const content = readSecretFile(file);
  const key = /^[0-9a-f]{64}$/i.test(content) ? Buffer.from(content, 'hex') : Buffer.from(content, 'base64');
  if (key.length !== 32 || new Set(key).size < 8) {
    throw new GatewayFault(FAULT.CONFIG_INVALID, `${file} does not hold a random 256-bit key.`, {
      fix: `openssl rand -base64 32 > ${file} && chmod 600 ${file}`,
    });
  }
  return key;
}

/** One cookie secret per line; the first signs, all verify. */
export function readCookieKeys(file: string): string[] {
  const keys = readSecretFile(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const weak = keys.find((key) => key.length < 32 || new Set(key).size < 8);
  if (weak !== undefined) {
    throw new GatewayFault(FAULT.CONFIG_INVALID, `${file} holds a secret that can be guessed.`, {
      fix: `openssl rand -base64 48 > ${file} && chmod 600 ${file}`,
    });
  }
  return keys;
}
