/** Fields that the platform computes from others when a record of a standard object is stored. */
import { createHash } from 'node:crypto';
import { ApexDate, ApexDatetime, Blob, Decimal } from '../../values/index.ts';
import { DEFAULT_STAGES } from '../../standard/value-sets.ts';
import type { SObject } from '../sobject.ts';
import { deriveEvent, deriveTask } from './activities.ts';
import { deriveLineItem, derivePricebookEntry, expectedRevenue } from './commerce.ts';
import type { DmlContext } from './context.ts';
import { deriveCampaignMember, deriveCaseContact } from './people-facts.ts';
import type { Row } from './row.ts';

type Derivation = (context: DmlContext, row: Row) => void;

const PERSON_NAMES = new Set(['Contact', 'Lead', 'User', 'Individual']);

const BY_OBJECT: Readonly<Record<string, Derivation>> = {
  ContentDistribution: deriveDistribution,
  Opportunity: deriveOpportunity,
  Case: deriveCase,
  Task: deriveTask,
  Event: deriveEvent,
  Attachment: (_context, { record }) => record.put('BodyLength', sizeOf(record.peek('Body'))),
  CampaignMember: deriveCampaignMember,
  ContentVersion: deriveVersion,
  PricebookEntry: derivePricebookEntry,
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

function deriveOpportunity(context: DmlContext, row: Row): void {
  const { record, old, summing } = row;
  const hasProducts = old?.peek('HasOpportunityLineItem') === true && !summing;
  if (hasProducts) record.put('Amount', old.peek('Amount'));
  const close = record.peek('CloseDate');
  if (close instanceof ApexDate) {
    const quarter = Math.ceil(close.month / 3);
    record.put('FiscalYear', close.year);
    record.put('FiscalQuarter', quarter);
    record.put('Fiscal', `${close.year} ${quarter}`);
  }
  deriveStage(context, row);
  record.put('ExpectedRevenue', expectedRevenue(record));
}

function deriveStage(context: DmlContext, { record, old, written }: Row): void {
  const stage = stageNamed(context, String(record.peek('StageName') ?? ''));
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

/** Status → whether a case with it is closed. */
function isClosedStatus(context: DmlContext, status: unknown): boolean {
  const table = context.db.table(context.schema.object('CaseStatus')!);
  const text = `SELECT 1 AS closed FROM ${table} WHERE "ApiName" = ? AND "IsClosed" = 1`;
  return typeof status === 'string' && context.db.get(text, status) !== undefined;
}

function deriveCase(context: DmlContext, row: Row): void {
  const { record, old } = row;
  const isClosed = isClosedStatus(context, record.peek('Status'));
  record.put('IsClosed', isClosed);
  if (isClosed && record.peek('ClosedDate') === null) record.put('ClosedDate', new ApexDatetime(context.nowMs()));
  if (!isClosed) record.put('ClosedDate', null);
  if (old === null) record.put('IsClosedOnCreate', isClosed);
  deriveCaseContact(context, row);
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

function sizeOf(content: unknown): number {
  return content instanceof Blob ? content.bytes.length : 0;
}

/** Size and MD5 checksum of a file's content. */
function deriveVersion(_context: DmlContext, { record }: Row): void {
  const content = record.peek('VersionData');
  if (!(content instanceof Blob)) return;
  record.put('ContentSize', sizeOf(content));
  record.put('Checksum', createHash('md5').update(content.bytes).digest('hex'));
}
