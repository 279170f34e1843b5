import { html, type Html } from '../../api/html.ts';
import type { FieldSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { pageHeader, recordPath, type Frame } from './frame.ts';
import type { Listing } from './records.ts';
import { fieldHtml } from './values.ts';

export function listPage(frame: Frame, list: Listing, iconName: string): Html {
  const count = `${list.records.length}${list.more ? '+' : ''} items • newest first`;
  return html`${pageHeader(list.object.labelPlural, 'All', iconName, html`${count}`)}
    <div class="slds-card shell-table">${recordTable(frame, list, `${list.object.labelPlural}`)}</div>`;
}

export function recordTable(frame: Frame, list: Listing, caption: string): Html {
  if (list.records.length === 0)
    return html`<p class="slds-p-around_medium slds-text-color_weak">No items to display.</p>`;
  return html`<table class="slds-table slds-table_cell-buffer">
    <caption class="slds-assistive-text">
      ${caption}
    </caption>
    <thead>
      <tr class="slds-line-height_reset">
        ${list.fields.map(
          (field) => html`<th scope="col"><div class="slds-truncate" title="${field.label}">${field.label}</div></th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${list.records.map(
        (record) =>
          html`<tr>
            ${list.fields.map((field, index) => cell(frame, list, record, field, index === 0))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function cell(frame: Frame, list: Listing, record: SObject, field: FieldSchema, first: boolean): Html {
  const value = fieldHtml(frame.user, frame.app, record, field);
  if (!first) return html`<td><div class="slds-truncate">${value}</div></td>`;
  const path = recordPath(frame.app, list.object.name, record.id!);
  return html`<th scope="row"><a class="slds-truncate" href="${path}">${value}</a></th>`;
}
