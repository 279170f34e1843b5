import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@aegis/chain';
import type { Submission } from '../append/submission.ts';

export interface AcknowledgementRequest {
  throughSeq: number;
  /** Who looked. */
  by: string;
  reason: string;
}

const TEXT = { type: 'string', minLength: 1, maxLength: 1000 } as const;

/** JSON Schema of the body of POST /v1/orgs/{orgId}/acknowledgements. */
export const ACKNOWLEDGEMENT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['throughSeq', 'by', 'reason'],
  properties: { throughSeq: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }, by: TEXT, reason: TEXT },
} as const;

/** Who cleared what, and why, is itself an entry of the chain. */
export function acknowledgementOf({ throughSeq, by, reason }: AcknowledgementRequest): Submission {
  return {
    kind: 'CONFIG',
    uuid: randomUUID(),
    source: 'signer',
    payload: Buffer.from(canonicalJson({ acknowledged: { by, reason, throughSeq } })),
    replayId: Buffer.alloc(0),
    schemaId: '',
    acknowledges: throughSeq,
  };
}
