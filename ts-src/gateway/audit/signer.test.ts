import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startSigner } from '@aegis/signer';
import type { RunningSigner } from '@aegis/signer';
import { testDatabase } from '../../demo/postgres.ts';
import { FAULT, GatewayFault } from '../faults.ts';
import { httpClient } from '../http-client.ts';
import { parseIntent } from '../intent/intent.ts';
import { auditEntry } from './entry.ts';
import type { AuditEntry } from './entry.ts';
import { signerAudit } from './signer.ts';

const ORG = '00D000000000000EAA';
const TOKEN = 'a-token-that-only-gateway-and-signer-know';
const unavailable = (error: unknown): boolean =>
  error instanceof GatewayFault && error.code === FAULT.AUDIT_UNAVAILABLE;

function entry(kind: 'INTENT' | 'OUTCOME' = 'INTENT'): AuditEntry {
  const parsed = parseIntent('find_records', { object: 'Account', fields: ['Name'] });
  assert.ok(parsed.ok);
  const subject = {
    correlationId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    agentId: 'sales-assistant',
    agentVersion: '1',
    triggeredBy: { userId: '005000000000000AAA', username: 'anna@example.com' },
    clientId: 'agent-app',
    action: 'find_records',
  };
  const decision = { effect: 'ALLOW' as const, rule: 'Permit', reason: 'Rule Permit permits it.' };
  return auditEntry(kind, subject, { intent: parsed.intent, decision, recordIds: [], durationMs: 3 });
}

describe('appending to the real signer', () => {
  let database: { url: string; drop(): Promise<void> };
  let folder: string;
  let signer: RunningSigner;

  before(async () => {
    database = await testDatabase();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aegis-append-'));
    const tokenFile = path.join(folder, 'token');
    fs.writeFileSync(tokenFile, TOKEN, { mode: 0o600 });
    signer = await startSigner({
      port: 0,
      databaseUrl: database.url,
      keysDir: path.join(folder, 'keys'),
      tokenFile,
      origin: 'signer.example.com',
      orgs: [{ orgId: ORG, name: 'prod' }],
      logLevel: 'silent',
    });
  });
  after(async () => {
    http.close();
    await signer.close();
    await database.drop();
    fs.rmSync(folder, { recursive: true });
  });

  const http = httpClient(5_000);
  const audit = (token = TOKEN, url = signer.url) => signerAudit({ url, token, http });
  const read = async <Answer>(path: string): Promise<Answer> => {
    const response = await fetch(`${signer.url}/v1/orgs/${ORG}/${path}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    return (await response.json()) as Answer;
  };
  /** How often the chain holds the entry. */
  const count = async ({ uuid }: AuditEntry): Promise<number> => {
    const { entries } = await read<{ entries: { uuid: string }[] }>('entries?after=0&limit=1000');
    return entries.filter((each) => each.uuid === uuid).length;
  };

  it('resolves once the entry is in the chain, and the chain is whole', async () => {
    const entries = [entry('INTENT'), entry('OUTCOME')];
    for (const each of entries) await audit().append(ORG, each);
    for (const each of entries) assert.equal(await count(each), 1);
    assert.equal((await read<{ ok: boolean }>('verify')).ok, true);
  });

  it('may be repeated with the same bytes', async () => {
    const same = entry();
    await audit().append(ORG, same);
    await audit().append(ORG, same);
    assert.equal(await count(same), 1);
  });

  it('rejects other bytes under a uuid that is taken', async () => {
    const first = entry();
    await audit().append(ORG, first);
    await assert.rejects(
      audit().append(ORG, { ...first, payload: { ...first.payload, action: 'get_record' } }),
      unavailable,
    );
  });

  it('rejects with a wrong token, for an unknown org, and without a signer', async () => {
    await assert.rejects(audit('wrong').append(ORG, entry()), unavailable);
    await assert.rejects(audit().append('00D000000000009EAA', entry()), unavailable);
    await assert.rejects(audit(TOKEN, 'http://127.0.0.1:1').append(ORG, entry()), unavailable);
  });
});
