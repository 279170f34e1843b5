/** `Auth`: claims, sessions, and what sign-in handlers implement. */
import { tx } from '../../runtime/transaction.ts';
import { mapOf, Types } from '../../runtime/type.ts';
import { ApexException } from '../../runtime/exception.ts';
import { dataClass } from '../data-class.ts';
import { contract, enumeration, reference, SystemObject, type SystemType } from '../define.ts';
import { exceptionDeclaration } from '../exceptions.ts';
import { ApexMap } from '../Map.ts';
import { absent, unsupported } from '../unsupported.ts';
import { JWTType } from './JWT.ts';

export class AuthProviderPluginException extends ApexException {}
export class JWTValidationException extends ApexException {}

/** Static members of `Auth.SessionManagement`. */
class SessionManagement extends SystemObject {
  /** What is known of the running request's session. */
  static 'getCurrentSession()'(): ApexMap {
    const { user, kind } = tx();
    return new ApexMap(mapOf(Types.String, Types.String), [
      ['SessionId', null],
      ['UserType', 'Standard'],
      ['UsersId', user.id],
      ['Username', user.username],
      ['SessionType', kind === 'aura' ? 'Aura' : 'API'],
      ['SourceIp', '127.0.0.1'],
      ['SessionSecurityLevel', 'STANDARD'],
      ['LoginType', 'Application'],
    ]);
  }
  static readonly 'setSessionLevel(SessionLevel)' = absent('Auth.SessionManagement.setSessionLevel(SessionLevel)');
  static readonly 'generateVerificationUrl(VerificationPolicy,String,String)' = absent(
    'Auth.SessionManagement.generateVerificationUrl(VerificationPolicy, String, String)',
  );
  static readonly 'validateTotpTokenForUser(String)' = absent(
    'Auth.SessionManagement.validateTotpTokenForUser(String)',
  );
}

const USER_DATA =
  'String identifier, String firstName, String lastName, String fullName, String email, String link, String username, ' +
  'String locale, String provider, String siteLoginUrl, Map<String, String> attributeMap, String idToken, String userInfoJSONString';
const TOKEN_RESPONSE = 'String provider, String oauthToken, String oauthSecretOrRefreshToken, String state';

/** A class with these variables and constructors that take the first so many of them. */
function withFields(name: string, fields: string, lengths: readonly number[]): SystemType {
  const all = fields.split(/, (?=(?:String|Map<String, String>) \w+(?:,|$))/);
  const constructors = lengths.map((length) => `public ${name}(${all.slice(0, length).join(', ')});`);
  return dataClass(
    `public class Auth.${name} { ${constructors.join(' ')} ${all.map((field) => `public ${field};`).join(' ')} }`,
  );
}

export const authTypes: readonly SystemType[] = [
  JWTType,
  enumeration('public enum Auth.SessionLevel { HIGH_ASSURANCE, LOW, STANDARD }'),
  enumeration('public enum Auth.VerificationPolicy { HIGH_ASSURANCE }'),
  reference(
    `
    public class Auth.SessionManagement {
      public static String generateVerificationUrl(Auth.VerificationPolicy policy, String description, String destinationUrl);
      public static Map<String, String> getCurrentSession();
      public static void setSessionLevel(Auth.SessionLevel level);
      public static Boolean validateTotpTokenForUser(String totpCode);
    }`,
    SessionManagement,
  ),
  withFields('UserData', USER_DATA, [11, 13]),
  withFields('AuthProviderTokenResponse', TOKEN_RESPONSE, [4]),
  withFields(
    'AuthProviderCallbackState',
    'Map<String, String> headers, String body, Map<String, String> queryParameters',
    [3],
  ),
  withFields('OAuthRefreshResult', 'String accessToken, String refreshToken, String error', [2, 3]),
  contract(`
    public interface Auth.RegistrationHandler {
      User createUser(Id portalId, Auth.UserData userData);
      void updateUser(Id userId, Id portalId, Auth.UserData userData);
    }`),
  contract(`
    public interface Auth.SamlJitHandler {
      User createUser(Id samlSsoProviderId, Id communityId, Id portalId, String federationIdentifier, Map<String, String> attributes, String assertion);
      void updateUser(Id userId, Id samlSsoProviderId, Id communityId, Id portalId, String federationIdentifier, Map<String, String> attributes, String assertion);
    }`),
  unsupported(`
    public class Auth.JWS {
      public JWS(Auth.JWT jwt, String certDevName);
      public JWS(String payload, String certDevName);
      public String getCompactSerialization();
    }`),
  unsupported(`
    public class Auth.JWTBearerTokenExchange {
      public JWTBearerTokenExchange();
      public JWTBearerTokenExchange(String tokenEndpoint, Auth.JWS jws);
      public String getAccessToken();
      public HttpResponse getHttpResponse();
    }`),
  unsupported(`
    public class Auth.AuthToken {
      public static String getAccessToken(String authProviderId, String providerName);
      public static Map<String, String> getAccessTokenMap(String authProviderId, String providerName);
      public static Map<String, String> refreshAccessToken(String authProviderId, String providerName, String oldAccessToken);
      public static Boolean revokeAccess(String authProviderId, String providerName, String userId, String remoteIdentifier);
    }`),
  reference(exceptionDeclaration('Auth.AuthProviderPluginException'), AuthProviderPluginException),
  reference(exceptionDeclaration('Auth.JWTValidationException'), JWTValidationException),
];
