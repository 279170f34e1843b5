/** One-letter field types of standard-schema.json. */
import type { FieldType } from '../data/schema.ts';

export const FIELD_CODES: Readonly<Record<string, FieldType>> = {
  I: 'ID',
  s: 'STRING',
  b: 'BOOLEAN',
  i: 'INTEGER',
  n: 'DOUBLE',
  d: 'DATE',
  t: 'DATETIME',
  h: 'TIME',
  r: 'REFERENCE',
  B: 'BASE64',
  A: 'ADDRESS',
  e: 'EMAIL',
  p: 'PHONE',
  u: 'URL',
  T: 'TEXTAREA',
  '*': 'ANYTYPE',
};

const INTEGER =
  /^(NumberOf|Number$|Max|Min(?!utes)|Recurrence)|(Count|Index|Order|Minutes|Seconds|Size|Length|Version|Mask|Interval|Limit|Year|Quarter|Rank|Hours|Days|Employees|Precision|Digits|Score|Probability)$/;
const NOT_INTEGER = /^(Quantity|Probability|MinimumFractionDigits)$/;
const DATE =
  /^(LastActivityDate|Birthdate|CloseDate|ActivityDate|StartDate|EndDate|EffectiveDate|ExpirationDate|CompanySignedDate|CustomerSignedDate|PurchaseDate|InstallDate|UsageEndDate|ManufactureDate|ConvertedDate|FirstRespondedDate|PoDate|ServiceDate|RecurrenceStartDateOnly|RecurrenceEndDateOnly|LastReviewDate|SuggestedActionDate)$/;
const NOT_REFERENCE =
  /(DurableId|JigsawCompanyId|ReplyToId|MessageId|ThreadId|ExternalId|SourceId|DeveloperId|ClientId|FederationId|SubId|KeyId|BundleId|IdentifierId|SessionId|RequestId|LoginKeyId|QueryId|NodeId|ProviderId|LoginGeoId|UiComponentId|ReplayId)$/;
const LONG_TEXT =
  /^(Description|Body|Comments|CommentBody|TextBody|HtmlBody|Headers|Markup|StackTrace|Message|Content)$/;

const EXACT: Readonly<Record<string, string>> = {
  Boolean: 'b',
  Integer: 'i',
  Long: 'i',
  Decimal: 'n',
  Double: 'n',
  Date: 'd',
  Datetime: 't',
  Time: 'h',
  Blob: 'B',
  Address: 'A',
  Id: 'r',
};

/** Stubs have exact types; the typings know six, and names tell dates, whole numbers, addresses and texts apart. */
export function inferCode(field: { name: string; type: string }): string {
  const { name } = field;
  if (name === 'Id') return 'I';
  const exact = EXACT[field.type];
  if (exact) return exact;
  const type = field.type === 'String' ? 'string' : field.type;
  if (type === 'boolean') return 'b';
  if (type === 'number') return INTEGER.test(name) && !NOT_INTEGER.test(name) ? 'i' : 'n';
  if (type === 'DateString') return DATE.test(name) ? 'd' : 't';
  if (type === 'BlobString') return 'B';
  if (type === 'Address') return 'A';
  if (type !== 'string') return '*';
  if (/Id$/.test(name) && !NOT_REFERENCE.test(name)) return 'r';
  if (/Email$/.test(name)) return 'e';
  if (/(Phone|Fax|Extension)$/.test(name)) return 'p';
  if (/(Url|URL|Website)$/.test(name)) return 'u';
  if (/Street$/.test(name) || LONG_TEXT.test(name)) return 'T';
  return 's';
}
