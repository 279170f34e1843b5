import { readFileSync } from 'node:fs';
import type { Metadata } from '../metadata/index.ts';
import { parseMetadata } from '../metadata/xml.ts';

/** A page layout: what a record page shows. */
export interface LayoutModel {
  sections: { label: string; columns: string[][] }[];
  /** Child lists by object and the field that points here. */
  related: { object: string; field: string; fields: string[] }[];
}

/** The first layout of an object, by name; null when the source folders have none. */
export function readLayout(metadata: Metadata, object: string): LayoutModel | null {
  const [found] = metadata.layouts
    .filter((layout) => layout.name.startsWith(`${object}-`))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  if (!found) return null;
  const xml = parseMetadata(found.file, readFileSync(found.file, 'utf8'), 'Layout');
  return {
    sections: xml.all('layoutSections').map((section) => ({
      label: section.text('label') ?? '',
      columns: section
        .all('layoutColumns')
        .map((column) => column.all('layoutItems').flatMap((item) => item.text('field') ?? [])),
    })),
    related: xml.all('relatedLists').flatMap((list) => relatedList(list.required('relatedList'), list.texts('fields'))),
  };
}

/** `AgentDecisionStep__c.Execution__c`; lists of the platform's own, such as `RelatedNoteList`, have no page here. */
function relatedList(name: string, fields: string[]): LayoutModel['related'] {
  const [object, field] = name.split('.');
  if (!object || !field) return [];
  return [{ object, field, fields: fields.map((one) => (one === 'NAME' ? 'Name' : one)) }];
}
