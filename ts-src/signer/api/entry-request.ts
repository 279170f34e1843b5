import { canonicalJson, type Json } from '@aegis/chain';
import type { Submission, Trace } from '../append/submission.ts';

export interface EntryRequest {
  kind: 'INTENT' | 'OUTCOME' | 'DENY';
  uuid: string;
  source: string;
  payload: { [member: string]: Json };
}

const UUID = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$';

/** JSON Schema of the body of POST /v1/orgs/{orgId}/entries. */
export const ENTRY_REQUEST_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'uuid', 'source', 'payload'],
  properties: {
    kind: { enum: ['INTENT', 'OUTCOME', 'DENY'] },
    uuid: { type: 'string', pattern: UUID },
    source: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,63}$' },
    payload: { type: 'object' },
  },
} as const;

const ROLES = { INTENT: 'intent', OUTCOME: 'outcome', DENY: 'denial' } as const;

/** The canonical form is signed, so the same payload is the same entry whatever the order of its members. */
export function submissionOf(request: EntryRequest): Submission {
  return {
    kind: request.kind,
    uuid: request.uuid.toLowerCase(),
    source: request.source,
    payload: Buffer.from(canonicalJson(request.payload)),
    replayId: Buffer.alloc(0),
    schemaId: '',
    trace: traceOf(request),
  };
}

function traceOf(request: EntryRequest): Trace | undefined {
  const { correlationId } = request.payload;
  if (typeof correlationId !== 'string' || correlationId === '') return undefined;
  return { call: `${request.source}:${correlationId}`, role: ROLES[request.kind] };
}
