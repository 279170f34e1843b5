import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException } from './exceptions.ts';

/** Bytes that a signature may have. */
const MAX_BYTES = 1000;

/** The value of `QueueableDuplicateSignature`: two jobs with equal texts are the same. */
export class QueueableDuplicateSignature extends SystemObject {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  static 'Builder()'(): SignatureBuilder {
    return new SignatureBuilder();
  }
}

/** The value of `QueueableDuplicateSignature.Builder`. */
export class SignatureBuilder extends SystemObject {
  readonly #parts: string[] = [];

  'addId(Id)'(id: string | null): this {
    return this.#add(present(id));
  }
  'addInteger(Integer)'(number: number | null): this {
    return this.#add(String(present(number)));
  }
  'addString(String)'(text: string | null): this {
    return this.#add(present(text));
  }
  'build()'(): QueueableDuplicateSignature {
    return new QueueableDuplicateSignature(JSON.stringify(this.#parts));
  }
  'getMaxSize()'(): number {
    return MAX_BYTES;
  }
  'getRemainingSize()'(): number {
    return MAX_BYTES - this['getSize()']();
  }
  'getSize()'(): number {
    return this.#parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  }

  #add(part: string): this {
    if (this['getSize()']() + Buffer.byteLength(part) > MAX_BYTES)
      throw new IllegalArgumentException('Queueable signature exceeds the maximum size');
    this.#parts.push(part);
    return this;
  }
}

export const QueueableDuplicateSignatureType = reference(
  `
  public class System.QueueableDuplicateSignature {
    public static QueueableDuplicateSignature.Builder Builder();
  }`,
  QueueableDuplicateSignature,
);

export const SignatureBuilderType = reference(
  `
  public class System.QueueableDuplicateSignature.Builder {
    public Builder();
    public QueueableDuplicateSignature.Builder addId(Id inputId);
    public QueueableDuplicateSignature.Builder addInteger(Integer inputInteger);
    public QueueableDuplicateSignature.Builder addString(String inputString);
    public QueueableDuplicateSignature build();
    public Integer getMaxSize();
    public Integer getRemainingSize();
    public Integer getSize();
  }`,
  SignatureBuilder,
);
