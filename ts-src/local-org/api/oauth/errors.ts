/** RFC 6749 §5.2 and the codes Salesforce adds to it. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_client_id'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_token'
  | 'access_denied'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'redirect_uri_mismatch';

/** A refused OAuth request: answered as `{"error","error_description"}`. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly code: OAuthErrorCode;
  readonly status: number;

  constructor(code: OAuthErrorCode, description: string, status = 400) {
    super(description);
    this.code = code;
    this.status = status;
  }

  toJSON(): { error: string; error_description: string } {
    return { error: this.code, error_description: this.message };
  }
}
