/** Rows that the platform writes beside the caller's. */
import { ApexDatetime } from '../../values/index.ts';
import { recordId } from '../ids.ts';
import type { ObjectSchema } from '../schema.ts';
import { SObject } from '../sobject.ts';
import { insertRow, updateRow } from '../storage/records.ts';
import type { DmlContext } from './context.ts';
import { stamp } from './defaults.ts';
import type { Row } from './row.ts';

export function afterInsert(context: DmlContext, object: ObjectSchema, rows: readonly Row[]): void {
  if (object.name === 'ContentVersion') for (const row of rows) addDocument(context, row.record);
  if (object.setup || object.name === 'User') context.setupChanged();
}

export function afterUpdate(context: DmlContext, object: ObjectSchema, rows: readonly Row[]): void {
  if (object.setup || object.name === 'User') context.setupChanged();
  for (const row of rows) removeManualShares(context, object, row);
}

/** A new owner ends manual sharing. */
function removeManualShares(context: DmlContext, object: ObjectSchema, row: Row): void {
  if (!object.shareObject || row.old!.peek('OwnerId') === row.record.peek('OwnerId')) return;
  const share = context.schema.object(object.shareObject)!;
  const parent = share.fields.has('parentid') ? 'ParentId' : `${object.name}Id`;
  context.db.run(
    `DELETE FROM ${context.db.table(share)} WHERE "${parent}" = ? AND "RowCause" = 'Manual'`,
    row.record.id,
  );
}

/** The first version of a file makes its document. */
function addDocument(context: DmlContext, version: SObject): void {
  if (version.peek('ContentDocumentId') !== null) return;
  const object = context.schema.object('ContentDocument')!;
  const document = new SObject(object, {
    Title: version.peek('Title'),
    OwnerId: version.peek('OwnerId'),
    LatestPublishedVersionId: version.id,
    FileExtension: extensionOf(version),
    PublishStatus: 'P',
    ContentModifiedDate: new ApexDatetime(context.nowMs()),
  });
  document.id = recordId(object.keyPrefix, context.db.take(`id:${object.keyPrefix}`));
  stamp(context, document, true);
  insertRow(context.db, document);
  version.put('ContentDocumentId', document.id);
  version.put('IsLatest', true);
  version.put('FileExtension', extensionOf(version));
  const written = ['ContentDocumentId', 'IsLatest', 'FileExtension'].map((name) => version.describe(name));
  updateRow(context.db, version, written);
}

function extensionOf(version: SObject): string | null {
  return /\.([^./]+)$/.exec(String(version.peek('PathOnClient') ?? ''))?.[1] ?? null;
}
