/** A small org for the store's tests: metadata as files in a temporary folder, a store in memory, short ways to use it. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readMetadata } from '../metadata/index.ts';
import { parseSoql } from '../soql/parse.ts';
import type { Access, DmlOperation, DmlRowResult, QueryResult } from './contract.ts';
import type { Session } from './session.ts';
import { SObject } from './sobject.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';

export function metadataFolder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'org-'));
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

/** `fields` are XML bodies of `<CustomField>` by name. */
export function objectFiles(name: string, body: string, fields: Record<string, string>): Record<string, string> {
  const files: Record<string, string> = {
    [`objects/${name}/${name}.object-meta.xml`]: `<CustomObject>${body}</CustomObject>`,
  };
  for (const [field, xml] of Object.entries(fields)) {
    files[`objects/${name}/fields/${field}.field-meta.xml`] =
      `<CustomField><fullName>${field}</fullName><label>${field.replace('__c', '')}</label>${xml}</CustomField>`;
  }
  return files;
}

export function customObject(sharing: string, name = '<type>Text</type>'): string {
  return `<label>Thing</label><pluralLabel>Things</pluralLabel><nameField><label>Name</label>${name}</nameField><sharingModel>${sharing}</sharingModel>`;
}

/** A store in memory with these files as metadata; the clock stands at 2026-11-21T10:00:00Z unless `now` moves it. */
export function storeWith(files: Record<string, string>, now: () => number = () => Date.UTC(2026, 10, 21, 10)): Store {
  return openStore({ metadata: readMetadata([metadataFolder(files)]), folder: ':memory:', now });
}

/** A session with the words of a test. Without another access it acts in system mode, without sharing. */
export class Desk {
  readonly store: Store;
  readonly session: Session;
  readonly system: Access;

  constructor(store: Store) {
    this.store = store;
    this.session = store.session();
    this.system = { userId: store.systemUserId, mode: 'system', sharing: false };
  }

  record(object: string, values: Record<string, unknown> = {}): SObject {
    return new SObject(this.store.schema.object(object)!, values);
  }

  query(text: string, binds: unknown[] = [], access = this.system): QueryResult {
    return this.session.query(parseSoql(text), binds, access);
  }

  /** The first selected column of each row. */
  column(text: string, field: string, access = this.system): unknown[] {
    return this.query(text, [], access).records.map((record) => record.get(field));
  }

  dml(
    operation: DmlOperation,
    records: SObject[],
    access = this.system,
    more: { externalIdField?: string } = {},
  ): DmlRowResult[] {
    return this.session.dml(operation, records, { access, allOrNone: true, ...more });
  }

  /** Failing rows are results. */
  tryDml(operation: DmlOperation, records: SObject[], access = this.system): DmlRowResult[] {
    return this.session.dml(operation, records, { access, allOrNone: false });
  }

  insert(object: string, values: Record<string, unknown>, access = this.system): string {
    const record = this.record(object, values);
    this.dml('insert', [record], access);
    return record.id!;
  }

  user(name: string, profile: string, role: string | null = null, permissionSets: string[] = []): string {
    const profileId = this.query('SELECT Id FROM Profile WHERE Name = :name', [profile]).records[0]!.id;
    const roleId = role && this.query('SELECT Id FROM UserRole WHERE DeveloperName = :name', [role]).records[0]!.id;
    const userId = this.insert('User', {
      Username: `${name}@example.com`,
      LastName: name,
      Email: `${name}@example.com`,
      Alias: name.slice(0, 8),
      ProfileId: profileId,
      UserRoleId: roleId,
      TimeZoneSidKey: 'America/New_York',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    for (const set of permissionSets) {
      const setId = this.query('SELECT Id FROM PermissionSet WHERE Name = :name', [set]).records[0]!.id;
      this.insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: setId });
    }
    return userId;
  }

  as(userId: string): Access {
    return { userId, mode: 'user', sharing: true };
  }
}
