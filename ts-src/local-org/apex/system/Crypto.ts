import type { KeyObject } from 'node:crypto';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { Blob } from '../../values/index.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { InvalidParameterValueException, SecurityException } from './exceptions.ts';
import { absent } from './unsupported.ts';

type Name = string | null;
type Bytes = Blob | null;

/** By name without hyphens. */
const DIGESTS: Record<string, string> = {
  MD5: 'md5',
  SHA1: 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
  SHA3256: 'sha3-256',
  SHA3384: 'sha3-384',
  SHA3512: 'sha3-512',
};
const MACS: Record<string, string> = { hmacmd5: 'md5', hmacsha1: 'sha1', hmacsha256: 'sha256', hmacsha512: 'sha512' };
const SIGNATURES: Record<string, string> = {
  RSA: 'sha1',
  'RSA-SHA1': 'sha1',
  'RSA-SHA256': 'sha256',
  'RSA-SHA384': 'sha384',
  'RSA-SHA512': 'sha512',
  'ECDSA-SHA256': 'sha256',
  'ECDSA-SHA384': 'sha384',
  'ECDSA-SHA512': 'sha512',
};
/** Cipher by Apex name; the key length must match. */
const CIPHERS: Record<string, { cipher: string; keyBytes: number }> = {
  AES128: { cipher: 'aes-128-cbc', keyBytes: 16 },
  AES192: { cipher: 'aes-192-cbc', keyBytes: 24 },
  AES256: { cipher: 'aes-256-cbc', keyBytes: 32 },
};
const IV_BYTES = 16;

/** Static members of `Crypto`. Private keys are PKCS #8, public keys X.509 SubjectPublicKeyInfo, both DER. */
export class Crypto extends SystemObject {
  static 'decrypt(String,Blob,Blob,Blob)'(algorithm: Name, key: Bytes, iv: Bytes, data: Bytes): Blob {
    return decrypt(algorithm, present(key).bytes, present(iv).bytes, present(data).bytes);
  }
  static 'decryptWithManagedIV(String,Blob,Blob)'(algorithm: Name, key: Bytes, data: Bytes): Blob {
    const { bytes } = present(data);
    return decrypt(algorithm, present(key).bytes, bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES));
  }
  static 'encrypt(String,Blob,Blob,Blob)'(algorithm: Name, key: Bytes, iv: Bytes, data: Bytes): Blob {
    return new Blob(encrypt(algorithm, present(key).bytes, present(iv).bytes, present(data).bytes));
  }
  static 'encryptWithManagedIV(String,Blob,Blob)'(algorithm: Name, key: Bytes, data: Bytes): Blob {
    const iv = randomBytes(IV_BYTES);
    return new Blob(Buffer.concat([iv, encrypt(algorithm, present(key).bytes, iv, present(data).bytes)]));
  }
  static 'generateAesKey(Integer)'(bits: number | null): Blob {
    if (![128, 192, 256].includes(present(bits))) {
      throw new InvalidParameterValueException('Invalid key size. Must be 128, 192, or 256 bits.');
    }
    return new Blob(randomBytes(bits! / 8));
  }
  static 'generateDigest(String,Blob)'(algorithm: Name, input: Bytes): Blob {
    const digest = algorithmNamed(DIGESTS, present(algorithm).toUpperCase().replaceAll('-', ''), algorithm!);
    return new Blob(createHash(digest).update(present(input).bytes).digest());
  }
  static 'generateMac(String,Blob,Blob)'(algorithm: Name, input: Bytes, key: Bytes): Blob {
    return new Blob(mac(algorithm, present(input), present(key)));
  }
  static 'verifyHmac(String,Blob,Blob,Blob)'(algorithm: Name, data: Bytes, key: Bytes, expected: Bytes): boolean {
    const computed = mac(algorithm, present(data), present(key));
    const { bytes } = present(expected);
    return bytes.length === computed.length && timingSafeEqual(bytes, computed);
  }
  static 'getRandomInteger()'(): number {
    return randomBytes(4).readInt32BE();
  }
  static 'getRandomLong()'(): bigint {
    return randomBytes(8).readBigInt64BE();
  }
  static 'sign(String,Blob,Blob)'(algorithm: Name, input: Bytes, privateKey: Bytes): Blob {
    const digest = algorithmNamed(SIGNATURES, present(algorithm).toUpperCase(), algorithm!);
    const key = keyOf(() => createPrivateKey({ key: buffer(present(privateKey)), format: 'der', type: 'pkcs8' }));
    return new Blob(sign(digest, present(input).bytes, key));
  }
  static 'verify(String,Blob,Blob,Blob)'(algorithm: Name, data: Bytes, signature: Bytes, publicKey: Bytes): boolean {
    const digest = algorithmNamed(SIGNATURES, present(algorithm).toUpperCase(), algorithm!);
    const key = keyOf(() => createPublicKey({ key: buffer(present(publicKey)), format: 'der', type: 'spki' }));
    return verify(digest, present(data).bytes, key, present(signature).bytes);
  }
  static readonly 'signWithCertificate(String,Blob,String)' = absent('Crypto.signWithCertificate(String,Blob,String)');
}

