import type { SObject } from '../../../data/sobject.ts';
import { parseSoql } from '../../../soql/parse.ts';
import { tx } from '../../runtime/transaction.ts';
import { EmailException } from '../exceptions.ts';
import { SingleEmailMessage } from '../SingleEmailMessage.ts';
import { mergeTemplate, type MergeRecords } from './merge-template.ts';

/** An e-mail template with its merge fields filled in for a person and a record. @throws EmailException */
export function renderStored(templateId: string, whoId: string | null, whatId: string | null): SingleEmailMessage {
  const [template] = rows('SELECT Subject, Body, HtmlValue FROM EmailTemplate WHERE Id = :id', templateId);
  if (!template) throw new EmailException(`Invalid template id: ${templateId}`);
  const records = mergeRecords(whoId, whatId);
  const filled = (field: string): string | null => {
    const source = template.get(field) as string | null;
    return source === null ? null : mergeTemplate(source, records, parentOf);
  };
  const message = new SingleEmailMessage();
  const values = {
    subject: filled('Subject'),
    plainTextBody: filled('Body'),
    htmlBody: filled('HtmlValue'),
    targetObjectId: whoId,
    whatId,
    templateId,
  };
  for (const [name, value] of Object.entries(values)) message.values.set(name, value);
  return message;
}

/** The person is also the recipient; the sender is the running user. */
export function mergeRecords(whoId: string | null, whatId: string | null): MergeRecords {
  const records = new Map<string, SObject>();
  const add = (id: string | null, ...names: string[]): void => {
    const record = id === null ? null : read(id);
    if (record) for (const name of [record.schema.name, ...names]) records.set(name.toLowerCase(), record);
  };
  add(tx().user.id, 'Sender');
  add(whatId, 'RelatedTo');
  add(whoId, 'Recipient');
  return records;
}

function parentOf(record: SObject, relationship: string): SObject | null {
  const field = tx().schema.relationship(record.schema, relationship);
  const id = field ? (record.peek(field.name) as string | null | undefined) : null;
  return id ? read(id) : null;
}

/** All fields of the record that an id names. */
function read(id: string): SObject | null {
  const object = tx().schema.objectByPrefix(id.slice(0, 3));
  return object ? (rows(`SELECT FIELDS(ALL) FROM ${object.name} WHERE Id = :id LIMIT 1`, id)[0] ?? null) : null;
}

function rows(query: string, id: string): SObject[] {
  const access = { userId: tx().user.id, mode: 'system', sharing: false } as const;
  return tx().data.query(parseSoql(query), [id], access).records;
}
