import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { apiOf, createRig, intent, until, type Rig } from './test-support/rig.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const KILLS = 6;
const SENDERS = 8;

let rig: Rig;
let configFile: string;
const children: ChildProcess[] = [];

before(async () => {
  rig = await createRig();
  configFile = path.join(rig.folder, 'signer.json');
  // Short epochs and checkpoints, so that kills fall into rotations and signatures as well.
  await writeFile(configFile, JSON.stringify(rig.config({ epochEntries: 25, checkpointIntervalMs: 5 })));
});
after(async () => {
  children.forEach((child) => child.kill('SIGKILL'));
  await rig.close();
});

async function launch(): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, [MAIN, '--config', configFile], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { url: JSON.parse(line).url, process: child };
}

/** Sends entries one after the other until the signer is gone; `acknowledged` gets what was answered with 201. */
async function send(url: string, acknowledged: Map<string, number>, unanswered: Set<string>): Promise<void> {
  const api = apiOf({ url });
  for (;;) {
    const uuid = randomUUID();
    unanswered.add(uuid);
    const answer = await api.append(intent({ fixed: true }, uuid)).catch(() => undefined);
    if (!answer) return;
    assert.equal(answer.status, 201);
    acknowledged.set(uuid, answer.body.seq);
    unanswered.delete(uuid);
  }
}

test('a signer killed while it appends loses nothing it has answered for', async () => {
  const acknowledged = new Map<string, number>();
  const unanswered = new Set<string>();
  for (let round = 1; round <= KILLS; round += 1) {
    const signer = await launch();
    const before = acknowledged.size;
    const senders = Array.from({ length: SENDERS }, () => send(signer.url, acknowledged, unanswered));
    await until(
      async () => acknowledged.size,
      (count) => count >= before + 20 * round,
    );
    signer.process.kill('SIGKILL');
    await Promise.all(senders);
  }
  const api = apiOf(await launch());
  for (const uuid of unanswered) {
    const { status } = await api.append(intent({ fixed: true }, uuid));
    assert.ok(status === 200 || status === 201);
  }
  const verification = await api.verify();
  assert.deepEqual([verification.ok, verification.problem], [true, undefined]);
  const stored = new Map<string, number>();
  for (let page = await api.entries(); page.length > 0; page = await api.entries(page.at(-1).seq)) {
    for (const { uuid, seq } of page) stored.set(uuid, seq);
  }
  for (const [uuid, seq] of acknowledged) assert.equal(stored.get(uuid), seq);
  for (const uuid of unanswered) assert.ok(stored.has(uuid));
  assert.equal(stored.size, verification.size);
});

test('the process stops cleanly on SIGTERM', async () => {
  const signer = await launch();
  signer.process.kill('SIGTERM');
  const [code] = await once(signer.process, 'exit');
  assert.equal(code, 0);
});
