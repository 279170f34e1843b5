/** Helpers to state what the typings of standard objects cannot tell: labels, types, lengths, picklist values, requiredness. */
import type { FieldSchema, PicklistValue, SharingModel } from '../../data/schema.ts';

/** Facts of a field; a field that the typings lack must have a `type`. */
export type FieldOverlay = Partial<FieldSchema>;

export interface ObjectOverlay {
  /** Three-character key prefix. */
  prefix: string;
  label?: string;
  plural?: string;
  /** Org-wide default until the source folders say otherwise. */
  sharing?: SharingModel;
  nameField?: string;
  /** Has a RecordTypeId. */
  recordTypes?: boolean;
  /** Setup and system rows: every user may read them, only the platform or an administrator writes them. */
  setup?: boolean;
  fields?: Record<string, FieldOverlay>;
  children?: { name: string; object: string; field: string }[];
}

const ALWAYS = { required: true, nillable: false } as const;
export const required: FieldOverlay = ALWAYS;
/** Computed by the platform; DML ignores it. */
export const computed: FieldOverlay = { createable: false, updateable: false, calculated: false };

export function text(length: number, more: FieldOverlay = {}): FieldOverlay {
  return { type: 'STRING', length, ...more };
}
export function longText(length: number, more: FieldOverlay = {}): FieldOverlay {
  return { type: 'TEXTAREA', length, ...more };
}
export function email(more: FieldOverlay = {}): FieldOverlay {
  return { type: 'EMAIL', length: 80, ...more };
}
export function phone(more: FieldOverlay = {}): FieldOverlay {
  return { type: 'PHONE', length: 40, ...more };
}
export function url(more: FieldOverlay = {}): FieldOverlay {
  return { type: 'URL', length: 255, ...more };
}
export function currency(scale = 2, more: FieldOverlay = {}): FieldOverlay {
  return { type: 'CURRENCY', precision: 18, scale, ...more };
}
export function percent(precision: number, scale: number, more: FieldOverlay = {}): FieldOverlay {
  return { type: 'PERCENT', precision, scale, ...more };
}
export function double(precision: number, scale: number, more: FieldOverlay = {}): FieldOverlay {
  return { type: 'DOUBLE', precision, scale, ...more };
}
export function integer(more: FieldOverlay = {}): FieldOverlay {
  return { type: 'INTEGER', precision: 9, ...more };
}
export function checkbox(more: FieldOverlay = {}): FieldOverlay {
  return { type: 'BOOLEAN', nillable: false, ...more };
}
export function date(more: FieldOverlay = {}): FieldOverlay {
  return { type: 'DATE', ...more };
}
export function datetime(more: FieldOverlay = {}): FieldOverlay {
  return { type: 'DATETIME', ...more };
}
export function time(more: FieldOverlay = {}): FieldOverlay {
  return { type: 'TIME', ...more };
}
export function reference(
  relationshipName: string | null,
  referenceTo: string[],
  more: FieldOverlay = {},
): FieldOverlay {
  return { type: 'REFERENCE', relationshipName, referenceTo, ...more };
}
/** A child that is deleted with its parent and takes its parent's sharing. */
export function detail(relationshipName: string, referenceTo: string[], more: FieldOverlay = {}): FieldOverlay {
  return reference(relationshipName, referenceTo, {
    ...ALWAYS,
    deleteConstraint: 'Cascade',
    masterDetail: true,
    ...more,
  });
}
/** Values as `A|B|C`; a leading `*` marks the default. */
export function picklist(values: string, more: FieldOverlay = {}): FieldOverlay {
  return { type: 'PICKLIST', length: 255, picklist: values === '' ? [] : values.split('|').map(pick), ...more };
}
export function multiPicklist(values: string, more: FieldOverlay = {}): FieldOverlay {
  return { ...picklist(values, more), type: 'MULTIPICKLIST', length: 4099 };
}
function pick(text: string): PicklistValue {
  const isDefault = text.startsWith('*');
  const value = isDefault ? text.slice(1) : text;
  return { value, label: value, isDefault, active: true };
}
/** Street, city, state, postal code, country and position, as the address fields of standard objects have them. */
export function address(prefix: string): Record<string, FieldOverlay> {
  return {
    [`${prefix}Street`]: longText(255),
    [`${prefix}City`]: text(40),
    [`${prefix}State`]: text(80, { label: `${prefix} State/Province`.trim() }),
    [`${prefix}PostalCode`]: text(20, { label: `${prefix} Zip/Postal Code`.trim() }),
    [`${prefix}Country`]: text(80),
    [`${prefix}Latitude`]: double(18, 15),
    [`${prefix}Longitude`]: double(18, 15),
    [`${prefix}GeocodeAccuracy`]: picklist(
      'Address|NearAddress|Block|Street|ExtendedZip|Zip|Neighborhood|City|County|State|Unknown',
    ),
  };
}
export const SALUTATION = picklist('Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.');
export const LEAD_SOURCE = picklist('Web|Phone Inquiry|Partner Referral|Purchased List|Other', {
  label: 'Lead Source',
});
export const INDUSTRY = picklist(
  'Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|Utilities|Other',
);
export const RATING = picklist('Hot|Warm|Cold');
/** Share rows: who has which access to one record. */
export function share(prefix: string, parent: string, level = `${parent}AccessLevel`): ObjectOverlay {
  return {
    prefix,
    setup: true,
    fields: {
      [`${parent}Id`]: reference(parent, [parent], { ...ALWAYS, deleteConstraint: 'Cascade', updateable: false }),
      UserOrGroupId: reference('UserOrGroup', ['Group', 'User'], { ...ALWAYS, updateable: false }),
      [level]: picklist('Read|Edit|All', { ...ALWAYS, restrictedPicklist: true }),
      RowCause: picklist('Owner|*Manual|Rule|ImplicitChild|ImplicitParent|Team', {
        updateable: false,
        nillable: false,
      }),
    },
  };
}