function mac(algorithm: Name, input: Blob, key: Blob): Buffer {
  const digest = algorithmNamed(MACS, present(algorithm).toLowerCase(), algorithm!);
  return createHmac(digest, key.bytes).update(input.bytes).digest();
}

function algorithmNamed(known: Record<string, string>, name: string, written: string): string {
  const found = known[name];
  if (found === undefined) throw new InvalidParameterValueException(`Invalid algorithm name ${written}`);
  return found;
}

function cipherNamed(algorithm: Name, key: Uint8Array, iv: Uint8Array): string {
  const found = CIPHERS[present(algorithm).toUpperCase()];
  if (!found)
    throw new InvalidParameterValueException(`Invalid algorithm ${algorithm}. Must be AES128, AES192, or AES256.`);
  if (key.length !== found.keyBytes) {
    throw new InvalidParameterValueException(`Invalid private key. Must be ${found.keyBytes} bytes.`);
  }
  if (iv.length !== IV_BYTES) {
    throw new InvalidParameterValueException(`Invalid initialization vector. Must be ${IV_BYTES} bytes.`);
  }
  return found.cipher;
}

function encrypt(algorithm: Name, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer {
  const cipher = createCipheriv(cipherNamed(algorithm, key, iv), key, iv);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

function decrypt(algorithm: Name, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Blob {
  const cipher = createDecipheriv(cipherNamed(algorithm, key, iv), key, iv);
  try {
    return new Blob(Buffer.concat([cipher.update(data), cipher.final()]));
  } catch (error) {
    if (isOpenSsl(error))
      throw new SecurityException(
        'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.',
      );
    throw error;
  }
}

function keyOf(read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch (error) {
    if (isOpenSsl(error)) throw new SecurityException('Invalid key');
    throw error;
  }
}

function isOpenSsl(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && code.startsWith('ERR_OSSL');
}

function buffer({ bytes }: Blob): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export const CryptoType = reference(
  `
  public class System.Crypto {
    public static Blob decrypt(String algorithmName, Blob privateKey, Blob initializationVector, Blob cipherText);
    public static Blob decryptWithManagedIV(String algorithmName, Blob privateKey, Blob ivAndCipherText);
    public static Blob encrypt(String algorithmName, Blob privateKey, Blob initializationVector, Blob clearText);
    public static Blob encryptWithManagedIV(String algorithmName, Blob privateKey, Blob clearText);
    public static Blob generateAesKey(Integer size);
    public static Blob generateDigest(String algorithmName, Blob input);
    public static Blob generateMac(String algorithmName, Blob input, Blob privateKey);
    public static Integer getRandomInteger();
    public static Long getRandomLong();
    public static Blob sign(String algorithmName, Blob input, Blob privateKey);
    public static Blob signWithCertificate(String algorithmName, Blob input, String certDevName);
    public static Boolean verify(String algorithmName, Blob data, Blob signature, Blob publicKey);
    public static Boolean verifyHmac(String algorithmName, Blob data, Blob privateKey, Blob hmacToVerify);
  }`,
  Crypto,
);
