import { html, type Html } from '../../api/html.ts';
import type { FieldSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import type { LayoutModel } from '../layouts.ts';
import { pageHeader, type Frame } from './frame.ts';
import { recordTable } from './list.ts';
import type { Listing } from './records.ts';
import { fieldHtml } from './values.ts';

export interface RecordPage {
  record: SObject;
  /** Fields that the user may read, by lower-case name. */
  fields: Map<string, FieldSchema>;
  layout: LayoutModel | null;
  related: Listing[];
  icon: string;
  /** Lightning components of a record page. */
  components: Html;
}

export function recordPage(frame: Frame, model: RecordPage): Html {
  const { schema } = model.record;
  const name = schema.nameField ? model.record.peek(schema.nameField) : null;
  return html`${pageHeader(schema.label, String(name ?? model.record.id), model.icon, null)}
    <div class="shell-region">
      <section class="slds-card slds-p-around_medium" aria-label="Details">${sections(frame, model)}</section>
      ${model.components} ${model.related.map((list) => relatedList(frame, list))}
    </div>`;
}

function sections(frame: Frame, model: RecordPage): Html[] {
  const layout = model.layout?.sections ?? [{ label: 'Information', columns: [[...model.fields.keys()]] }];
  return layout.map((section) => {
    const columns = section.columns.map((column) =>
      column.flatMap((name) => model.fields.get(name.toLowerCase()) ?? []),
    );
    if (columns.every((column) => column.length === 0)) return html``;
    return html`<h2 class="slds-text-heading_small slds-m-vertical_small">${section.label}</h2>
      <div class="shell-fields">
        ${columns.map((column) => html`<dl>${column.map((field) => fieldRow(frame, model.record, field))}</dl>`)}
      </div>`;
  });
}

function fieldRow(frame: Frame, record: SObject, field: FieldSchema): Html {
  return html`<div class="slds-form-element slds-form-element_readonly slds-m-bottom_x-small">
    <dt class="slds-form-element__label">${field.label}</dt>
    <dd class="slds-form-element__static shell-value">${fieldHtml(frame.user, frame.app, record, field)}</dd>
  </div>`;
}

function relatedList(frame: Frame, list: Listing): Html {
  const count = `${list.records.length}${list.more ? '+' : ''}`;
  return html`<section class="slds-card shell-table" aria-label="${list.object.labelPlural}">
    <h2 class="slds-text-heading_small slds-p-around_medium">${list.object.labelPlural} (${count})</h2>
    ${recordTable(frame, list, list.object.labelPlural)}
  </section>`;
}
