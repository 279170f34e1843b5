import type { Store } from '../../data/index.ts';
import type { SObject } from '../../data/sobject.ts';
import { parseSoql } from '../../soql/parse.ts';
import { ApexDatetime } from '../../values/index.ts';
import type { Directory, OrgUser } from '../directory.ts';

const FIELDS =
  'Id, Username, FirstName, LastName, Name, Email, Alias, IsActive, TimeZoneSidKey, LocaleSidKey, LanguageLocaleKey, ProfileId, LastModifiedDate';

/** The people of an org, read from its User rows. */
export class StoreDirectory implements Directory {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  get orgId(): string {
    return this.#store.organizationId;
  }

  byId(id: string): OrgUser | null {
    return this.#find('Id', id);
  }

  byUsername(username: string): OrgUser | null {
    return this.#find('Username', username);
  }

  #find(field: 'Id' | 'Username', value: string): OrgUser | null {
    const [row] = queryAll(this.#store, `SELECT ${FIELDS} FROM User WHERE ${field} = :value`, [value]);
    return row ? this.#user(row) : null;
  }

  #user(row: SObject): OrgUser {
    const text = (field: string) => (row.peek(field) as string | null) ?? '';
    const modified = row.peek('LastModifiedDate');
    return {
      id: row.id!,
      username: text('Username'),
      firstName: row.peek('FirstName') as string | null,
      lastName: text('LastName'),
      name: text('Name'),
      email: text('Email'),
      alias: text('Alias'),
      active: row.peek('IsActive') === true,
      timeZone: text('TimeZoneSidKey') || 'GMT',
      locale: text('LocaleSidKey') || 'en_US',
      language: text('LanguageLocaleKey') || 'en_US',
      profileId: text('ProfileId'),
      apiEnabled: this.#store.rights(row.id!).has('ApiEnabled'),
      lastModifiedMs: modified instanceof ApexDatetime ? modified.ms : 0,
    };
  }
}

/** Rows of the whole org, outside of any running transaction. */
export function queryAll(store: Store, soql: string, binds: readonly unknown[] = []): SObject[] {
  const session = store.session();
  try {
    const access = { userId: store.systemUserId, mode: 'system', sharing: false } as const;
    const { records } = session.query(parseSoql(soql), binds, access);
    // A rollback would make the store forget every user's rights.
    session.commit();
    return records;
  } finally {
    session.rollback();
  }
}
