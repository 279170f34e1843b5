/** What went wrong, as a code; each has one HTTP status. */
export const FAULT_STATUS = {
  CONFIG_INVALID: 500,
  UNAUTHORIZED: 401,
  INVALID_ENTRY: 400,
  PAYLOAD_TOO_LARGE: 413,
  UNKNOWN_ORG: 404,
  UNKNOWN_ROUTE: 404,
  NO_CHECKPOINT: 404,
  DUP_CONFLICT: 409,
  OVERLOADED: 503,
  STORE_UNAVAILABLE: 503,
  STORE_FAULT: 500,
  MIGRATION_CHANGED: 503,
  ROLLBACK_DETECTED: 503,
  SPLIT_VIEW: 503,
  KEYS_MISSING: 503,
  KEYS_CHANGED: 503,
  KEYS_UNREADABLE: 503,
  SALESFORCE_AUTH: 502,
  SALESFORCE_REQUEST: 502,
  ORG_MISMATCH: 502,
  STOPPING: 503,
  FAULT: 500,
} as const;

export type FaultCode = keyof typeof FAULT_STATUS;

/** A fault with what to do about it; `message` and `fix` never hold a secret or a payload. */
export class SignerFault extends Error {
  override readonly name = 'SignerFault';
  readonly code: FaultCode;
  readonly fix: string;

  constructor(code: FaultCode, message: string, fix: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.fix = fix;
  }

  get status(): number {
    return FAULT_STATUS[this.code];
  }
}

export function isFault(error: unknown, ...codes: FaultCode[]): error is SignerFault {
  return error instanceof SignerFault && (codes.length === 0 || codes.includes(error.code));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
