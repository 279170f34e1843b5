import type { DataSession } from '../../data/contract.ts';
import type { SObject } from '../../data/sobject.ts';
import { parseSoql } from '../../soql/parse.ts';
import { QueryException } from '../system/QueryException.ts';
import { n } from './operators.ts';
import { runDml } from './dml.ts';
import { tx, type UserContext } from './transaction.ts';

const USER =
  'SELECT Id, Username, Name, FirstName, LastName, Email, ProfileId, Profile.Name, UserRoleId, TimeZoneSidKey, LocaleSidKey, ' +
  'LanguageLocaleKey FROM User WHERE Id = :id';
const ORGANIZATION = 'SELECT Id, Name FROM Organization LIMIT 1';

/** The user as UserInfo shows it, read from the store without access checks. */
export function userContext(data: DataSession, userId: string): UserContext {
  const access = { userId, mode: 'system', sharing: false } as const;
  const [user] = data.query(parseSoql(USER), [userId], access).records;
  if (!user) throw new QueryException(`No user ${userId}`);
  const [organization] = data.query(parseSoql(ORGANIZATION), [], access).records;
  const text = (field: string): string => (user.get(field) as string | null) ?? '';
  return {
    id: user.id!,
    username: text('Username'),
    name: text('Name'),
    firstName: user.get('FirstName') as string | null,
    lastName: text('LastName'),
    email: text('Email'),
    profileId: text('ProfileId'),
    profileName: (user.relation('Profile')?.get('Name') as string | null) ?? '',
    roleId: user.get('UserRoleId') as string | null,
    timeZone: text('TimeZoneSidKey') || 'GMT',
    locale: text('LocaleSidKey') || 'en_US',
    language: text('LanguageLocaleKey') || 'en_US',
    organizationId: organization?.id ?? '',
    organizationName: (organization?.get('Name') as string | null) ?? '',
  };
}

/** `System.runAs(user)`: makes it the running user and returns the former one. A user without Id is inserted first. */
export function enterRunAs(user: SObject | null): UserContext {
  const transaction = tx();
  const former = transaction.user;
  const target = n(user);
  if (target.id === null) {
    // As somebody of its own: the insert is not part of what the test writes.
    transaction.runAs({ ...former }, () => runDml({ operation: 'insert', value: target, mode: 'system' }));
  }
  transaction.user = userContext(transaction.data, target.id!);
  return former;
}
