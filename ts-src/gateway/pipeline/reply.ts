import { FAULT } from '../faults.ts';
import type { GatewayFault } from '../faults.ts';
import type { Decision } from '../policy/rules.ts';

/** What went wrong, and what to do about it. */
export interface ReplyError {
  code: string;
  message: string;
  /** Path of the argument it is about. */
  field?: string;
  fix: string;
}

/** The org carried the call out. */
export interface SucceededReply {
  status: 'succeeded';
  correlationId: string;
  executionId?: string;
  /** `why` where something was left out. */
  decision: { effect: 'ALLOW'; rule: string; reason: string; why?: string[] };
  result: unknown;
  /** `Object.Field` left out, because the person may not see it or the agent may not handle it. */
  strippedFields: string[];
}

/** Gateway or org decided against it. With `error` when it was a failure that denied, not a rule. */
export interface DeniedReply {
  status: 'denied';
  code: string;
  correlationId: string;
  executionId?: string;
  decision: { effect: 'DENY'; rule: string; reason: string; why: string[] };
  /** What to do first, when the tool has to wait for others. */
  guidance?: unknown;
  error?: ReplyError;
}

/** The org waits for a person's approval. */
export interface HeldReply {
  status: 'held';
  correlationId: string;
  executionId?: string;
  decision: { effect: 'HOLD'; rule: string; reason: string };
  /** The row that a person answers. */
  pendingActionId?: string;
}

/** It was allowed, and did not work. */
export interface FailedReply {
  status: 'failed';
  correlationId: string;
  executionId?: string;
  error: ReplyError;
}

/** Every answer to a tool call, over MCP (`structuredContent`) and REST (body) alike. */
export type Reply = SucceededReply | DeniedReply | HeldReply | FailedReply;

export function deniedByFault(correlationId: string, fault: GatewayFault): DeniedReply {
  return {
    status: 'denied',
    code: fault.code,
    correlationId,
    decision: { effect: 'DENY', rule: fault.code, reason: fault.message, why: [fault.message] },
    error: { code: fault.code, message: fault.message, fix: fault.fix },
  };
}

export function failed(correlationId: string, error: ReplyError): FailedReply {
  return { status: 'failed', correlationId, error };
}

/** Names the person by id, as the org does: user names are addresses, and a model reads the reply. */
export function deniedByPolicy(correlationId: string, code: string, decision: Decision, userId: string): DeniedReply {
  const { rule, reason, why = [] } = decision;
  return {
    status: 'denied',
    code,
    correlationId,
    decision: { effect: 'DENY', rule, reason, why: [...why, `The call was made for user ${userId}.`] },
  };
}

/** HTTP status by code, for those that are no plain denial. */
const STATUS: Readonly<Record<string, number>> = {
  [FAULT.INVALID_ARGUMENT]: 400,
  [FAULT.RECONNECT_REQUIRED]: 401,
  [FAULT.POLICY_DENIED]: 403,
  [FAULT.KILL_SWITCH]: 403,
  [FAULT.UNKNOWN_TOOL]: 404,
  [FAULT.ORG_REFUSED]: 502,
  [FAULT.ORG_ANSWER_INVALID]: 502,
  [FAULT.AUDIT_UNAVAILABLE]: 503,
  [FAULT.STORE_UNAVAILABLE]: 503,
  [FAULT.POLICY_STALE]: 503,
  [FAULT.ORG_UNAVAILABLE]: 503,
};

/** HTTP status of a fault; 500 for one the caller can do nothing about. */
export function faultStatus(code: string): number {
  return STATUS[code] ?? 500;
}

/** HTTP status of a reply over REST. */
export function httpStatus(reply: Reply): number {
  switch (reply.status) {
    case 'succeeded':
      return 200;
    case 'held':
      return 202;
    case 'denied':
      return faultStatus(reply.code);
    case 'failed':
      return faultStatus(reply.error.code);
  }
}
