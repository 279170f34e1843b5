/** `ConnectApi`: its types, and the few methods that mean something without Chatter, Experience Cloud and Data Cloud. */
import { parseSoql } from '../../../soql/parse.ts';
import { tx } from '../../runtime/transaction.ts';
import { dataTypes } from '../data-class.ts';
import type { SystemType } from '../define.ts';
import { listOfType, namedType } from '../named-types.ts';
import { newInstance } from '../new-instance.ts';
import type { VariablesObject } from '../record-class.ts';
import { feedInputTypes } from './feed-input-types.ts';
import { namedCredentialTypes } from './named-credential-types.ts';
import { connectClass } from './refusal.ts';

const outputTypes = dataTypes('ConnectApi', {
  classes: {
    Reference: 'String id, String url',
    Actor: 'String id, String name, String type, String url',
    'User extends Actor':
      'String additionalLabel, String communityNickname, String companyName, String displayName, String firstName, ' +
      'Boolean isChatterGuest, Boolean isInThisCommunity, String lastName, String title',
    'UserSummary extends User': 'Boolean isActive',
    'UserDetail extends User':
      'String aboutMe, String email, Boolean isActive, String managerId, String managerName, String thanksReceived, String username',
    Subscription: 'String communityName, String id, Actor subject, Actor subscriber, String url',
    BinaryInput: '',
    FollowingPage:
      'String currentPageUrl, List<Subscription> following, String nextPageUrl, String previousPageUrl, Integer total',
    MessageSegment: 'String text',
    AbstractMessageBody: 'Boolean isRichText, List<MessageSegment> messageSegments, String text',
    'FeedBody extends AbstractMessageBody': '',
    FeedElement:
      'FeedBody body, Datetime createdDate, FeedElementType feedElementType, String id, Datetime modifiedDate, Reference parent, ' +
      'String relativeCreatedDate, String url',
    'FeedItem extends FeedElement': 'Actor actor, Boolean canShare, String photoUrl, String type',
    Comment:
      'FeedBody body, Datetime createdDate, String id, Reference feedElement, String relativeCreatedDate, UserSummary user',
    Features:
      'Boolean chatter, Boolean chatterActivity, Boolean files, Boolean multiCurrency, String defaultCurrencyIsoCode',
    UserSettings: 'String userDefaultCurrencyIsoCode, String userId, String userLocale, String userTimeZone',
    OrganizationSettings:
      'String accessTimeout, Features features, String name, String orgId, UserSettings userSettings',
    Community:
      'Boolean allowMembersToFlag, String description, String id, String name, String siteUrl, String urlPathPrefix',
    CommunityPage: 'List<Community> communities, Integer total',
  },
});

/** The people and records that a user follows. */
function followings(_community: string | null, subjectId: string | null): VariablesObject {
  const query = parseSoql('SELECT Id, ParentId FROM EntitySubscription WHERE SubscriberId = :subject ORDER BY Id');
  const access = { userId: tx().user.id, mode: 'system', sharing: false } as const;
  const rows = tx().data.query(query, [subjectId], access).records;
  const subscriptions = rows.map((row) => {
    const subject = filled('ConnectApi.Actor', { id: row.get('ParentId') });
    return filled('ConnectApi.Subscription', { id: row.id, subject });
  });
  return filled('ConnectApi.FollowingPage', {
    following: listOfType('ConnectApi.Subscription', subscriptions),
    total: subscriptions.length,
  });
}

function settings(): VariablesObject {
  const { user } = tx();
  const flags = { chatter: true, chatterActivity: true, files: true, multiCurrency: false };
  return filled('ConnectApi.OrganizationSettings', {
    features: filled('ConnectApi.Features', { ...flags, defaultCurrencyIsoCode: 'USD' }),
    name: user.organizationName,
    orgId: user.organizationId,
    userSettings: filled('ConnectApi.UserSettings', {
      userId: user.id,
      userLocale: user.locale,
      userTimeZone: user.timeZone,
      userDefaultCurrencyIsoCode: 'USD',
    }),
  });
}

function filled(type: string, values: Readonly<Record<string, unknown>>): VariablesObject {
  const instance = newInstance(namedType(type)) as VariablesObject;
  for (const [name, value] of Object.entries(values)) instance.values.set(name, value);
  return instance;
}

const methodTypes: SystemType[] = [
  connectClass(
    `
    public class ConnectApi.ChatterUsers {
      public static ConnectApi.Subscription follow(String communityId, String userId, String subjectId);
      public static ConnectApi.FollowingPage getFollowings(String communityId, String userId);
      public static ConnectApi.FollowingPage getFollowings(String communityId, String userId, Integer pageParam);
      public static ConnectApi.UserDetail getUser(String communityId, String userId);
    }`,
    { 'getFollowings(String,String)': followings, 'getFollowings(String,String,Integer)': followings },
  ),
  connectClass(
    `
    public class ConnectApi.Organization {
      public static ConnectApi.OrganizationSettings getSettings();
    }`,
    { 'getSettings()': settings },
  ),
  connectClass(`
    public class ConnectApi.ChatterFeeds {
      public static ConnectApi.FeedElement postFeedElement(String communityId, ConnectApi.FeedElementInput feedElement);
      public static ConnectApi.FeedElement postFeedElement(String communityId, String subjectId, ConnectApi.FeedElementType feedElementType, String text);
      public static ConnectApi.FeedElement getFeedElement(String communityId, String feedElementId);
      public static void deleteFeedElement(String communityId, String feedElementId);
      public static ConnectApi.Comment postCommentToFeedElement(String communityId, String feedElementId, String text);
      public static ConnectApi.Comment postCommentToFeedElement(String communityId, String feedElementId, ConnectApi.CommentInput comment, ConnectApi.BinaryInput fileUpload);
    }`),
  connectClass(`
    public class ConnectApi.Communities {
      public static ConnectApi.CommunityPage getCommunities();
      public static ConnectApi.Community getCommunity(String communityId);
    }`),
  connectClass(`
    public class ConnectApi.NamedCredentials {
      public static ConnectApi.Credential createCredential(ConnectApi.CredentialInput requestBody);
      public static ConnectApi.ExternalCredential createExternalCredential(ConnectApi.ExternalCredentialInput requestBody);
      public static ConnectApi.NamedCredential createNamedCredential(ConnectApi.NamedCredentialInput requestBody);
      public static void deleteCredential(String externalCredential, String principalName, ConnectApi.CredentialPrincipalType principalType);
      public static ConnectApi.Credential getCredential(String externalCredential, String principalName, ConnectApi.CredentialPrincipalType principalType);
      public static ConnectApi.ExternalCredential getExternalCredential(String developerName);
      public static ConnectApi.ExternalCredentialList getExternalCredentials();
      public static ConnectApi.NamedCredential getNamedCredential(String developerName);
      public static ConnectApi.NamedCredentialList getNamedCredentials();
      public static ConnectApi.OAuthCredentialAuthUrl getOAuthCredentialAuthUrl(ConnectApi.OAuthCredentialAuthUrlInput requestBody);
      public static ConnectApi.Credential patchCredential(ConnectApi.CredentialInput requestBody);
      public static ConnectApi.Credential updateCredential(ConnectApi.CredentialInput requestBody);
    }`),
];

/** Superclasses come first. */
export const connectTypes: readonly SystemType[] = [
  ...feedInputTypes,
  ...namedCredentialTypes,
  ...outputTypes,
  ...methodTypes,
];
