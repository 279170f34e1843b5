import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase } from '../../demo/postgres.ts';
import { FAULT, GatewayFault } from '../faults.ts';
import { openStore } from '../store/postgres.ts';
import type { Store } from '../store/postgres.ts';
import { fileKeyEncryption } from './key-encryption.ts';
import type { KeyEncryption } from './key-encryption.ts';
import { openVault } from './vault.ts';
import type { Person } from '../person.ts';
import type { RefreshRequest } from './refresh.ts';
import type { Vault } from './vault.ts';

const ANNA: Person = { orgId: '00D000000000000EAA', userId: '005000000000000AAA' };
const BEN: Person = { orgId: '00D000000000000EAA', userId: '005000000000001AAA' };
const FIRST = { accessToken: 'access-1', refreshToken: 'refresh-1', instanceUrl: 'https://example.my.salesforce.com' };

let database: { url: string; drop(): Promise<void> };
let store: Store;
let keys: KeyEncryption;
let folder: string;

before(async () => {
  database = await testDatabase();
  store = openStore(database.url);
  await store.migrate();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aegis-vault-'));
  keys = fileKeyEncryption(keyFile('vault.key'));
});
after(async () => {
  await store.close();
  await database.drop();
  fs.rmSync(folder, { recursive: true });
});
beforeEach(() => store.run('TRUNCATE gateway.salesforce_grant, gateway.refresh_attempt, gateway.artifact'));

function keyFile(name: string, content = randomBytes(32).toString('base64'), mode = 0o600): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  fs.chmodSync(file, mode);
  return file;
}

const hasCode = (code: string) => (error: unknown) => error instanceof GatewayFault && error.code === code;

/** A Salesforce that rotates: a refresh token is good once. */
function rotating(): { request: RefreshRequest; uses: string[] } {
  const uses: string[] = [];
  const request: RefreshRequest = async (_person, refreshToken) => {
    uses.push(refreshToken);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (uses.filter((used) => used === refreshToken).length > 1) return { lost: true, cause: 'reused' };
    const next = Number(refreshToken.split('-')[1]) + 1;
    return {
      lost: false,
      tokens: { accessToken: `access-${next}`, refreshToken: `refresh-${next}`, instanceUrl: FIRST.instanceUrl },
    };
  };
  return { request, uses };
}

const never: RefreshRequest = () => Promise.reject(new Error('No refresh was expected.'));

async function vaultWithAnna(request: RefreshRequest = never): Promise<Vault> {
  const vault = openVault(store, keys, request);
  await vault.keep(ANNA, 'anna@example.com', FIRST);
  return vault;
}

