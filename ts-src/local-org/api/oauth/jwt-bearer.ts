import { decodeJwt, errors, importSPKI, jwtVerify } from 'jose';
import type { Directory, OrgUser } from '../directory.ts';
import type { App, Apps } from './apps.ts';
import { OAuthError } from './errors.ts';

export interface JwtBearerContext {
  apps: Apps;
  directory: Directory;
  /** The `aud` that means this org. */
  audience: string;
  now: () => number;
}

/**
 * The app and the user an assertion speaks for. RFC 7523 §3
 * The assertion is signed with the app's registered key (RS256), and the user must be pre-authorized for the app.
 * How far ahead `exp` lies is not judged: the Salesforce CLI writes milliseconds there, and the platform takes them.
 */
export async function verifyAssertion(
  assertion: string | undefined,
  context: JwtBearerContext,
): Promise<{ app: App; user: OrgUser }> {
  const issuer = unverifiedIssuer(assertion);
  const app = context.apps.get(issuer);
  if (app.jwtPublicKeyPem === null) {
    throw new OAuthError('invalid_grant', 'invalid assertion: no public key is registered for this app');
  }
  const subject = await verifiedSubject(assertion!, app, context);
  const user = context.directory.byUsername(subject);
  if (!user || !app.preAuthorizedUsers.includes(user.username.toLowerCase())) {
    throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
  }
  if (!user.active) throw new OAuthError('invalid_grant', 'inactive user');
  return { app, user };
}

/** `iss` tells which key to verify with; nothing else is read before that. */
function unverifiedIssuer(assertion: string | undefined): string | undefined {
  if (assertion === undefined) throw new OAuthError('invalid_request', 'assertion is missing');
  try {
    return decodeJwt(assertion).iss;
  } catch (cause) {
    if (cause instanceof errors.JOSEError) throw new OAuthError('invalid_grant', 'invalid assertion: not a JWT');
    throw cause;
  }
}

async function verifiedSubject(assertion: string, app: App, context: JwtBearerContext): Promise<string> {
  const key = await importSPKI(app.jwtPublicKeyPem!, 'RS256');
  try {
    const { payload } = await jwtVerify(assertion, key, {
      algorithms: ['RS256'],
      audience: context.audience,
      issuer: app.clientId,
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(context.now()),
      clockTolerance: 5,
    });
    return payload.sub!;
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) throw new OAuthError('invalid_grant', 'expired assertion');
    if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'aud') {
      throw new OAuthError('invalid_grant', 'audience is invalid');
    }
    if (cause instanceof errors.JOSEError) throw new OAuthError('invalid_grant', 'invalid assertion');
    throw cause;
  }
}
