import type { Logger } from 'pino';
import { asFault } from '../faults.ts';
import { SessionEnded } from '../salesforce/org-request.ts';
import type { OrgApi } from '../salesforce/apex-rest.ts';
import type { OrgAccess } from '../salesforce/org-request.ts';
import type { OrgOAuth } from '../salesforce/oauth.ts';
import { readPeople } from './people.ts';
import { snapshot } from './snapshot.ts';
import type { PolicySnapshot } from './snapshot.ts';

/** Keeps an org's policy at hand. */
export interface PolicySync {
  current(): PolicySnapshot | undefined;
  /** Reads the policy now. A failure is logged and leaves the former snapshot to age. */
  read(): Promise<void>;
  start(): void;
  stop(): void;
}

export interface PolicySource {
  oauth: Pick<OrgOAuth, 'serviceToken'>;
  api: Pick<OrgApi, 'policy' | 'query'>;
  intervalMs: number;
  log: Logger;
}

/** Until there is a policy every call is denied, so the first one is asked for more often. */
const FIRST_READ_RETRY_MS = 2_000;

export function policySync({ oauth, api, intervalMs, log }: PolicySource): PolicySync {
  let current: PolicySnapshot | undefined;
  let access: OrgAccess | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function asService<Result>(work: (access: OrgAccess) => Promise<Result>): Promise<Result> {
    access ??= await oauth.serviceToken();
    try {
      return await work(access);
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error;
      access = await oauth.serviceToken();
      return work(access);
    }
  }

  async function read(): Promise<void> {
    const readAt = performance.now();
    try {
      current = await asService(async (as) => {
        const policy = await api.policy(as);
        return snapshot(policy, await readPeople(api, as, policy), readAt);
      });
    } catch (error) {
      const fault = asFault(error);
      log.error({ err: fault, code: fault.code, fix: fault.fix }, 'policy not read');
    }
  }

  async function loop(): Promise<void> {
    await read();
    if (timer) timer = setTimeout(loop, current ? intervalMs : Math.min(intervalMs, FIRST_READ_RETRY_MS)).unref();
  }

  return {
    current: () => current,
    read,
    start: () => {
      timer ??= setTimeout(loop, current ? intervalMs : FIRST_READ_RETRY_MS).unref();
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
