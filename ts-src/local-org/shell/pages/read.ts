import type { DataSession } from '../../data/contract.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import { userAccess } from '../../api/org.ts';
import { toId18 } from '../../values/index.ts';
import { readLayout, type LayoutModel } from '../layouts.ts';
import type { ShellOrg } from '../ports.ts';
import type { RecordPage } from './record.ts';
import { listFields, listing, readableFields, selectList, type Listing } from './records.ts';

/** The newest records of an object; null when the user may not read it. */
export function readListing(org: ShellOrg, userId: string, object: ObjectSchema): Listing | null {
  return org.transaction(userId, 'synchronous', (data) => {
    if (!data.objectAccess(userId, object).read) return null;
    return listing(org, data, userId, object, listFields(data, userId, object, readLayout(org.metadata, object.name)));
  });
}

/** One record with its fields and child lists; null when there is none that the user may see. */
export function readRecordPage(
  org: ShellOrg,
  userId: string,
  id: string,
): Omit<RecordPage, 'icon' | 'components'> | null {
  const id18 = toId18(id);
  const object = id18 === null ? undefined : org.schema.objectByPrefix(id18.slice(0, 3));
  if (!object) return null;
  return org.transaction(userId, 'synchronous', (data) => {
    if (!data.objectAccess(userId, object).read) return null;
    const fields = readableFields(data, userId, object).filter(
      (field) => !['ADDRESS', 'LOCATION', 'BASE64'].includes(field.type),
    );
    const query = org.parseSoql(`SELECT ${selectList(org, fields)} FROM ${object.name} WHERE Id = '${id18}'`);
    const [record] = data.query(query, [], userAccess(userId)).records;
    if (!record) return null;
    const layout = readLayout(org.metadata, object.name);
    const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
    return { record, fields: byName, layout, related: relatedLists(org, data, userId, layout, id18!) };
  });
}

function relatedLists(
  org: ShellOrg,
  data: DataSession,
  userId: string,
  layout: LayoutModel | null,
  id: string,
): Listing[] {
  return (layout?.related ?? []).flatMap((related) => {
    const object = org.schema.object(related.object);
    const parent = object?.fields.get(related.field.toLowerCase());
    if (!object || !parent || !data.objectAccess(userId, object).read) return [];
    const readable = new Map(readableFields(data, userId, object).map((field) => [field.name.toLowerCase(), field]));
    if (!readable.has(parent.name.toLowerCase())) return [];
    const fields = related.fields.flatMap((name) => readable.get(name.toLowerCase()) ?? []);
    return [listing(org, data, userId, object, fields, `WHERE ${parent.name} = '${id}'`)];
  });
}
