import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { auditEntry } from '../audit/entry.ts';
import type { EntryKind, EntryPayload, EntrySubject } from '../audit/entry.ts';
import type { Audit } from '../audit/signer.ts';
import { asFault, FAULT } from '../faults.ts';
import type { GatewayFault } from '../faults.ts';
import { parseIntent } from '../intent/intent.ts';
import { speakable } from '../intent/reader.ts';
import type { Intent } from '../intent/intent.ts';
import type { Decision } from '../policy/rules.ts';
import type { OrgAnswer, OrgApi } from '../salesforce/apex-rest.ts';
import { repeatOf } from '../salesforce/repeat.ts';
import type { Vault } from '../vault/vault.ts';
import { asPerson } from './as-person.ts';
import { readOrgAnswer } from './org-answer.ts';
import { deniedByFault, deniedByPolicy, failed } from './reply.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';
import { spanOfCall } from './timings.ts';
import type { Timings } from './timings.ts';

/** What one org's calls pass through. */
export interface Stations {
  agent: { id: string; version: string };
  /** Throws POLICY_STALE; otherwise says what the rules say. */
  decide(session: Session, intent: Intent): Decision;
  audit: Audit;
  vault: Vault;
  api: Pick<OrgApi, 'callTool'>;
  log: Logger;
}

export interface CallRequest {
  tool: string;
  args: unknown;
  /** A writing call repeated under the same key is carried out once; absent when the caller gives none. */
  idempotencyKey?: string;
}

/** Printable ASCII, as a header can carry it (draft-ietf-httpapi-idempotency-key-header). */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * One tool call: intent → policy → INTENT signed → vault → org → OUTCOME signed → reply. The session comes from the
 * token station before. A failure up to the vault denies with its code and reaches no org; whatever the org answered
 * is withheld when the OUTCOME cannot be signed.
 */
