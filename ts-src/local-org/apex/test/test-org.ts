import { openStore, SObject, type DataSession } from '../../data/index.ts';
import type { Metadata } from '../../metadata/index.ts';
import { parseSoql } from '../../soql/parse.ts';
import { userContext } from '../runtime/user-context.ts';
import type { UserContext } from '../runtime/transaction.ts';

/** An org in memory without records besides setup, and the user who runs the tests. */
export interface TestOrg {
  session: DataSession;
  user: UserContext;
  close(): void;
}

export function openTestOrg(metadata: Metadata): TestOrg {
  const store = openStore({ metadata, folder: ':memory:' });
  const session = store.session({ append: () => {} });
  const access = { userId: store.systemUserId, mode: 'system', sharing: false } as const;
  const [profile] = session.query(
    parseSoql("SELECT Id FROM Profile WHERE Name = 'System Administrator'"),
    [],
    access,
  ).records;
  const admin = new SObject(store.schema.object('User')!, {
    Username: 'tests@local.org',
    FirstName: 'Test',
    LastName: 'Runner',
    Email: 'tests@example.com',
    Alias: 'tests',
    ProfileId: profile!.id,
    TimeZoneSidKey: 'America/Los_Angeles',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    IsActive: true,
  });
  session.dml('insert', [admin], { access, allOrNone: true });
  session.commit();
  return { session, user: userContext(session, admin.id!), close: () => store.close() };
}
