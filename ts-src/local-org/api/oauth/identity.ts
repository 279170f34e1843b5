import type { OrgUser } from '../directory.ts';

/** The services an identity answer points to; `{version}` is left for the client to fill. */
function urls(base: string, user: OrgUser, orgId: string): Record<string, string> {
  const data = `${base}/services/data/v{version}/`;
  return {
    enterprise: `${base}/services/Soap/c/{version}/${orgId.slice(0, 15)}`,
    metadata: `${base}/services/Soap/m/{version}/${orgId.slice(0, 15)}`,
    partner: `${base}/services/Soap/u/{version}/${orgId.slice(0, 15)}`,
    rest: data,
    sobjects: `${data}sobjects/`,
    search: `${data}search/`,
    query: `${data}query/`,
    recent: `${data}recent/`,
    tooling_soap: `${base}/services/Soap/T/{version}/${orgId.slice(0, 15)}`,
    tooling_rest: `${data}tooling/`,
    profile: `${base}/${user.id}`,
    custom_domain: base,
  };
}

export function identityUrl(base: string, orgId: string, userId: string): string {
  return `${base}/id/${orgId}/${userId}`;
}

/** The answer of the identity URL. */
export function identity(base: string, orgId: string, user: OrgUser): Record<string, unknown> {
  return {
    id: identityUrl(base, orgId, user.id),
    asserted_user: true,
    user_id: user.id,
    organization_id: orgId,
    username: user.username,
    nick_name: user.alias,
    display_name: user.name,
    email: user.email,
    email_verified: true,
    first_name: user.firstName,
    last_name: user.lastName,
    timezone: user.timeZone,
    photos: {},
    addr_street: null,
    addr_city: null,
    addr_state: null,
    addr_country: null,
    addr_zip: null,
    mobile_phone: null,
    mobile_phone_verified: false,
    is_lightning_login_user: false,
    status: { created_date: null, body: null },
    urls: urls(base, user, orgId),
    active: user.active,
    user_type: 'STANDARD',
    language: user.language,
    locale: user.locale,
    utcOffset: utcOffset(user.timeZone),
    last_modified_date: new Date(user.lastModifiedMs).toISOString().replace('.000Z', 'Z'),
    is_app_installed: true,
  };
}

/** OpenID Connect Core §5.3 */
export function userInfo(base: string, orgId: string, user: OrgUser): Record<string, unknown> {
  return {
    sub: identityUrl(base, orgId, user.id),
    user_id: user.id,
    organization_id: orgId,
    preferred_username: user.username,
    nickname: user.alias,
    name: user.name,
    email: user.email,
    email_verified: true,
    given_name: user.firstName,
    family_name: user.lastName,
    zoneinfo: user.timeZone,
    photos: {},
    profile: `${base}/${user.id}`,
    picture: null,
    address: {},
    is_salesforce_integration_user: false,
    urls: urls(base, user, orgId),
    active: user.active,
    user_type: 'STANDARD',
    language: user.language,
    locale: user.locale,
    utcOffset: utcOffset(user.timeZone),
    updated_at: new Date(user.lastModifiedMs).toISOString().replace('.000Z', 'Z'),
  };
}

/** Standard (winter) offset of a time zone from UTC, in ms, as identity answers give it. */
function utcOffset(timeZone: string): number {
  const winter = new Date(Date.UTC(2026, 0, 1));
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(winter)
    .find((part) => part.type === 'timeZoneName')!.value;
  const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** OpenID Connect Discovery §3, RFC 8414 */
export function discovery(base: string): Record<string, unknown> {
  return {
    issuer: base,
    authorization_endpoint: `${base}/services/oauth2/authorize`,
    token_endpoint: `${base}/services/oauth2/token`,
    revocation_endpoint: `${base}/services/oauth2/revoke`,
    userinfo_endpoint: `${base}/services/oauth2/userinfo`,
    introspection_endpoint: `${base}/services/oauth2/introspect`,
    jwks_uri: `${base}/id/keys`,
    scopes_supported: ['api', 'email', 'full', 'id', 'offline_access', 'openid', 'profile', 'refresh_token', 'web'],
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'none'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'name', 'email', 'preferred_username', 'organization_id', 'user_id'],
  };
}
