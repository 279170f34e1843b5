/** The value of Apex `Blob`: bytes. Immutable by convention. */
export class Blob {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The UTF-8 bytes of `text`. */
  static of(text: string): Blob {
    return new Blob(Buffer.from(text, 'utf8'));
  }

  static fromBase64(text: string): Blob {
    return new Blob(Buffer.from(text, 'base64'));
  }

  get size(): number {
    return this.bytes.length;
  }

  /** null when the bytes are not UTF-8. */
  text(): string | null {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  toBase64(): string {
    return this.#buffer().toString('base64');
  }

  toHex(): string {
    return this.#buffer().toString('hex');
  }

  equals(other: Blob): boolean {
    return this.#buffer().equals(other.bytes);
  }

  /** `Blob[5]` */
  toString(): string {
    return `Blob[${this.size}]`;
  }

  #buffer(): Buffer {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
  }
}