describe('a kept grant', () => {
  it('opens for its person', async () => {
    const vault = await vaultWithAnna();
    assert.deepEqual(await vault.open(ANNA), {
      accessToken: 'access-1',
      instanceUrl: FIRST.instanceUrl,
      generation: 1,
    });
    assert.equal(await vault.username(ANNA), 'anna@example.com');
  });

  it('is not there for anybody else', async () => {
    const vault = await vaultWithAnna();
    await assert.rejects(vault.open(BEN), hasCode(FAULT.RECONNECT_REQUIRED));
  });

  it('lies encrypted in the table', async () => {
    await vaultWithAnna();
    const { rows } = await store.run<{ row: string }>(
      `SELECT encode(access_token || refresh_token || wrapped_key, 'escape') AS row FROM gateway.salesforce_grant`,
    );
    assert.doesNotMatch(rows[0].row, /access-1|refresh-1/);
  });

  it('does not open in the row of somebody else', async () => {
    const vault = await vaultWithAnna();
    await vault.keep(BEN, 'ben@example.com', { ...FIRST, accessToken: 'access-ben' });
    await store.run(
      `UPDATE gateway.salesforce_grant b SET access_token = a.access_token, wrapped_key = a.wrapped_key
       FROM gateway.salesforce_grant a WHERE a.user_id = $1 AND b.user_id = $2`,
      [ANNA.userId, BEN.userId],
    );
    await assert.rejects(vault.open(BEN), hasCode(FAULT.VAULT_CORRUPT));
  });

  for (const change of [
    'generation = generation + 1',
    'access_token = refresh_token',
    `access_token = set_byte(access_token, 30, get_byte(access_token, 30) # 1)`,
  ]) {
    it(`does not open after ${change}`, async () => {
      const vault = await vaultWithAnna();
      await store.run(`UPDATE gateway.salesforce_grant SET ${change}`);
      await assert.rejects(vault.open(ANNA), hasCode(FAULT.VAULT_CORRUPT));
    });
  }

  it('does not open with another key file', async () => {
    await vaultWithAnna();
    const other = openVault(store, fileKeyEncryption(keyFile('other.key')), never);
    await assert.rejects(other.open(ANNA), hasCode(FAULT.VAULT_CORRUPT));
  });

  it('is mended by a new sign-in', async () => {
    await vaultWithAnna();
    const other = openVault(store, fileKeyEncryption(keyFile('new.key')), never);
    await other.keep(ANNA, 'anna@example.com', { ...FIRST, accessToken: 'access-new' });
    assert.equal((await other.open(ANNA)).accessToken, 'access-new');
  });

  it('keeps its refresh token when a short sign-in follows', async () => {
    const { request, uses } = rotating();
    const vault = await vaultWithAnna(request);
    await vault.keep(ANNA, 'anna@example.com', { accessToken: 'access-short', instanceUrl: FIRST.instanceUrl });
    const { generation, accessToken } = await vault.open(ANNA);
    assert.equal(accessToken, 'access-short');
    await vault.refresh(ANNA, generation);
    assert.deepEqual(uses, ['refresh-1']);
  });
});

