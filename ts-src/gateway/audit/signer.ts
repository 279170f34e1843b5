import { FAULT, GatewayFault } from '../faults.ts';
import { jsonOf } from '../http-client.ts';
import type { HttpClient } from '../http-client.ts';
import type { AuditEntry } from './entry.ts';

/** Where entries become durable. `append` resolves only after the signer has committed the entry to the org's chain. */
export interface Audit {
  append(orgId: string, entry: AuditEntry): Promise<void>;
  /** Whether the signer answers at all. Never rejects. */
  reachable(): Promise<boolean>;
}

export interface SignerOptions {
  /** Origin of the signer. */
  url: string;
  token: string;
  http: HttpClient;
}

const RECEIPT_HEX = /^[0-9a-f]{64}$/;

/** The signer's append API. Every outcome but a receipt is AUDIT_UNAVAILABLE: without a receipt nothing may happen. */
export function signerAudit({ url, token, http }: SignerOptions): Audit {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    reachable: () =>
      http.send(`${url}/health`).then(
        ({ status }) => status === 200,
        () => false,
      ),
    async append(orgId, entry) {
      const { status, body } = await http
        .send(`${url}/v1/orgs/${orgId}/entries`, { method: 'POST', headers, body: JSON.stringify(entry) })
        .catch((cause: unknown) => Promise.reject(unavailable('The signer does not answer.', cause)));
      const answer = jsonOf(body);
      if ((status !== 201 && status !== 200) || !isReceipt(answer)) {
        throw unavailable(`The signer answered ${status} instead of a receipt.`, answer);
      }
    },
  };
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
