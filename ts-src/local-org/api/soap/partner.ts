import type { OrgUser } from '../directory.ts';
import type { Tokens } from '../oauth/tokens.ts';
import { SoapFault, type SoapRequest, type XmlValue } from './envelope.ts';

/** The operations of the partner and enterprise APIs that are about the session. Throws SoapFault. */
export function partnerOperation(
  request: SoapRequest,
  user: OrgUser,
  orgId: string,
  session: { tokens: Tokens; token: string },
): XmlValue {
  if (request.operation === 'getUserInfo') return userInfo(user, orgId);
  if (request.operation === 'logout') {
    session.tokens.revoke(session.token);
    return null;
  }
  throw new SoapFault('UNSUPPORTED', `UNSUPPORTED: SOAP API ${request.operation}: use the REST API`);
}

function userInfo(user: OrgUser, orgId: string): XmlValue {
  return {
    organizationId: orgId,
    profileId: user.profileId,
    sessionSecondsValid: 7200,
    userEmail: user.email,
    userFullName: user.name,
    userId: user.id,
    userLanguage: user.language,
    userLocale: user.locale,
    userName: user.username,
    userTimeZone: user.timeZone,
    userType: 'Standard',
  };
}
