import type { OrgTool } from '../salesforce/apex-rest.ts';
import type { CallRequest } from './call.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';
import type { Timings } from './timings.ts';

/** What one org offers to a person whose token has been checked, whatever the protocol in front. */
export interface Gate {
  /** Throws a fault rather than list nothing when the org cannot be asked. */
  tools(session: Session, timings: Timings): Promise<OrgTool[]>;
  call(session: Session, request: CallRequest, timings: Timings): Promise<Reply>;
}
