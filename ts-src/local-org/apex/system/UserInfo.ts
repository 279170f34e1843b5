import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { TypeException } from './exceptions.ts';
import { ApexTimeZone } from './TimeZone.ts';

/** Static members of `UserInfo`: the running user. */
export class UserInfo extends SystemObject {
  static 'getDefaultCurrency()'(): string {
    return 'USD';
  }
  static 'getFirstName()'(): string | null {
    return tx().user.firstName;
  }
  static 'getLanguage()'(): string {
    return tx().user.language;
  }
  static 'getLastName()'(): string {
    return tx().user.lastName;
  }
  static 'getLocale()'(): string {
    return tx().user.locale;
  }
  static 'getName()'(): string {
    return tx().user.name;
  }
  static 'getOrganizationId()'(): string {
    return tx().user.organizationId;
  }
  static 'getOrganizationName()'(): string {
    return tx().user.organizationName;
  }
  /** null: users of the platform itself have no profile. */
  static 'getProfileId()'(): string | null {
    return tx().user.profileId || null;
  }
  /** null: requests that have no session, as asynchronous Apex on the platform. */
  static 'getSessionId()'(): string | null {
    return null;
  }
  static 'getTimeZone()'(): ApexTimeZone {
    return new ApexTimeZone(tx().user.timeZone);
  }
  static 'getUiTheme()'(): string {
    return 'Theme4d';
  }
  static 'getUiThemeDisplayed()'(): string {
    return 'Theme4d';
  }
  static 'getUserEmail()'(): string {
    return tx().user.email;
  }
  static 'getUserId()'(): string {
    return tx().user.id;
  }
  static 'getUserName()'(): string {
    return tx().user.username;
  }
  static 'getUserRoleId()'(): string | null {
    return tx().user.roleId;
  }
  static 'getUserType()'(): string {
    return 'Standard';
  }
  /** There are no managed packages. */
  static 'hasPackageLicense(Id)'(packageId: string | null): boolean {
    present(packageId);
    return false;
  }
  static 'isCurrentUserLicensed(String)'(namespace: string | null): never {
    throw new TypeException(`Namespace ${present(namespace)} does not exist`);
  }
  static 'isMultiCurrencyOrganization()'(): boolean {
    return false;
  }
}

export const UserInfoType = reference(
  `
  public class System.UserInfo {
    public static String getDefaultCurrency();
    public static String getFirstName();
    public static String getLanguage();
    public static String getLastName();
    public static String getLocale();
    public static String getName();
    public static String getOrganizationId();
    public static String getOrganizationName();
    public static String getProfileId();
    public static String getSessionId();
    public static TimeZone getTimeZone();
    public static String getUiTheme();
    public static String getUiThemeDisplayed();
    public static String getUserEmail();
    public static String getUserId();
    public static String getUserName();
    public static String getUserRoleId();
    public static String getUserType();
    public static Boolean hasPackageLicense(Id packageId);
    public static Boolean isCurrentUserLicensed(String namespace);
    public static Boolean isMultiCurrencyOrganization();
  }`,
  UserInfo,
);
