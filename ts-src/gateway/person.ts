import { ORG_ID, USER_ID } from './salesforce/ids.ts';

/** A person in an org, both ids with 18 characters. */
export interface Person {
  orgId: string;
  userId: string;
}

/** Subject of gateway tokens: `<org id>:<user id>`. */
export function accountId({ orgId, userId }: Person): string {
  return `${orgId}:${userId}`;
}

/** The person of a subject; null unless it names a human user of an org. */
export function personOf(account: string | undefined): Person | null {
  const [orgId, userId, more] = account?.split(':') ?? [];
  if (more !== undefined || !ORG_ID.test(orgId ?? '') || !USER_ID.test(userId ?? '')) return null;
  return { orgId, userId };
}
