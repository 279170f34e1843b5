import { FormulaError } from '../data/formula/ast.ts';
import { compileFormula } from '../data/formula/formula.ts';
import type { FormulaValue } from '../data/formula/value.ts';
import type { CredentialHeader, ExternalCredentialMetadata } from '../metadata/credentials.ts';

/** Values of merge fields by lower-case path below `$Credential`: `ext.apikey`, `password`. */
export type MergeFields = ReadonlyMap<string, string>;

/** A merge field that means nothing, or a formula that cannot be computed: the text of a CalloutException. */
export class MergeFieldError extends Error {
  override readonly name = 'MergeFieldError';
  readonly code = 'MERGE_FIELD';
}

/**
 * Replaces `{!formula}` where the formula names `$Credential`; other braces stay, so that JSON bodies pass.
 * @throws MergeFieldError
 */
export function merge(text: string, fields: MergeFields): string {
  return text.replaceAll(/\{!([^{}]*\$Credential\b[^{}]*)\}/gi, (_all, formula: string) => computed(formula, fields));
}

function computed(formula: string, fields: MergeFields): string {
  const field = (path: readonly string[]): FormulaValue => {
    const name = path.slice(1).join('.').toLowerCase();
    const value = path[0]!.toLowerCase() === '$credential' ? fields.get(name) : undefined;
    if (value === undefined) throw new MergeFieldError(`Unknown merge field: ${path.join('.')}`);
    return value;
  };
  try {
    const scope = { field, prior: field, isNew: false, nowMs: Date.now(), timeZone: 'UTC' };
    return String(compileFormula(formula).evaluate(scope) ?? '');
  } catch (error) {
    if (error instanceof FormulaError) throw new MergeFieldError(error.message, { cause: error });
    throw error;
  }
}

/** The value of an Authorization header (RFC 7617). */
export function basicAuthorization(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** The parameters of an external credential's principal as merge fields. */
export function mergeFields(credential: string, parameters: Readonly<Record<string, string>>): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(parameters)) {
    fields.set(name.toLowerCase(), value);
    fields.set(`${credential}.${name}`.toLowerCase(), value);
  }
  return fields;
}

/** The Authorization header that the platform makes for the protocol; null when the protocol makes none. */
export function protocolHeader(
  { protocol }: Pick<ExternalCredentialMetadata, 'protocol'>,
  fields: MergeFields,
): string | null {
  switch (protocol) {
    case 'Basic':
    case 'Password':
      return basicAuthorization(fields.get('username') ?? '', fields.get('password') ?? '');
    case 'Oauth':
    case 'OAuth':
      return `Bearer ${fields.get('oauthtoken') ?? ''}`;
    default:
      return null;
  }
}

/** The parameters without which the protocol cannot authenticate. */
export const REQUIRED_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  Basic: ['Username', 'Password'],
  Password: ['Password'],
  Oauth: ['OAuthToken'],
  OAuth: ['OAuthToken'],
  Custom: [],
  NoAuthentication: [],
};

/** Headers with their merge fields filled in. @throws MergeFieldError */
export function filled(headers: readonly CredentialHeader[], fields: MergeFields): [string, string][] {
  return headers.map(({ name, value }) => [name, merge(value, fields)]);
}
