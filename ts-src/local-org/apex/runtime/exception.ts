import { bindType } from './object.ts';
import type { ApexType } from './type.ts';

/** One line of an Apex stack: `Class.Foo.bar: line 12, column 1`. */
export interface Frame {
  /** `Class.Foo.bar`, `Trigger.OnAccount`, `AnonymousBlock`. */
  where: string;
  line: number;
}

/** Maps a JavaScript stack to Apex frames, innermost first. Set by the loader, which knows the line tables. */
let readFrames: (stack: string) => Frame[] = () => [];
export function setFrameReader(reader: (stack: string) => Frame[]): void {
  readFrames = reader;
}

const TYPES = new WeakMap<object, ApexType>();

/** Declares the Apex type of an exception class. */
export function bindExceptionType(implementation: object, type: ApexType): void {
  TYPES.set(implementation, type);
  bindType(implementation, type);
}

/**
 * Base of all Apex exceptions, of the platform and of user classes: `System.Exception`.
 * Subclasses in `apex/system` extend it and may add members; the message is the Apex message.
 */
export class ApexException extends Error {
  apexMessage: string | null;
  apexCause: ApexException | null = null;
  #frames: Frame[] | null = null;

  constructor(message: string | null = null, cause: ApexException | null = null) {
    super(message ?? 'Script-thrown exception');
    this.apexMessage = message;
    this.apexCause = cause;
  }

  get apexType(): ApexType {
    const type = TYPES.get(this.constructor);
    if (!type) throw new Error(`${this.constructor.name} is not bound to an Apex type`);
    return type;
  }

  /** Apex frames of the place where the exception was created, innermost first. */
  get frames(): Frame[] {
    return (this.#frames ??= readFrames(this.stack ?? ''));
  }

  static 'new()'(): ApexException {
    return new this();
  }
  static 'new(String)'(message: string | null): ApexException {
    return new this(message);
  }
  static 'new(Exception)'(cause: ApexException | null): ApexException {
    return new this(cause ? describe(cause) : null, cause);
  }
  static 'new(String,Exception)'(message: string | null, cause: ApexException | null): ApexException {
    return new this(message, cause);
  }

  /** Constructors of user exceptions call these on themselves. */
  '<init> Exception()'(): this {
    return this;
  }
  '<init> Exception(String)'(message: string | null): this {
    this.apexMessage = message;
    return this;
  }
  '<init> Exception(Exception)'(cause: ApexException | null): this {
    this.apexCause = cause;
    this.apexMessage = cause ? describe(cause) : null;
    return this;
  }
  '<init> Exception(String,Exception)'(message: string | null, cause: ApexException | null): this {
    this.apexMessage = message;
    this.apexCause = cause;
    return this;
  }

  'getMessage()'(): string {
    return this.apexMessage ?? 'Script-thrown exception';
  }
  'setMessage(String)'(message: string | null): void {
    this.apexMessage = message;
  }
  'getCause()'(): ApexException | null {
    return this.apexCause;
  }
  'initCause(Exception)'(cause: ApexException | null): void {
    this.apexCause = cause;
  }
  'getLineNumber()'(): number {
    return this.frames[0]?.line ?? 0;
  }
  'getStackTraceString()'(): string {
    return this.frames.map((frame) => `${frame.where}: line ${frame.line}, column 1`).join('\n');
  }
  'getTypeName()'(): string {
    return typeName(this);
  }
  'equals(Object)'(other: unknown): boolean {
    return this === other;
  }
  'hashCode()'(): number {
    return this.frames[0]?.line ?? 0;
  }
  'toString()'(): string {
    return describe(this);
  }
  override toString(): string {
    return this['toString()']();
  }
}

/** `System.NullPointerException` for the platform's, `Foo.BarException` for user classes. */
function typeName(exception: ApexException): string {
  const { apexType } = exception;
  return SYSTEM_NAMES.get(apexType) ?? apexType.name;
}

/** Qualified names of system exception types, for getTypeName and messages. */
export const SYSTEM_NAMES = new WeakMap<ApexType, string>();

function describe(exception: ApexException): string {
  return `${typeName(exception)}: ${exception['getMessage()']()}`;
}

/** A governor limit was exceeded: Apex code cannot catch it. */
export class LimitException extends ApexException {}

/** A test or a program reached a feature that this runtime does not have. Apex code cannot catch it. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';
  readonly code = 'UNSUPPORTED';

  /** @param feature what is missing, e.g. `System.Search.find(String)` @param where file and line; otherwise the Apex code that runs */
  constructor(feature: string, where = '') {
    super();
    const place = where || this.#innermost();
    this.message = `UNSUPPORTED: ${feature.replace(/^UNSUPPORTED: /, '')}${place === '' ? '' : ` (${place})`}`;
  }

  #innermost(): string {
    const [frame] = readFrames(this.stack ?? '');
    return frame ? `${frame.where}: line ${frame.line}` : '';
  }
}
