import { SObject } from '../../../data/sobject.ts';
import { text } from '../value.ts';

/** The records whose fields a text may name, by lower-case name: `contact`, `recipient`, `account`. */
export type MergeRecords = ReadonlyMap<string, SObject>;

/** The record behind a relationship; null when there is none, or the object has no such relationship. */
export type ReadParent = (record: SObject, relationship: string) => SObject | null;

/**
 * Fills in `{!Contact.FirstName}` and `{{{Recipient.Name}}}`. Names that mean nothing are left out, as in e-mails of the platform.
 */
export function mergeTemplate(template: string, records: MergeRecords, parent: ReadParent): string {
  return template.replaceAll(
    /\{!\s*(\w+)\.([\w.]+)\s*\}|\{\{\{\s*(\w+)\.([\w.]+)\s*\}\}\}/g,
    (_all, ...groups: (string | undefined)[]) => {
      const [object, path] = groups[0] === undefined ? [groups[2]!, groups[3]!] : [groups[0], groups[1]!];
      return shown(records.get(object.toLowerCase()), path.split('.'), parent);
    },
  );
}

function shown(record: SObject | undefined, path: readonly string[], parent: ReadParent): string {
  let at: unknown = record;
  for (const name of path) {
    if (!(at instanceof SObject)) return '';
    at = at.schema.fields.has(name.toLowerCase()) ? at.peek(name) : parent(at, name);
  }
  return at === null || at === undefined || at instanceof SObject ? '' : text(at);
}