describe('a refresh', () => {
  it('of 100 callers asks Salesforce once', async () => {
    const { request, uses } = rotating();
    const vault = await vaultWithAnna(request);
    const grants = await Promise.all(Array.from({ length: 100 }, () => vault.refresh(ANNA, 1)));
    assert.deepEqual(uses, ['refresh-1']);
    assert.ok(grants.every(({ accessToken }) => accessToken === 'access-2'));
  });

  it('of 100 callers in four processes asks Salesforce once', async () => {
    const { request, uses } = rotating();
    await vaultWithAnna();
    const stores = Array.from({ length: 4 }, () => openStore(database.url));
    const vaults = stores.map((each) => openVault(each, keys, request));
    const grants = await Promise.all(Array.from({ length: 100 }, (_, at) => vaults[at % 4].refresh(ANNA, 1)));
    await Promise.all(stores.map((each) => each.close()));
    assert.deepEqual(uses, ['refresh-1']);
    assert.ok(grants.every(({ accessToken, generation }) => accessToken === 'access-2' && generation === 2));
  });

  it('of many people at once does not starve the store', async () => {
    const people = Array.from({ length: 40 }, (_, at) => ({
      orgId: ANNA.orgId,
      userId: `00500000000${String(at).padStart(4, '0')}AAA`,
    }));
    const answered = new Map<string, number>();
    const vault = openVault(store, keys, async ({ userId }) => {
      answered.set(userId, (answered.get(userId) ?? 0) + 1);
      return { lost: false, tokens: { ...FIRST, accessToken: `of ${userId}` } };
    });
    await Promise.all(people.map((person) => vault.keep(person, person.userId, FIRST)));
    const grants = await Promise.all(people.map((person) => vault.refresh(person, 1)));
    assert.deepEqual(
      grants.map(({ accessToken }) => accessToken),
      people.map(({ userId }) => `of ${userId}`),
    );
    assert.ok([...answered.values()].every((count) => count === 1));
  });

  it('of a generation that is over returns the newer one', async () => {
    const { request, uses } = rotating();
    const vault = await vaultWithAnna(request);
    await vault.refresh(ANNA, 1);
    assert.equal((await vault.refresh(ANNA, 1)).generation, 2);
    assert.equal(uses.length, 1);
  });

  it('rotates again and again', async () => {
    const { request, uses } = rotating();
    const vault = await vaultWithAnna(request);
    for (let generation = 1; generation <= 5; generation++) await vault.refresh(ANNA, generation);
    assert.deepEqual(uses, ['refresh-1', 'refresh-2', 'refresh-3', 'refresh-4', 'refresh-5']);
  });

  it('that Salesforce refuses ends the grant and the tokens of the gateway', async () => {
    const vault = await vaultWithAnna(async () => ({ lost: true, cause: 'invalid_grant' }));
    await store.run(
      `INSERT INTO gateway.artifact (kind, id_hash, payload, account_id) VALUES ('AccessToken', '\\x01', '{}', $1)`,
      [`${ANNA.orgId}:${ANNA.userId}`],
    );
    await assert.rejects(vault.refresh(ANNA, 1), hasCode(FAULT.RECONNECT_REQUIRED));
    await assert.rejects(vault.open(ANNA), hasCode(FAULT.RECONNECT_REQUIRED));
    assert.equal((await store.run('SELECT 1 FROM gateway.artifact')).rowCount, 0);
  });

  it('that never reached Salesforce may be tried again', async () => {
    let reachable = false;
    const { request } = rotating();
    const unreachable = new GatewayFault(FAULT.ORG_UNAVAILABLE, 'down', { fix: 'wait' });
    const vault = await vaultWithAnna((person, token) =>
      reachable ? request(person, token) : Promise.reject(unreachable),
    );
    await assert.rejects(vault.refresh(ANNA, 1), hasCode(FAULT.ORG_UNAVAILABLE));
    reachable = true;
    assert.equal((await vault.refresh(ANNA, 1)).accessToken, 'access-2');
  });

  it('that broke off between answer and commit is not repeated', async () => {
    const { request, uses } = rotating();
    await vaultWithAnna();
    const failing: Store = {
      ...store,
      transaction: (work) =>
        store.transaction(async (run) => {
          await work(run);
          throw new Error('the process dies here');
        }),
    };
    await assert.rejects(openVault(failing, keys, request).refresh(ANNA, 1), /dies here/);
    const restarted = openVault(store, keys, request);
    await assert.rejects(restarted.refresh(ANNA, 1), hasCode(FAULT.RECONNECT_REQUIRED));
    assert.deepEqual(uses, ['refresh-1']);
    await restarted.keep(ANNA, 'anna@example.com', { ...FIRST, refreshToken: 'refresh-7' });
    assert.equal((await restarted.refresh(ANNA, 2)).accessToken, 'access-8');
  });

  it('without a refresh token asks for a new sign-in', async () => {
    const vault = openVault(store, keys, never);
    await vault.keep(ANNA, 'anna@example.com', { accessToken: 'short', instanceUrl: FIRST.instanceUrl });
    await assert.rejects(vault.refresh(ANNA, 1), hasCode(FAULT.RECONNECT_REQUIRED));
  });
});

describe('the key file', () => {
  it('is refused when others may read it', () => {
    assert.throws(
      () => fileKeyEncryption(keyFile('open.key', randomBytes(32).toString('base64'), 0o644)),
      /readable by others/,
    );
  });

  for (const [what, content] of [
    ['a short key', randomBytes(16).toString('base64')],
    ['a constant key', Buffer.alloc(32, 7).toString('base64')],
    ['a placeholder', 'change-me'],
    ['nothing', ''],
  ]) {
    it(`is refused with ${what}`, () =>
      assert.throws(() => fileKeyEncryption(keyFile('weak.key', content)), hasCode(FAULT.CONFIG_INVALID)));
  }

  it('may be hex', async () => {
    const hex = fileKeyEncryption(keyFile('hex.key', randomBytes(32).toString('hex')));
    const key = randomBytes(32);
    assert.deepEqual(await hex.unwrap(await hex.wrap(key, 'context'), 'context'), key);
  });
});
