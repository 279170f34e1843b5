import { ApexDate, ApexDatetime } from '../../values/index.ts';
import type { DmlError } from '../contract.ts';
import { DataError } from '../errors.ts';
import { SObject } from '../sobject.ts';
import type { DmlContext } from './context.ts';
import { dmlException, runDml } from './engine.ts';
import type { Undo } from './engine.ts';
import { fail } from './row.ts';
import type { Row } from './row.ts';
import { existingRows, updateChunk } from './update.ts';

/** What a conversion asks for; nulls leave the choice to the platform. */
export interface LeadConversion {
  leadId: string;
  /** An existing account or contact to merge the lead into. */
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
  convertedStatus: string | null;
  createsOpportunity: boolean;
  opportunityName: string | null;
  ownerId: string | null;
  overwritesLeadSource: boolean;
}

export interface LeadConverted {
  leadId: string;
  success: boolean;
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
  errors: DmlError[];
}

/** Lead field → field of the record that the conversion makes. */
const ACCOUNT_FIELDS: Readonly<Record<string, string>> = {
  Company: 'Name',
  Phone: 'Phone',
  Fax: 'Fax',
  Website: 'Website',
  Industry: 'Industry',
  Rating: 'Rating',
  AnnualRevenue: 'AnnualRevenue',
  NumberOfEmployees: 'NumberOfEmployees',
  LeadSource: 'AccountSource',
  ...addressTo('Billing'),
};
const CONTACT_FIELDS: Readonly<Record<string, string>> = {
  Salutation: 'Salutation',
  FirstName: 'FirstName',
  LastName: 'LastName',
  Title: 'Title',
  Phone: 'Phone',
  MobilePhone: 'MobilePhone',
  Fax: 'Fax',
  Email: 'Email',
  LeadSource: 'LeadSource',
  Description: 'Description',
  HasOptedOutOfEmail: 'HasOptedOutOfEmail',
  ...addressTo('Mailing'),
};

function addressTo(prefix: string): Record<string, string> {
  const parts = ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude'];
  return Object.fromEntries(parts.map((part) => [part, `${prefix}${part}`]));
}

/**
 * Converts leads: account, contact and opportunity are found or made with their triggers, then the lead is closed in one update with its own.
 * Throws DmlException for the first failure when `allOrNone`; otherwise a lead that fails leaves nothing behind.
 */
export function convertLeads(
  context: DmlContext,
  undo: Undo,
  requests: readonly LeadConversion[],
  options: { allOrNone: boolean },
): LeadConverted[] {
  const start = undo.mark();
  try {
    return requests.map((request, index) => {
      const mark = undo.mark();
      const [row, converted] = convertOne(context, undo, request, index);
      if (row.errors.length === 0) return converted;
      if (options.allOrNone)
        throw dmlException(
          'convertLead',
          [row],
          requests.map(({ leadId }) => leadId),
        );
      undo.rollbackTo(mark);
      return { ...failedConversion(request), errors: row.errors };
    });
  } catch (error) {
    undo.rollbackTo(start);
    throw error;
  }
}

function failedConversion({ leadId }: LeadConversion): LeadConverted {
  return { leadId, success: false, accountId: null, contactId: null, opportunityId: null, errors: [] };
}

function convertOne(
  context: DmlContext,
  undo: Undo,
  request: LeadConversion,
  index: number,
): [row: Row, converted: LeadConverted] {
  const object = context.schema.object('Lead')!;
  const input = new SObject(object, { Id: request.leadId });
  const [row] = existingRows(context, object, [input], [index], 'convertLead') as [Row];
  const none = failedConversion(request);
  if (row.old) refuse(context, request, row);
  if (row.errors.length > 0) return [row, none];
  try {
    const made = makeRecords(context, undo, request, row.old!);
    closeLead(context, request, row, made);
    if (row.errors.length === 0) carryOver(context, row.old!, made);
    return [row, { ...none, success: true, ...made }];
  } catch (error) {
    if (!(error instanceof DataError) || error.rows.length === 0) throw error;
    for (const { statusCode, message, fields } of error.rows[0]!.errors) fail(row, statusCode, message, fields);
    return [row, none];
  }
}

