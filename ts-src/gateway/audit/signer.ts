import { FAULT, GatewayFault } from '../faults.ts';
import type { AuditEntry } from './entry.ts';

/** Where entries become durable. `append` resolves only after the signer has committed the entry to the org's chain. */
export interface Audit {
  append(orgId: string, entry: AuditEntry): Promise<void>;
}

export interface SignerOptions {
  url: string;
  token: string;
  timeoutMs: number;
}

const RECEIPT_HEX = /^[0-9a-f]{64}$/;

/** The signer's append API. Every outcome but a receipt is AUDIT_UNAVAILABLE: without a receipt nothing may happen. */
export function signerAudit(options: SignerOptions): Audit {
  return {
    async append(orgId, entry) {
      const response = await post(options, orgId, entry);
      const answer: unknown = await response.json().catch(() => null);
      if ((response.status !== 201 && response.status !== 200) || !isReceipt(answer)) {
        throw unavailable(`The signer answered ${response.status} instead of a receipt.`, answer);
      }
    },
  };
}

async function post(options: SignerOptions, orgId: string, entry: AuditEntry): Promise<Response> {
  try {
    return await fetch(`${options.url}/v1/orgs/${orgId}/entries`, {
      method: 'POST',
      headers: { authorization: `Bearer ${options.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(entry),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
  } catch (cause) {
    throw unavailable('The signer does not answer.', cause);
  }
}

function isReceipt(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const { seq, leaf, mac } = answer as Record<string, unknown>;
  return seq !== undefined && RECEIPT_HEX.test(String(leaf)) && RECEIPT_HEX.test(String(mac));
}

function unavailable(message: string, cause: unknown): GatewayFault {
  return new GatewayFault(FAULT.AUDIT_UNAVAILABLE, message, {
    fix: 'Bring the signer back and look at its /health; then call again.',
    cause,
  });
}
