import type { DmlError } from '../../data/contract.ts';
import type { LeadConverted } from '../../data/dml/convert-lead.ts';
import { runConversions, runMerge } from '../runtime/system-dml.ts';
import { SObjectBase } from '../runtime/type.ts';
import type { SObject } from '../../data/sobject.ts';
import { AccessLevel } from './AccessLevel.ts';
import { present } from './arguments.ts';
import type { Json } from './json/tree.ts';
import type { LeadConvert } from './LeadConvert.ts';
import type { ApexList } from './List.ts';
import { list } from './List.ts';
import { listOfType } from './named-types.ts';
import { LeadConvertResultType, MergeResultType } from './OperationResults.ts';
import { recordFrom } from './record-list.ts';

/** `Database.merge` and `Database.convertLead`: keys and bodies of every overload, and their declarations. */
export const MERGE_MEMBERS: Record<string, (...args: never[]) => unknown> = {};
const declared: string[] = [];

type Option = boolean | AccessLevel | null;

const TAILS = ['', 'Boolean allOrNone', 'AccessLevel accessLevel', 'Boolean allOrNone, AccessLevel accessLevel'];

function overloads(name: string, subject: string, returns: string, body: (...args: never[]) => unknown): void {
  for (const tail of TAILS) {
    const parameters = [subject, tail].filter(Boolean).join(', ');
    declared.push(`public static ${returns} ${name}(${parameters});`);
    const types = parameters
      .split(', ')
      .map((parameter) => parameter.split(' ')[0]!.replace(/<.*/, '').replace('Database.', ''));
    MERGE_MEMBERS[`${name}(${types.join(',')})`] = body;
  }
}

function settings(options: readonly Option[]): { mode?: 'user' | 'system'; allOrNone: boolean } {
  const level = options.find((option) => option instanceof AccessLevel);
  return { mode: level?.mode, allOrNone: options.find((option) => typeof option === 'boolean') ?? true };
}

function mergeOne(master: SObject | null, duplicate: unknown, ...options: Option[]): object {
  const duplicates = list(SObjectBase, [recordFrom(duplicate)]);
  return merged(present(master), duplicates, options)[0]!;
}

function mergeAll(master: SObject | null, duplicates: ApexList | null, ...options: Option[]): ApexList {
  const records = list(SObjectBase, present(duplicates).items.map(recordFrom));
  return listOfType('Database.MergeResult', merged(present(master), records, options));
}

/** One result per merge call. */
function merged(master: SObject, duplicates: ApexList, options: readonly Option[]): object[] {
  const { id, success, errors, mergedIds, updatedRelatedIds } = runMerge(master, duplicates, settings(options));
  return [
    result(MergeResultType, {
      id: text(id),
      success: flag(success),
      errors: errorList(errors),
      mergedRecordIds: texts(mergedIds),
      updatedRelatedIds: texts(updatedRelatedIds),
    }),
  ];
}

function convertOne(request: LeadConvert | null, ...options: Option[]): object {
  return converted([request], options)[0]!;
}

function convertAll(requests: ApexList | null, ...options: Option[]): ApexList {
  return listOfType(
    'Database.LeadConvertResult',
    converted(present(requests).items as (LeadConvert | null)[], options),
  );
}

function converted(requests: readonly (LeadConvert | null)[], options: readonly Option[]): object[] {
  const conversions = requests.map((request) => present(request).conversion());
  return runConversions(conversions, settings(options)).map(conversionResult);
}

function conversionResult({ leadId, accountId, contactId, opportunityId, success, errors }: LeadConverted): object {
  return result(LeadConvertResultType, {
    leadId: text(leadId),
    accountId: text(accountId),
    contactId: text(contactId),
    opportunityId: text(opportunityId),
    success: flag(success),
    errors: errorList(errors),
  });
}

function result(type: typeof MergeResultType, members: Record<string, Json>): object {
  const { fromJson } = type.implementation as unknown as { fromJson(json: ReadonlyMap<string, Json>): object };
  return fromJson(new Map(Object.entries(members)));
}

function text(value: string | null): Json {
  return value === null ? { kind: 'null' } : { kind: 'string', text: value };
}

function flag(value: boolean): Json {
  return { kind: 'boolean', value };
}

function texts(values: readonly string[]): Json {
  return { kind: 'array', items: values.map(text) };
}

function errorList(errors: readonly DmlError[]): Json {
  const items = errors.map(({ statusCode, message, fields }): Json => ({
    kind: 'object',
    entries: [
      ['statusCode', text(statusCode)],
      ['message', text(message)],
      ['fields', texts(fields)],
    ],
  }));
  return { kind: 'array', items };
}

for (const duplicate of ['SObject duplicateRecord', 'Id duplicateId'])
  overloads('merge', `SObject masterRecord, ${duplicate}`, 'Database.MergeResult', mergeOne);
for (const duplicates of ['List<SObject> duplicateRecords', 'List<Id> duplicateIds'])
  overloads('merge', `SObject masterRecord, ${duplicates}`, 'List<Database.MergeResult>', mergeAll);
overloads('convertLead', 'Database.LeadConvert leadToConvert', 'Database.LeadConvertResult', convertOne);
overloads('convertLead', 'List<Database.LeadConvert> leadsToConvert', 'List<Database.LeadConvertResult>', convertAll);

export const MERGE_DECLARATIONS = declared.join('\n    ');
