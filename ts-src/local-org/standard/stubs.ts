/** SObject stubs (BSD-3-Clause, github.com/apex-dev-tools/sobject-types) from the jar that the code analyzer ships. */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFields } from './class-file.ts';
import { readZip } from './zip.ts';

export interface Stub {
  /** Field → Apex type: `String`, `Id`, `Decimal`, `Date`, ... */
  fields: Map<string, string>;
  /** Relationship → parent object; `Name` or `SObject` when there are several. */
  parents: Map<string, string>;
  children: { name: string; object: string }[];
}

const VALUES = new Set([
  'String',
  'Id',
  'Boolean',
  'Integer',
  'Long',
  'Decimal',
  'Double',
  'Date',
  'Datetime',
  'Time',
  'Blob',
  'Address',
  'LiveChatTranscript',
  'Location',
  'MessagingEndUser',
  'MessagingSession',
]);

export function readStubs(): Map<string, Stub> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@salesforce/code-analyzer-pmd-engine')), 'java-lib');
  const jar = readdirSync(folder).find((name) => /^sobject-types-.*\.jar$/.test(name));
  if (!jar) throw new Error(`no sobject-types jar in ${folder}`);
  const stubs = new Map<string, Stub>();
  for (const [path, bytes] of readZip(readFileSync(join(folder, jar)))) {
    const name = /SObjects\/(\w+)\.class$/.exec(path)?.[1];
    if (name) stubs.set(name, readStub(bytes));
  }
  return stubs;
}

function readStub(bytes: Buffer): Stub {
  const stub: Stub = { fields: new Map(), parents: new Map(), children: [] };
  for (const { name, type } of readFields(bytes)) {
    if (type.endsWith('[]')) stub.children.push({ name, object: type.slice(0, -2) });
    else if (VALUES.has(type)) stub.fields.set(name, type);
    else stub.parents.set(name, type);
  }
  return stub;
}

/** Objects that the typings lack and orgs commonly use. */
export const MORE_OBJECTS = [
  'AccountContactRelation',
  'AssignedResource',
  'BatchApexErrorEvent',
  'ContactPointAddress',
  'ContactPointConsent',
  'ContactPointEmail',
  'ContactPointPhone',
  'ContactPointTypeConsent',
  'CurrencyType',
  'CustomNotificationType',
  'DataUsePurpose',
  'DatedConversionRate',
  'FlowDefinitionView',
  'FlowExecutionErrorEvent',
  'FlowVariableView',
  'FlowVersionView',
  'Location',
  'Network',
  'NetworkMember',
  'OperatingHours',
  'OpportunityTeamMember',
  'OpportunitySplit',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'ProductConsumed',
  'Quote',
  'QuoteLineItem',
  'ReturnOrder',
  'ServiceAppointment',
  'ServiceResource',
  'ServiceTerritory',
  'Shift',
  'Skill',
  'Survey',
  'SurveyInvitation',
  'SurveyResponse',
  'Territory2',
  'UserTerritory2Association',
  'UserAccessPolicy',
  'WorkOrder',
  'WorkOrderLineItem',
  'WorkType',
];

/** Fields that exist only with a feature that the local org does not have. */
export function needsFeature(object: string, field: string): boolean {
  if (/^(DefaultCurrencyIsoCode|CurrencyIsoCode|Division|DefaultDivision|NetworkId|Territory2Id|SellerId)$/.test(field))
    return true;
  if (/(CountryCode|StateCode)$/.test(field)) return true;
  if (/^(Permissions|UserPermissions|UserPreferences|Preferences)/.test(field)) return true;
  if (
    object === 'Account' &&
    /^(Person.*|IsPersonAccount|FirstName|LastName|Salutation|MiddleName|Suffix)$/.test(field)
  )
    return true;
  return /^(IsPersonAccount|MiddleName|Suffix)$/.test(field);
}
