import { randomUUID } from 'node:crypto';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException } from './exceptions.ts';
import { hash } from './value.ts';

/** The value of `UUID` (RFC 9562). */
export class ApexUuid extends SystemObject {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  static 'randomUUID()'(): ApexUuid {
    return new ApexUuid(randomUUID());
  }
  static 'fromString(String)'(text: string | null): ApexUuid {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(present(text))) {
      throw new IllegalArgumentException(`Invalid UUID string: ${text}`);
    }
    return new ApexUuid(text!.toLowerCase());
  }
  override 'equals(Object)'(other: unknown): boolean {
    return other instanceof ApexUuid && other.#text === this.#text;
  }
  override 'hashCode()'(): number {
    return hash(this.#text);
  }
  override 'toString()'(): string {
    return this.#text;
  }
}

export const UUIDType = reference(
  `
  public class System.UUID {
    public static UUID fromString(String text);
    public static UUID randomUUID();
    public Boolean equals(Object other);
    public Integer hashCode();
    public String toString();
  }`,
  ApexUuid,
);
