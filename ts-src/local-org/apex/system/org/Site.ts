import { reference, SystemObject } from '../define.ts';
import { present } from '../arguments.ts';
import { absent } from '../unsupported.ts';

const TEXTS = [
  'getAdminEmail',
  'getAnalyticsTrackingCode',
  'getBaseCustomUrl',
  'getBaseInsecureUrl',
  'getBaseRequestUrl',
  'getBaseSecureUrl',
  'getBaseUrl',
  'getCurrentSiteUrl',
  'getCustomWebAddress',
  'getDomain',
  'getErrorDescription',
  'getErrorMessage',
  'getExperienceId',
  'getMasterLabel',
  'getName',
  'getOriginalUrl',
  'getPasswordPolicyStatement',
  'getPathPrefix',
  'getPrefix',
  'getSiteType',
  'getSiteTypeLabel',
];
const IDS = ['getAdminId', 'getSiteId'];
const FLAGS = ['isLoginEnabled', 'isPasswordExpired', 'isRegistrationEnabled'];
const ABSENT = {
  'changePassword(String,String)': 'PageReference changePassword(String newPassword, String verifyNewPassword)',
  'changePassword(String,String,String)':
    'PageReference changePassword(String newPassword, String verifyNewPassword, String oldPassword)',
  'createExternalUser(SObject,String)': 'Id createExternalUser(SObject user, String accountId)',
  'createExternalUser(SObject,String,String)': 'Id createExternalUser(SObject user, String accountId, String password)',
  'createExternalUser(SObject,String,String,Boolean)':
    'Id createExternalUser(SObject user, String accountId, String password, Boolean sendEmailConfirmation)',
  'createPortalUser(SObject,String,String)': 'Id createPortalUser(SObject user, String accountId, String password)',
  'forgotPassword(String)': 'Boolean forgotPassword(String username)',
  'getTemplate()': 'PageReference getTemplate()',
  'login(String,String,String)': 'PageReference login(String username, String password, String startUrl)',
  'validatePassword(SObject,String,String)':
    'void validatePassword(SObject user, String password, String confirmPassword)',
};

/** Static members of `Site`. No request comes through a site: what a site says of itself is null, '' or false. */
class Site extends SystemObject {
  static 'isValidUsername(String)'(username: string | null): boolean {
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(present(username));
  }
}

for (const name of [...TEXTS, ...IDS]) Object.assign(Site, { [`${name}()`]: () => null });
for (const name of FLAGS) Object.assign(Site, { [`${name}()`]: () => false });
for (const key of Object.keys(ABSENT)) Object.assign(Site, { [key]: absent(`Site.${key}`) });

const declared = [
  ...TEXTS.map((name) => `String ${name}()`),
  ...IDS.map((name) => `Id ${name}()`),
  ...FLAGS.map((name) => `Boolean ${name}()`),
  ...Object.values(ABSENT),
  'Boolean isValidUsername(String username)',
];

export const SiteType = reference(
  `public class System.Site { ${declared.map((member) => `public static ${member};`).join(' ')} }`,
  Site,
);
