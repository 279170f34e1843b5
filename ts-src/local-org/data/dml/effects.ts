/** Rows that the platform writes beside the caller's. */
import { ApexDatetime } from '../../values/index.ts';
import { recordId } from '../ids.ts';
import type { ObjectSchema } from '../schema.ts';
import { SObject } from '../sobject.ts';
import { insertRow, updateRow } from '../storage/records.ts';
import type { DmlContext } from './context.ts';
import { emailRelations } from './activities.ts';
import { totalsOf } from './commerce.ts';
import { stamp } from './defaults.ts';
import { extensionOf, fileTypeOf } from './files.ts';
import type { Row } from './row.ts';
import { updateChunk } from './update.ts';

export function afterInsert(context: DmlContext, object: ObjectSchema, rows: readonly Row[]): void {
  if (object.name === 'ContentVersion') for (const row of rows) addDocument(context, row.record);
  if (object.name === 'EmailMessage') addRelations(context, rows);
  if (object.name === 'Campaign') for (const row of rows) addMemberStatuses(context, row.record);
  if (object.name === 'OpportunityLineItem') sumProducts(context, rows);
  if (object.setup || object.name === 'User') context.setupChanged(object);
}

export function afterUpdate(context: DmlContext, object: ObjectSchema, rows: readonly Row[]): void {
  if (object.setup || object.name === 'User') context.setupChanged(object);
  if (object.name === 'OpportunityLineItem') sumProducts(context, rows);
  for (const row of rows) removeManualShares(context, object, row);
}

/** After deleting and undeleting. */
export function afterRemoval(context: DmlContext, object: ObjectSchema, rows: readonly Row[]): void {
  if (object.name === 'OpportunityLineItem') sumProducts(context, rows);
}

/** Opportunities get the sums of their products, with their triggers and rules. */
function sumProducts(context: DmlContext, rows: readonly Row[]): void {
  const totals = totalsOf(
    context,
    rows.map((row) => row.old ?? row.record),
  );
  if (totals.length === 0) return;
  updateChunk(context, totals);
  const [failed] = totals.filter((row) => row.errors.length > 0);
  if (failed) for (const row of rows) row.errors.push(...failed.errors);
}

function addRelations(context: DmlContext, rows: readonly Row[]): void {
  for (const { record } of rows)
    for (const values of emailRelations(context, record)) add(context, 'EmailMessageRelation', values);
}

/** Every campaign starts with the two statuses of the platform. */
function addMemberStatuses(context: DmlContext, campaign: SObject): void {
  const statuses = ['Sent', 'Responded'];
  statuses.forEach((label, at) =>
    add(context, 'CampaignMemberStatus', {
      CampaignId: campaign.id,
      Label: label,
      SortOrder: at + 1,
      IsDefault: at === 0,
      HasResponded: label === 'Responded',
    }),
  );
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
