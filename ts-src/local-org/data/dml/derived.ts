/** Fields that the platform computes from others when a record of a standard object is stored. */
import { ApexDatetime, Decimal } from '../../values/index.ts';
import { DEFAULT_STAGES } from '../../standard/value-sets.ts';
import type { SObject } from '../sobject.ts';
import type { DmlContext } from './context.ts';
import type { Row } from './row.ts';

type Derivation = (context: DmlContext, row: Row) => void;

const PERSON_NAMES = new Set(['Contact', 'Lead', 'User', 'Individual']);

const BY_OBJECT: Readonly<Record<string, Derivation>> = {
  ContentDistribution: deriveDistribution,
  Opportunity: deriveOpportunity,
  Case: deriveCase,
  Task: (_context, { record }) => {
    record.put('IsClosed', record.peek('Status') === 'Completed');
    record.put('IsHighPriority', record.peek('Priority') === 'High');
  },
  OpportunityLineItem: deriveLineItem,
  User: deriveUser,
  PermissionSet: (_context, { record, old }) => {
    if (old !== null) return;
    record.put('IsCustom', true);
    record.put('Type', 'Regular');
  },
  PermissionSetAssignment: (_context, { record }) => record.put('IsActive', true),
  SetupEntityAccess: (context, { record }) => {
    record.put('SetupEntityType', context.schema.objectByPrefix(String(record.peek('SetupEntityId')))?.name ?? null);
  },
  Group: (context, { record }) => {
    if (record.peek('DeveloperName') === null)
      record.put('DeveloperName', String(record.peek('Name') ?? '').replace(/\W+/g, '_'));
    record.put('OwnerId', record.peek('OwnerId') ?? context.organizationId);
  },
  UserRole: (_context, { record }) => {
    if (record.peek('DeveloperName') === null)
      record.put('DeveloperName', String(record.peek('Name') ?? '').replace(/\W+/g, '_'));
  },
};

export function derive(context: DmlContext, row: Row): void {
  const { record } = row;
  if (PERSON_NAMES.has(record.schema.name)) derivePersonName(record);
  BY_OBJECT[record.schema.name]?.(context, row);
  if (record.schema.settingType === 'Hierarchy' && record.peek('Name') === null) {
    record.put(
      'Name',
      `${record.schema.label} (${context.schema.objectByPrefix(String(record.peek('SetupOwnerId')))?.label ?? 'Organization'})`.slice(
        0,
        38,
      ),
    );
  }
}

function derivePersonName(record: SObject): void {
  const parts = [record.peek('FirstName'), record.peek('LastName')].filter((part) => part !== null && part !== '');
  record.put('Name', parts.join(' '));
}

function deriveOpportunity(context: DmlContext, { record, old, written }: Row): void {
  const name = String(record.peek('StageName') ?? '');
  const stage = stageNamed(context, name);
  if (!stage) return;
  const changed = old === null || old.peek('StageName') !== record.peek('StageName');
  record.put('IsClosed', stage.isClosed);
  record.put('IsWon', stage.isWon);
  if (!changed) return;
  const given =
    old === null ? record.isSet('Probability') && record.peek('Probability') !== null : written.has('probability');
  if (!given) record.put('Probability', Decimal.from(stage.probability));
  if (old !== null && written.has('forecastcategoryname')) return;
  record.put('ForecastCategory', stage.forecast);
  record.put('ForecastCategoryName', stage.forecastName);
}

interface StageFacts {
  probability: number;
  isClosed: boolean;
  isWon: boolean;
  forecast: string;
  forecastName: string;
}

function stageNamed(context: DmlContext, name: string): StageFacts | null {
  const stages = context.schema.object('OpportunityStage')!;
  const row = context.db.get(
    `SELECT "DefaultProbability" AS p, "IsClosed" AS c, "IsWon" AS w, "ForecastCategory" AS f, "ForecastCategoryName" AS n FROM ${context.db.table(stages)} WHERE "MasterLabel" = ?`,
    name,
  );
  if (row)
    return {
      probability: Number(row.p ?? 0),
      isClosed: row.c === 1n,
      isWon: row.w === 1n,
      forecast: String(row.f),
      forecastName: String(row.n),
    };
  return DEFAULT_STAGES.find((stage) => stage.name.toLowerCase() === name.toLowerCase()) ?? null;
}

function deriveCase(context: DmlContext, { record, old }: Row): void {
  const isClosed = String(record.peek('Status') ?? '').toLowerCase() === 'closed';
  record.put('IsClosed', isClosed);
  if (isClosed && record.peek('ClosedDate') === null) record.put('ClosedDate', new ApexDatetime(context.nowMs()));
  if (!isClosed) record.put('ClosedDate', null);
  if (old === null) record.put('IsClosedOnCreate', isClosed);
  if (old === null && record.peek('AccountId') === null && record.peek('ContactId') !== null) {
    const contacts = context.schema.object('Contact')!;
    const row = context.db.get(
      `SELECT "AccountId" AS a FROM ${context.db.table(contacts)} WHERE "Id" = ?`,
      String(record.peek('ContactId')),
    );
    record.put('AccountId', row?.a ?? null);
  }
}

function deriveLineItem(_context: DmlContext, { record, written, old }: Row): void {
  const quantity = record.peek('Quantity');
  const price = record.peek('UnitPrice');
  const total = record.peek('TotalPrice');
  if (!(quantity instanceof Decimal)) return;
  if (price instanceof Decimal && (old === null || !written.has('totalprice')))
    record.put('TotalPrice', quantity.multiply(price));
  else if (total instanceof Decimal && quantity.sign !== 0) record.put('UnitPrice', total.divide(quantity));
}

function deriveUser(_context: DmlContext, { record, old }: Row): void {
  if (old !== null) return;
  if (!record.isSet('IsActive')) record.put('IsActive', true);
  if (record.peek('UserType') === null) record.put('UserType', 'Standard');
  if (record.peek('CommunityNickname') === null)
    record.put('CommunityNickname', String(record.peek('Username') ?? '').slice(0, 40));
}

/** A published file is found under addresses of the org. */
function deriveDistribution(context: DmlContext, { record, old }: Row): void {
  if (old !== null) return;
  const place = `https://local.example/sfc/p/${context.organizationId.slice(0, 15)}/${String(record.peek('ContentVersionId') ?? '')}`;
  record.put('DistributionPublicUrl', `${place}/view`);
  record.put('ContentDownloadUrl', `${place}/download`);
}
