import { ORG_ID, USER_ID } from '../salesforce/ids.ts';
import type { Person } from '../vault/vault.ts';

/** Subject of gateway tokens: `<org id>:<user id>`, both with 18 characters. */
export function accountId({ orgId, userId }: Person): string {
  return `${orgId}:${userId}`;
}

/** The person of a subject; null unless it names a human user of an org. */
export function personOf(account: string | undefined): Person | null {
  const [orgId, userId, more] = account?.split(':') ?? [];
  if (more !== undefined || !ORG_ID.test(orgId ?? '') || !USER_ID.test(userId ?? '')) return null;
  return { orgId, userId };
}
