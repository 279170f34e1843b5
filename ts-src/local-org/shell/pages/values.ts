import { html, type Html } from '../../api/html.ts';
import type { OrgUser } from '../../api/directory.ts';
import type { FieldSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime, Decimal, Double } from '../../values/index.ts';
import type { AppModel } from '../apps.ts';
import { recordPath } from './frame.ts';

/** A field of a record as a person reads it, in the user's locale and time zone. */
export function fieldText(user: OrgUser, field: FieldSchema, value: unknown): string {
  const locale = user.locale.replace('_', '-');
  if (value === null) return '';
  if (value instanceof ApexDatetime) return dateTimeText(value.ms, locale, user.timeZone);
  if (value instanceof ApexDate)
    return new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(value.epochDay * 86_400_000);
  if (value instanceof ApexTime) return value.toString().slice(0, 8);
  if (value instanceof Decimal || value instanceof Double) return numberText(String(value), field, locale);
  if (typeof value === 'number' || typeof value === 'bigint') return new Intl.NumberFormat(locale).format(value);
  return String(value);
}

function dateTimeText(ms: number, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(ms);
}

function numberText(text: string, field: FieldSchema, locale: string): string {
  const digits = { minimumFractionDigits: field.scale, maximumFractionDigits: Math.max(field.scale, 3) };
  const format = field.type === 'CURRENCY' ? { ...digits, style: 'currency' as const, currency: 'USD' } : digits;
  const shown = new Intl.NumberFormat(locale, format).format(text as Intl.StringNumericLiteral);
  return field.type === 'PERCENT' ? `${shown}%` : shown;
}

/** The same as HTML: a checkbox as its mark, a reference as a link to the parent's page. */
export function fieldHtml(user: OrgUser, app: AppModel, record: SObject, field: FieldSchema): Html {
  const value = record.peek(field.name);
  if (field.type === 'BOOLEAN') {
    const checked = value === true;
    return html`<span title="${checked ? 'True' : 'False'}">${checked ? '☑' : '☐'}</span>`;
  }
  if (field.type === 'REFERENCE' && typeof value === 'string') return referenceHtml(app, record, field, value);
  if (field.type === 'URL' && typeof value === 'string' && /^https?:\/\//.test(value)) {
    return html`<a href="${value}" rel="noreferrer">${value}</a>`;
  }
  return html`${fieldText(user, field, value)}`;
}

function referenceHtml(app: AppModel, record: SObject, field: FieldSchema, id: string): Html {
  const name = field.relationshipName;
  const parent = name !== null && record.hasRelation(name) ? record.relation(name) : null;
  const nameField = parent?.schema.nameField;
  const label = parent && nameField ? parent.peek(nameField) : null;
  if (parent === null || label === null) return html`${id}`;
  return html`<a href="${recordPath(app, parent.schema.name, id)}">${label}</a>`;
}
