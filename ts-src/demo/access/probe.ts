/** Opens the package with a made-up org around it, in memory, and asks as a person: through an agent and without one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLocalOrg } from '@aegis/local-org';
import { seedOf, writeMetadata } from './metadata.ts';
import type { OrgPlan } from './situations.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

export interface AgentReply {
  status: 'succeeded' | 'denied' | 'held' | 'failed';
  result?: { records?: Record<string, unknown>[] };
  executionId?: string;
  correlationId?: string;
  decision?: { rule: string; reason: string; why?: string[] };
  error?: { code: string; message: string };
}

export interface DirectReply {
  records?: Record<string, unknown>[];
  refusal?: string;
}

export interface Probe {
  throughAgent(username: string, agent: string, tool: string, args: Record<string, unknown>): AgentReply;
  direct(username: string, object: string, field: string, condition: string): DirectReply;
  /** Reads without any right. */
  unrestricted(object: string, field: string): DirectReply;
  /** 'done', or what refused the write; it is undone. */
  tryWrite(username: string, operation: string, object: string, id: string, field: string, value: string): string;
  close(): void;
}

export function openProbe(org: OrgPlan): Probe {
  const folder = mkdtempSync(path.join(tmpdir(), 'aegis-access-'));
  writeMetadata(folder, org);
  const opened = openLocalOrg({
    sources: [path.join(ROOT, 'force-app/main/default'), path.join(import.meta.dirname, 'org'), folder],
    dataDir: null,
    cacheDir: path.join(ROOT, 'node_modules/.cache/apex'),
    seed: seedOf(org) as never,
  });
  const { engine, api } = opened;
  const probe = engine.program.classInfo(engine.program.type('AccessProbe')!)!;
  const ask = (username: string, method: string, ...args: string[]): string => {
    const key = `${method}(${args.map(() => 'String').join(',')})`;
    const userId = api.directory.byUsername(username)!.id;
    return engine.run(userId, 'aura', () => probe.callStatic(key, args)) as string;
  };
  return {
    throughAgent: (username, agent, tool, args) =>
      JSON.parse(ask(username, 'throughAgent', agent, tool, JSON.stringify(args))) as AgentReply,
    direct: (username, ...args) => JSON.parse(ask(username, 'direct', ...args)) as DirectReply,
    unrestricted: (object, field) =>
      JSON.parse(ask(org.people[0]!.username, 'unrestricted', object, field, '')) as DirectReply,
    tryWrite: (username, ...args) => ask(username, 'tryWrite', ...args),
    close() {
      opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
