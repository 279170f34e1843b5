/** Facts of a person that other records repeat. */
import type { SObject } from '../sobject.ts';
import type { DmlContext } from './context.ts';
import { fail } from './row.ts';
import type { Row } from './row.ts';

function person(context: DmlContext, object: string, id: unknown): SObject | null {
  if (typeof id !== 'string') return null;
  return context.loadForTrigger(context.schema.object(object)!, [id]).get(id) ?? null;
}

const MEMBER_FIELDS = [
  'Salutation',
  'Name',
  'FirstName',
  'LastName',
  'Title',
  'Email',
  'Phone',
  'Fax',
  'MobilePhone',
  'LeadSource',
  'HasOptedOutOfEmail',
  'DoNotCall',
];

/** A campaign member shows the lead or contact that it is; one person is a member once. */
export function deriveCampaignMember(context: DmlContext, row: Row): void {
  const { record, old } = row;
  const leadId = record.peek('LeadId');
  const contactId = record.peek('ContactId');
  const isLead = contactId === null;
  const found = person(context, isLead ? 'Lead' : 'Contact', isLead ? leadId : contactId);
  if (!found) return;
  for (const name of MEMBER_FIELDS) if (found.schema.fields.has(name.toLowerCase())) record.put(name, found.peek(name));
  record.put('Type', isLead ? 'Lead' : 'Contact');
  record.put('LeadOrContactId', found.id);
  record.put('LeadOrContactOwnerId', found.peek('OwnerId'));
  record.put('CompanyOrAccount', isLead ? found.peek('Company') : accountName(context, found));
  record.put('HasResponded', record.peek('Status') === 'Responded');
  if (old === null) refuseTwice(context, row, isLead ? 'LeadId' : 'ContactId', found.id!);
}

function accountName(context: DmlContext, contact: SObject): unknown {
  return person(context, 'Account', contact.peek('AccountId'))?.peek('Name') ?? null;
}

function refuseTwice(context: DmlContext, row: Row, field: string, id: string): void {
  const table = context.db.table(row.record.schema);
  const text = `SELECT "Id" FROM ${table} WHERE "IsDeleted" = 0 AND "CampaignId" = ? AND "${field}" = ?`;
  const isMember = context.db.get(text, String(row.record.peek('CampaignId')), id) !== undefined;
  if (isMember) fail(row, 'DUPLICATE_VALUE', 'Already a campaign member.');
}

/** A case shows how its contact is reached, and belongs to the contact's account unless it names one. */
export function deriveCaseContact(context: DmlContext, { record, old }: Row): void {
  const contact = person(context, 'Contact', record.peek('ContactId'));
  record.put('ContactEmail', contact?.peek('Email') ?? null);
  record.put('ContactPhone', contact?.peek('Phone') ?? null);
  record.put('ContactMobile', contact?.peek('MobilePhone') ?? null);
  record.put('ContactFax', contact?.peek('Fax') ?? null);
  if (old === null && contact && record.peek('AccountId') === null) record.put('AccountId', contact.peek('AccountId'));
}

/** The account that an activity is about: the one it names, or that of the record or person it names. */
export function deriveActivityAccount(context: DmlContext, { record }: Row): void {
  const what = String(record.peek('WhatId') ?? '');
  const who = String(record.peek('WhoId') ?? '');
  if (what.startsWith('001')) return record.put('AccountId', what);
  const object = context.schema.objectByPrefix(what);
  const near = object?.fields.has('accountid') ? person(context, object.name, what) : null;
  const contact = who.startsWith('003') ? person(context, 'Contact', who) : null;
  record.put('AccountId', near?.peek('AccountId') ?? contact?.peek('AccountId') ?? null);
}