export async function callTool(
  stations: Stations,
  session: Session,
  { tool, args, idempotencyKey }: CallRequest,
  timings: Timings,
): Promise<Reply> {
  const started = performance.now();
  const request = { tool: speakable(tool), args, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
  const call = new Call(stations, session, request, timings, started);
  const attributes = {
    'aegis.tool': request.tool,
    'aegis.correlation_id': call.correlationId,
    'aegis.user_id': session.userId,
  };
  const reply = await spanOfCall(attributes, () => call.run());
  const facts = {
    correlationId: call.correlationId,
    tool: request.tool,
    userId: session.userId,
    clientId: session.clientId,
  };
  const durationMs = Math.round(performance.now() - started);
  stations.log.info(
    {
      ...facts,
      status: reply.status,
      code: codeOf(reply),
      attempts: call.attempts,
      durationMs,
      timings: timings.toJSON(),
    },
    'call',
  );
  return reply;
}

function codeOf(reply: Reply): string | undefined {
  if (reply.status === 'denied') return reply.code;
  return reply.status === 'failed' ? reply.error.code : undefined;
}

/** Faults of a request that may have reached the org. */
const ORG_CODES = new Set<string>([FAULT.ORG_UNAVAILABLE, FAULT.ORG_REFUSED, FAULT.ORG_ANSWER_INVALID]);

class Call {
  readonly correlationId = randomUUID();
  /** How often it was sent to the org. */
  attempts = 0;
  readonly #stations: Stations;
  readonly #session: Session;
  readonly #request: CallRequest;
  readonly #timings: Timings;
  readonly #started: number;

  constructor(stations: Stations, session: Session, request: CallRequest, timings: Timings, started: number) {
    this.#stations = stations;
    this.#session = session;
    this.#request = request;
    this.#timings = timings;
    this.#started = started;
  }

  async run(): Promise<Reply> {
    try {
      const parsed = await this.#timings.measure('intent', () => parseIntent(this.#request.tool, this.#request.args));
      if (!parsed.ok) return await this.#refuse(parsed);
      return await this.#decided(parsed.intent);
    } catch (error) {
      return deniedByFault(this.correlationId, this.#logged(error));
    }
  }

  /** Arguments nobody can decide on. */
  async #refuse(problem: { code: string; message: string; field?: string; fix: string }): Promise<Reply> {
    const { code, message, field, fix } = problem;
    const decision: Decision = { effect: 'DENY', rule: code, reason: message };
    await this.#append('DENY', { decision, result: 'denied', recordIds: [], error: { code, message } });
    return failed(this.correlationId, { code, message, ...(field === undefined ? {} : { field }), fix });
  }

  async #decided(intent: Intent): Promise<Reply> {
    let decision: Decision;
    try {
      decision = await this.#timings.measure('policy', () => this.#stations.decide(this.#session, intent));
    } catch (error) {
      return this.#denyFor(intent, this.#logged(error));
    }
    if (decision.effect === 'DENY') {
      await this.#append('DENY', { intent, decision, result: 'denied', recordIds: intent.recordIds });
      const code = decision.rule === FAULT.KILL_SWITCH ? FAULT.KILL_SWITCH : FAULT.POLICY_DENIED;
      return deniedByPolicy(this.correlationId, code, decision, this.#session.userId);
    }
    await this.#append('INTENT', { intent, decision, recordIds: intent.recordIds });
    return this.#carryOut(intent, decision);
  }

  /** The policy could not be asked: that is a decision too, and it is signed. */
  async #denyFor(intent: Intent, fault: GatewayFault): Promise<Reply> {
    const decision: Decision = { effect: 'DENY', rule: fault.code, reason: fault.message };
    await this.#append('DENY', {
      intent,
      decision,
      result: 'denied',
      recordIds: intent.recordIds,
      error: { code: fault.code, message: fault.message },
    });
    return deniedByFault(this.correlationId, fault);
  }

  async #carryOut(intent: Intent, decision: Decision): Promise<Reply> {
    const { vault, api, agent } = this.#stations;
    const { tool, args, idempotencyKey } = this.#request;
    const { conversation } = this.#session;
    const { correlationId } = this;
    const repeat = repeatOf(intent.operation, idempotencyKey);
    const onTry = (): void => void this.attempts++;
    const call = { agent: agent.id, tool, args, correlationId, conversation, idempotencyKey, repeat, onTry };
    let answer: OrgAnswer;
    try {
      answer = await asPerson(vault, this.#session, this.#timings, (access) => api.callTool(access, call));
    } catch (error) {
      return this.#notCarriedOut(intent, decision, this.#logged(error));
    }
    const { reply, facts } = readOrgAnswer(this.correlationId, answer);
    return this.#signed({ intent, decision, ...facts }, reply);
  }

  /** The org did not answer, or the person's grant did not open: then the org was never asked, and that is a denial. */
  async #notCarriedOut(intent: Intent, decision: Decision, fault: GatewayFault): Promise<Reply> {
    const { code, message, fix } = fault;
    const asked = ORG_CODES.has(code);
    const facts = { intent, decision, recordIds: intent.recordIds, error: { code, message } };
    const reply = asked ? failed(this.correlationId, { code, message, fix }) : deniedByFault(this.correlationId, fault);
    return this.#signed({ ...facts, result: asked ? 'failure' : 'denied' }, reply);
  }

  /** Releases a reply only once its OUTCOME is signed. */
  async #signed(
    facts: Omit<EntryPayload, keyof EntrySubject | 'timestamp' | 'durationMs'>,
    reply: Reply,
  ): Promise<Reply> {
    try {
      await this.#append('OUTCOME', { ...facts, attempts: this.attempts });
      return reply;
    } catch (error) {
      const { code, fix } = this.#logged(error);
      return failed(this.correlationId, {
        code,
        message: 'The outcome of this call could not be signed, so it is withheld.',
        fix,
      });
    }
  }

  async #append(
    kind: EntryKind,
    facts: Omit<EntryPayload, keyof EntrySubject | 'timestamp' | 'durationMs'>,
  ): Promise<void> {
    const { agent, audit } = this.#stations;
    const { orgId, userId, username, clientId } = this.#session;
    const subject: EntrySubject = {
      correlationId: this.correlationId,
      agentId: agent.id,
      agentVersion: agent.version,
      triggeredBy: { userId, username },
      clientId,
      // Anything may stand where the name of a tool should.
      action: this.#request.tool.slice(0, 80),
    };
    const durationMs = Math.round(performance.now() - this.#started);
    const station = `audit-${kind.toLowerCase()}` as 'audit-intent' | 'audit-outcome' | 'audit-deny';
    await this.#timings.measure(station, () =>
      audit.append(orgId, auditEntry(kind, subject, { ...facts, durationMs })),
    );
  }

  #logged(error: unknown): GatewayFault {
    const fault = asFault(error);
    this.#stations.log.error(
      { correlationId: this.correlationId, code: fault.code, fix: fault.fix, err: fault },
      'call failed',
    );
    return fault;
  }
}
