/** Codes a caller may branch on. A code never changes its meaning; the text beside it may. */
export const FAULT = {
  /** The configuration file or a key file is wrong; the process does not start. */
  CONFIG_INVALID: 'CONFIG_INVALID',
  /** PostgreSQL does not answer. */
  STORE_UNAVAILABLE: 'STORE_UNAVAILABLE',
  /** PostgreSQL refused a statement of ours. */
  STORE_FAULT: 'STORE_FAULT',
  /** The signer did not confirm an entry, so nothing may happen. */
  AUDIT_UNAVAILABLE: 'AUDIT_UNAVAILABLE',
  /** No policy has been read from the org within the allowed age. */
  POLICY_STALE: 'POLICY_STALE',
  /** No valid access token of the gateway for this org. */
  UNAUTHORIZED: 'UNAUTHORIZED',
  /** The access token lacks a scope. */
  INSUFFICIENT_SCOPE: 'INSUFFICIENT_SCOPE',
  /** The URL names an org that this gateway does not serve. */
  UNKNOWN_ORG: 'UNKNOWN_ORG',
  /** The org's kill switch is on. */
  KILL_SWITCH: 'KILL_SWITCH',
  /** A rule denied, or none permitted. */
  POLICY_DENIED: 'POLICY_DENIED',
  /** A tool argument is missing, of the wrong type or not known. */
  INVALID_ARGUMENT: 'INVALID_ARGUMENT',
  /** No tool of that name. */
  UNKNOWN_TOOL: 'UNKNOWN_TOOL',
  /** The person's Salesforce grant is gone; only a new sign-in brings it back. */
  RECONNECT_REQUIRED: 'RECONNECT_REQUIRED',
  /** A vault row does not decrypt under its own identity and generation. */
  VAULT_CORRUPT: 'VAULT_CORRUPT',
  /** The org cannot be reached or answers 5xx. */
  ORG_UNAVAILABLE: 'ORG_UNAVAILABLE',
  /** The org refused the request itself (limits, API access, session). */
  ORG_REFUSED: 'ORG_REFUSED',
  /** The org's answer is not what its API promises. */
  ORG_ANSWER_INVALID: 'ORG_ANSWER_INVALID',
  /** A defect of the gateway. */
  FAULT: 'FAULT',
} as const;

export type FaultCode = (typeof FAULT)[keyof typeof FAULT];

/** An unexpected outcome: what happened (`message`), what to do about it (`fix`), and the original error (`cause`). */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault';
  readonly code: FaultCode;
  readonly fix: string;

  constructor(code: FaultCode, message: string, options: { fix: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.code = code;
    this.fix = options.fix;
  }
}

/** Any thrown value as a fault; what is not ours is a defect of the gateway. */
export function asFault(error: unknown): GatewayFault {
  if (error instanceof GatewayFault) return error;
  return new GatewayFault(FAULT.FAULT, 'The gateway failed on this request.', {
    fix: 'Look up the correlation id in the gateway log.',
    cause: error,
  });
}
