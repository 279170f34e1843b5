/** Times of events and the people of e-mails. */
import { ApexDate, ApexDatetime } from '../../values/index.ts';
import type { SObject } from '../sobject.ts';
import { deriveActivityAccount } from './people-facts.ts';
import type { DmlContext } from './context.ts';
import { fail } from './row.ts';
import type { Row } from './row.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export function deriveTask(context: DmlContext, row: Row): void {
  const { record, old } = row;
  const isClosed = record.peek('Status') === 'Completed';
  record.put('IsClosed', isClosed);
  record.put('IsHighPriority', record.peek('Priority') === 'High');
  if (!isClosed) record.put('CompletedDateTime', null);
  else if (old?.peek('IsClosed') !== true) record.put('CompletedDateTime', new ApexDatetime(context.nowMs()));
  deriveActivityAccount(context, row);
}

/** Start, end and length of an event follow from any two of them; an all-day event lies on its day. */
export function deriveEvent(context: DmlContext, row: Row): void {
  const { record } = row;
  deriveActivityAccount(context, row);
  const start = startOf(row);
  if (start === null) return;
  const minutes = minutesOf(row, start);
  if (minutes === null) {
    fail(row, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [DurationInMinutes]', ['DurationInMinutes']);
    return;
  }
  if (minutes < 0) {
    fail(row, 'FIELD_INTEGRITY_EXCEPTION', 'End date cannot be before the start date', ['EndDateTime']);
    return;
  }
  const end = new ApexDatetime(start.ms + minutes * MINUTE_MS);
  record.put('StartDateTime', start);
  record.put('ActivityDateTime', record.peek('IsAllDayEvent') === true ? null : start);
  record.put('ActivityDate', new ApexDate(Math.floor(start.ms / DAY_MS)));
  record.put('DurationInMinutes', minutes);
  record.put('EndDateTime', end);
  record.put('EndDate', new ApexDate(Math.floor(end.ms / DAY_MS)));
}

function startOf({ record, old, written }: Row): ApexDatetime | null {
  const day = record.peek('ActivityDate');
  if (record.peek('IsAllDayEvent') === true && day instanceof ApexDate) return new ApexDatetime(day.epochDay * DAY_MS);
  const moved = old !== null && written.has('activitydatetime') && !written.has('startdatetime');
  const names = moved ? ['ActivityDateTime', 'StartDateTime'] : ['StartDateTime', 'ActivityDateTime'];
  const found = names.map((name) => record.peek(name)).find((value) => value instanceof ApexDatetime);
  return found instanceof ApexDatetime ? found : null;
}

function minutesOf({ record, written }: Row, start: ApexDatetime): number | null {
  const minutes = record.peek('DurationInMinutes');
  const end = record.peek('EndDateTime');
  const isGiven = typeof minutes === 'number' && (written.has('durationinminutes') || !written.has('enddatetime'));
  if (isGiven) return minutes;
  if (end instanceof ApexDatetime) return Math.round((end.ms - start.ms) / MINUTE_MS);
  return record.peek('IsAllDayEvent') === true ? DAY_MS / MINUTE_MS : null;
}

const RELATION_TYPES: Readonly<Record<string, string>> = {
  ToIds: 'ToAddress',
  CcIds: 'CcAddress',
  BccIds: 'BccAddress',
};

/** Values of the EmailMessageRelation rows that the id lists of a new e-mail stand for. */
export function emailRelations(context: DmlContext, message: SObject): Record<string, unknown>[] {
  return Object.entries(RELATION_TYPES).flatMap(([list, type]) =>
    idsIn(message.peek(list)).map((id) => ({
      EmailMessageId: message.id,
      RelationId: id,
      RelationType: type,
      RelationObjectType: context.schema.objectByPrefix(id)?.name ?? null,
    })),
  );
}

function idsIn(value: unknown): string[] {
  const isList = typeof value === 'object' && value !== null && Symbol.iterator in value;
  return isList ? [...(value as Iterable<unknown>)].map(String) : [];
}
