/** Rows that the platform writes beside the caller's. */
import { ApexDatetime } from '../../values/index.ts';
import { recordId } from '../ids.ts';
import type { ObjectSchema } from '../schema.ts';
import { SObject } from '../sobject.ts';
import { insertRow, updateRow } from '../storage/records.ts';
import type { DmlContext } from './context.ts';
import { stamp } from './defaults.ts';
import { extensionOf, fileTypeOf } from './files.ts';
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

/** The first version of a file makes its document, linked to the owner and to where it was published; a later one replaces the latest. */
function addDocument(context: DmlContext, version: SObject): void {
  const path = String(version.peek('PathOnClient') ?? '');
  const facts = { FileExtension: extensionOf(path), FileType: fileTypeOf(path), IsLatest: true };
  const isFirst = version.peek('ContentDocumentId') === null;
  if (isFirst) version.put('ContentDocumentId', firstVersion(context, version));
  else replaceLatest(context, version);
  for (const [name, value] of Object.entries(facts)) version.put(name, value);
  const written = ['ContentDocumentId', 'VersionNumber', ...Object.keys(facts)].map((name) => version.describe(name));
  updateRow(context.db, version, written);
}

function firstVersion(context: DmlContext, version: SObject): string {
  const path = String(version.peek('PathOnClient') ?? '');
  version.put('VersionNumber', '1');
  const documentId = add(context, 'ContentDocument', {
    Title: version.peek('Title'),
    OwnerId: version.peek('OwnerId'),
    LatestPublishedVersionId: version.id,
    FileExtension: extensionOf(path),
    FileType: fileTypeOf(path),
    PublishStatus: 'P',
    ContentModifiedDate: new ApexDatetime(context.nowMs()),
  });
  const place = version.peek('FirstPublishLocationId');
  add(context, 'ContentDocumentLink', {
    ContentDocumentId: documentId,
    LinkedEntityId: version.peek('OwnerId'),
    ShareType: 'I',
    Visibility: 'AllUsers',
  });
  if (place !== null && place !== version.peek('OwnerId')) {
    add(context, 'ContentDocumentLink', {
      ContentDocumentId: documentId,
      LinkedEntityId: place,
      ShareType: 'V',
      Visibility: 'AllUsers',
    });
  }
  return documentId;
}

function replaceLatest(context: DmlContext, version: SObject): void {
  const versions = context.db.table(version.schema);
  const documents = context.db.table(context.schema.object('ContentDocument')!);
  const documentId = String(version.peek('ContentDocumentId'));
  const count = context.db.get(`SELECT COUNT(*) AS n FROM ${versions} WHERE "ContentDocumentId" = ?`, documentId)!.n;
  context.db.run(`UPDATE ${versions} SET "IsLatest" = 0 WHERE "ContentDocumentId" = ?`, documentId);
  context.db.run(
    `UPDATE ${documents} SET "LatestPublishedVersionId" = ?, "Title" = ? WHERE "Id" = ?`,
    version.id,
    version.peek('Title') as string,
    documentId,
  );
  version.put('VersionNumber', String(count));
}

function add(context: DmlContext, objectName: string, values: Record<string, unknown>): string {
  const object = context.schema.object(objectName)!;
  const record = new SObject(object, values);
  record.id = recordId(object.keyPrefix, context.db.take(`id:${object.keyPrefix}`));
  stamp(context, record, true);
  insertRow(context.db, record);
  return record.id;
}
