import { createHash } from 'node:crypto';
import { ApexDatetime } from '../../values/index.ts';
import type { Metadata } from '../../metadata/index.ts';
import { metadataId } from '../ids.ts';
import type { Schema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import type { Database } from '../storage/database.ts';
import { insertRow } from '../storage/records.ts';
import { componentRows } from './component-rows.ts';
import { metadataRows } from './metadata-rows.ts';
import { orgRows } from './org-rows.ts';
import { permissionRows } from './permission-rows.ts';
import { SetupRows } from './rows.ts';

/** The user behind rows that nobody in particular made. */
export const SYSTEM_USER = metadataId('005', 'Automated Process');

/**
 * Writes the rows that stand for the deployed metadata, and removes those of metadata that is gone.
 * Unchanged metadata is not written again.
 */
export function populateSetup(
  db: Database,
  schema: Schema,
  metadata: Metadata,
  organizationId: string,
  nowMs: number,
): void {
  const rows = new SetupRows(schema);
  orgRows(rows, metadata, organizationId);
  permissionRows(rows, metadata);
  metadataRows(rows, metadata);
  componentRows(rows, metadata, SYSTEM_USER);
  rows.add('User', SYSTEM_USER, {
    Username: `autoproc@${organizationId.toLowerCase()}`,
    LastName: 'Process',
    FirstName: 'Automated',
    Name: 'Automated Process',
    Alias: 'autoproc',
    CommunityNickname: 'autoproc',
    Email: 'noreply@example.com',
    UserType: 'AutomatedProcess',
    IsActive: true,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  });
  const records = [...rows.all()];
  const print = fingerprint(records);
  if (db.fact('setup') === print) return;
  db.exec('CREATE TABLE IF NOT EXISTS "_deployed" ("object" TEXT NOT NULL, "id" TEXT PRIMARY KEY NOT NULL)');
  removeDeployed(db, schema);
  const now = new ApexDatetime(nowMs);
  for (const record of records) {
    for (const name of ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'])
      if (record.schema.fields.has(name.toLowerCase())) record.put(name, now);
    for (const name of ['CreatedById', 'LastModifiedById'])
      if (record.schema.fields.has(name.toLowerCase())) record.put(name, SYSTEM_USER);
    insertRow(db, record);
    db.run('INSERT INTO "_deployed" VALUES (?, ?)', record.schema.name, record.id);
  }
  db.setFact('setup', print);
}

function removeDeployed(db: Database, schema: Schema): void {
  for (const row of db.all('SELECT "object", "id" FROM "_deployed"')) {
    const object = schema.object(String(row.object));
    if (object) db.run(`DELETE FROM ${db.table(object)} WHERE "Id" = ?`, row.id!);
  }
  db.run('DELETE FROM "_deployed"');
}

function fingerprint(records: readonly SObject[]): string {
  const hash = createHash('sha256');
  for (const record of records) {
    hash.update(record.schema.name);
    for (const [name, value] of record.values()) hash.update(`${name}=${text(value)}\n`);
  }
  return hash.digest('hex');
}

function text(value: unknown): string {
  return typeof value === 'object' && value !== null && 'bytes' in value
    ? Buffer.from(value.bytes as Uint8Array).toString('base64')
    : String(value);
}
