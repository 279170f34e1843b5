import type { Provider } from 'oidc-provider';
import type { Logger } from 'pino';
import { challenge, checkBearer } from './auth/bearer.ts';
import type { Resources } from './auth/resources.ts';
import { asFault, FAULT } from './faults.ts';
import type { Session } from './pipeline/session.ts';
import { Timings } from './pipeline/timings.ts';

/** An HTTP answer in place of a session. */
export interface Refused {
  ok: false;
  status: number;
  headers: Record<string, string>;
  body: object;
}

export interface Entered<Behind> {
  ok: true;
  gate: Behind;
  session: Session;
  timings: Timings;
}

/** The token station: every request to an org comes through here. */
export interface Door<Behind> {
  enter(orgName: string, authorization: string | undefined): Promise<Entered<Behind> | Refused>;
}

export function door<Behind>(options: {
  provider: Provider;
  resources: Resources;
  gates: ReadonlyMap<string, Behind>;
  log: Logger;
}): Door<Behind> {
  const { provider, resources, gates, log } = options;
  return {
    async enter(orgName, authorization) {
      const org = resources.byName(orgName);
      const gate = gates.get(orgName);
      if (!org || !gate) {
        const error = {
          code: FAULT.UNKNOWN_ORG,
          message: `There is no org ${orgName} at this gateway.`,
          fix: 'Check the last part of the URL.',
        };
        return { ok: false, status: 404, headers: {}, body: { error } };
      }
      const timings = new Timings();
      try {
        const checked = await timings.measure('token', () => checkBearer(provider, resources, org, authorization));
        if (!checked.ok) return { ok: false, ...challenge(resources, org, checked.problem) };
        return { ok: true, gate, session: checked.session, timings };
      } catch (error) {
        const fault = asFault(error);
        log.error({ code: fault.code, fix: fault.fix, err: fault }, 'token not checked');
        const { code, message, fix } = fault;
        return { ok: false, status: 503, headers: { 'retry-after': '5' }, body: { error: { code, message, fix } } };
      }
    },
  };
}
