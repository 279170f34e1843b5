import { FAULT } from '../faults.ts';
import type { EntryPayload } from '../audit/entry.ts';
import type { OrgAnswer } from '../salesforce/apex-rest.ts';
import { failed } from './reply.ts';
import type { Reply } from './reply.ts';

/** What the org's answer means for the reply and for the OUTCOME entry. */
export interface Outcome {
  reply: Reply;
  facts: Pick<EntryPayload, 'result' | 'recordIds' | 'error'> & { decision?: EntryPayload['decision'] };
}

/** Reads the answer of `POST /tools/{name}`. Anything the package does not promise is ORG_ANSWER_INVALID. */
export function readOrgAnswer(correlationId: string, { status, body }: OrgAnswer): Outcome {
  const executionId = typeof body.executionId === 'string' ? { executionId: body.executionId } : {};
  const decision = decisionOf(body.decision);
  if (status === 200 && body.status === 'succeeded' && decision) {
    const strippedFields = textList(body.strippedFields);
    const allow = { effect: 'ALLOW' as const, rule: decision.rule, reason: decision.reason };
    return {
      reply: {
        status: 'succeeded',
        correlationId,
        ...executionId,
        decision: decision.why.length > 0 ? { ...allow, why: decision.why } : allow,
        result: body.result ?? {},
        strippedFields,
      },
      facts: {
        result: strippedFields.length > 0 ? 'partial' : 'success',
        recordIds: recordIds(body.result),
        decision: allow,
      },
    };
  }
  if (status === 403 && decision) {
    const deny = { effect: 'DENY' as const, rule: decision.rule, reason: decision.reason };
    return {
      reply: {
        status: 'denied',
        code: FAULT.POLICY_DENIED,
        correlationId,
        ...executionId,
        decision: { ...deny, why: decision.why },
        ...(body.guidance === undefined ? {} : { guidance: body.guidance }),
      },
      facts: { result: 'denied', recordIds: [], decision: deny },
    };
  }
  if (status === 202 && decision) {
    const hold = { effect: 'HOLD' as const, rule: decision.rule, reason: decision.reason };
    const pending = typeof body.pendingActionId === 'string' ? { pendingActionId: body.pendingActionId } : {};
    return {
      reply: { status: 'held', correlationId, ...executionId, decision: hold, ...pending },
      facts: { result: 'denied', recordIds: [], decision: hold },
    };
  }
  const error = errorOf(body.error) ?? {
    code: FAULT.ORG_ANSWER_INVALID,
    message: `The org answered ${status} in a form the gateway does not know.`,
    fix: 'Check that gateway and package are of matching versions.',
  };
  return {
    reply: { ...failed(correlationId, error), ...executionId },
    facts: { result: 'failure', recordIds: [], error: { code: error.code, message: error.message } },
  };
}

function decisionOf(value: unknown): { rule: string; reason: string; why: string[] } | null {
  if (typeof value !== 'object' || value === null) return null;
  const { rule, reason, why } = value as Record<string, unknown>;
  if (typeof rule !== 'string') return null;
  return { rule, reason: typeof reason === 'string' ? reason : '', why: textList(why) };
}

function errorOf(value: unknown): { code: string; message: string; field?: string; fix: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  const { code, message, field, fix } = value as Record<string, unknown>;
  if (typeof code !== 'string') return null;
  return {
    code,
    message: typeof message === 'string' ? message : code,
    ...(typeof field === 'string' ? { field } : {}),
    fix: typeof fix === 'string' ? fix : 'Look up the correlation id in the org.',
  };
}

function textList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Ids of the records a result shows, at any depth. */
function recordIds(result: unknown): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'Id' && typeof inner === 'string') found.add(inner);
      else visit(inner);
    }
  };
  visit(result);
  return [...found];
}
