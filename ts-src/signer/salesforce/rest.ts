import { messageOf, SignerFault } from '../faults.ts';
import type { OrgToken, TokenSource } from './token.ts';

const DATA_PATH = '/services/data/v67.0';
const REQUEST_TIMEOUT_MS = 15_000;
const UNAUTHORIZED = 401;

/** The org's REST API as the service user. A refused token is renewed once. Rejects with SALESFORCE_* or ORG_MISMATCH. */
export class OrgRest {
  readonly #tokens: TokenSource;

  constructor(tokens: TokenSource) {
    this.#tokens = tokens;
  }

  /** Creates or updates the record with this external id. */
  async upsert(object: string, idField: string, id: string, fields: Record<string, unknown>): Promise<void> {
    await this.#send('PATCH', `${DATA_PATH}/sobjects/${object}/${idField}/${encodeURIComponent(id)}`, fields);
  }

  /** All records of a SOQL query. */
  async query(soql: string): Promise<Record<string, unknown>[]> {
    const records: Record<string, unknown>[] = [];
    let next: string | undefined = `${DATA_PATH}/query?${new URLSearchParams({ q: soql })}`;
    while (next !== undefined) {
      const page = (await this.#send('GET', next)) as { records: Record<string, unknown>[]; nextRecordsUrl?: string };
      records.push(...page.records);
      next = page.nextRecordsUrl;
    }
    return records;
  }

  async #send(method: string, route: string, body?: unknown): Promise<unknown> {
    let reply = await this.#request(await this.#tokens.get(), method, route, body);
    if (reply.status === UNAUTHORIZED) {
      this.#tokens.invalidate();
      reply = await this.#request(await this.#tokens.get(), method, route, body);
    }
    const text = await reply.text();
    if (!reply.ok) throw requestFault(`${method} ${route.split('?')[0]} was answered ${reply.status} ${errorOf(text)}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async #request(token: OrgToken, method: string, route: string, body: unknown): Promise<Response> {
    return fetch(new URL(route, token.instanceUrl), {
      method,
      headers: { authorization: `Bearer ${token.accessToken}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw requestFault(`${token.instanceUrl} does not answer: ${messageOf(error)}`, error);
    });
  }
}

/** `ERROR_CODE: message` of the first error of a Salesforce error body; empty where it is none. */
function errorOf(text: string): string {
  try {
    const [first] = JSON.parse(text) as { errorCode?: string; message?: string }[];
    return `${first?.errorCode}: ${first?.message}`;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return '';
    throw error;
  }
}

function requestFault(message: string, cause?: unknown): SignerFault {
  return new SignerFault(
    'SALESFORCE_REQUEST',
    message,
    'Check the rights of the service user and that the org is up.',
    { cause },
  );
}