function refuse(context: DmlContext, request: LeadConversion, row: Row): void {
  const lead = row.old!;
  if (lead.peek('IsDeleted') === true) return fail(row, 'ENTITY_IS_DELETED', 'entity is deleted');
  if (lead.peek('IsConverted') === true)
    return fail(row, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
  if (!isConvertedStatus(context, request.convertedStatus))
    return fail(row, 'INVALID_STATUS', `invalid convertedStatus: ${request.convertedStatus ?? 'null'}`);
  if (request.contactId !== null && request.accountId === null)
    return fail(row, 'INVALID_ID_FIELD', 'an account id is needed when a contact id is specified');
  const owner = request.ownerId ?? String(lead.peek('OwnerId'));
  if (!owner.startsWith('005'))
    fail(
      row,
      'INVALID_OWNER',
      'Converted objects can only be owned by users.  If the lead is owned by a queue, you must specify an owner.',
    );
}

function isConvertedStatus(context: DmlContext, status: string | null): boolean {
  const table = context.db.table(context.schema.object('LeadStatus')!);
  return context.db.get(`SELECT 1 AS x FROM ${table} WHERE "ApiName" = ? AND "IsConverted" = 1`, status) !== undefined;
}

interface Made {
  accountId: string;
  contactId: string;
  opportunityId: string | null;
}

function makeRecords(context: DmlContext, undo: Undo, request: LeadConversion, lead: SObject): Made {
  const owner = { OwnerId: request.ownerId ?? lead.peek('OwnerId') };
  const insert = (name: string, values: Record<string, unknown>): string => {
    const record = new SObject(context.schema.object(name)!, values);
    runDml(context, undo, 'insert', [record], { allOrNone: true });
    return record.id!;
  };
  const accountId = request.accountId ?? insert('Account', { ...mapped(lead, ACCOUNT_FIELDS), ...owner });
  const contactId =
    request.contactId ?? insert('Contact', { ...mapped(lead, CONTACT_FIELDS), ...owner, AccountId: accountId });
  if (request.contactId !== null) fillContact(context, undo, request, lead);
  if (!request.createsOpportunity) return { accountId, contactId, opportunityId: null };
  const opportunityId =
    request.opportunityId ??
    insert('Opportunity', { ...opportunity(context, request, lead), ...owner, AccountId: accountId });
  if (request.opportunityId === null)
    insert('OpportunityContactRole', { OpportunityId: opportunityId, ContactId: contactId, IsPrimary: true });
  return { accountId, contactId, opportunityId };
}

function mapped(lead: SObject, fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const values = Object.entries(fields).map(([from, to]) => [to, lead.peek(from)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

/** A lead merged into a contact fills its empty fields; the lead source is replaced only on request. */
function fillContact(context: DmlContext, undo: Undo, request: LeadConversion, lead: SObject): void {
  const object = context.schema.object('Contact')!;
  const contact = context.loadForTrigger(object, [request.contactId!]).get(request.contactId!);
  if (!contact) return;
  const values = Object.entries(mapped(lead, CONTACT_FIELDS)).filter(
    ([name]) => contact.peek(name) === null || (name === 'LeadSource' && request.overwritesLeadSource),
  );
  if (values.length === 0) return;
  const change = new SObject(object, { Id: request.contactId, ...Object.fromEntries(values) });
  runDml(context, undo, 'update', [change], { allOrNone: true });
}

/** Named after the company, in the first stage, to be closed at the end of the quarter. */
function opportunity(context: DmlContext, request: LeadConversion, lead: SObject): Record<string, unknown> {
  const { year, month } = new ApexDatetime(context.nowMs()).fields(context.timeZone).date;
  const quarterEnd = new ApexDate(ApexDate.of(year, month - ((month - 1) % 3) + 3, 1).epochDay - 1);
  const stages = context.db.table(context.schema.object('OpportunityStage')!);
  const stage = context.db.get(`SELECT "ApiName" AS name FROM ${stages} ORDER BY "SortOrder" LIMIT 1`)?.name;
  return {
    Name: request.opportunityName ?? `${String(lead.peek('Company') ?? '')}-`,
    StageName: stage ?? null,
    CloseDate: quarterEnd,
    LeadSource: lead.peek('LeadSource'),
  };
}

function closeLead(context: DmlContext, request: LeadConversion, row: Row, made: Made): void {
  const { record } = row;
  record.put('Status', request.convertedStatus);
  record.put('IsConverted', true);
  record.put('ConvertedDate', new ApexDatetime(context.nowMs()).fields(context.timeZone).date);
  record.put('ConvertedAccountId', made.accountId);
  record.put('ConvertedContactId', made.contactId);
  record.put('ConvertedOpportunityId', made.opportunityId);
  if (request.ownerId !== null) record.put('OwnerId', request.ownerId);
  updateChunk(context, [row]);
}

/** Activities and campaign memberships follow the person. */
function carryOver(context: DmlContext, lead: SObject, { contactId }: Made): void {
  const move = (name: string, from: string, to: string): void => {
    const object = context.schema.object(name)!;
    if (!context.db.hasTable(object)) return;
    context.db.run(`UPDATE ${context.db.table(object)} SET "${to}" = ? WHERE "${from}" = ?`, contactId, lead.id);
  };
  move('Task', 'WhoId', 'WhoId');
  move('Event', 'WhoId', 'WhoId');
  move('CampaignMember', 'LeadId', 'ContactId');
}
