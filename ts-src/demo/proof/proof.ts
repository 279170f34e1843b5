/** What the steps of the guided proof share. */
import { signIn, type SignedInAgent } from '../agent.ts';
import type { OrgRecord } from '../org-client.ts';
import type { PersonTemplate } from '../people.ts';
import type { Stack, StackPerson } from '../stack.ts';

export interface Step {
  name: string;
  /** Throws when what it claims does not hold; returns one sentence of what was seen. */
  run(proof: Proof): Promise<string>;
}

/** What a tool call answers; which members are there depends on its status. */
export interface ToolContent {
  status?: string;
  correlationId?: string;
  decision?: { effect: string; rule: string; reason: string };
  result?: { records?: OrgRecord[] };
  strippedFields?: string[];
  error?: { code: string; message: string };
}

export interface ToolReply {
  isError: boolean;
  content: ToolContent;
}

export class Proof {
  readonly stack: Stack;
  readonly say: (line: string) => void;
  readonly #agents = new Map<string, SignedInAgent>();

  constructor(stack: Stack, say: (line: string) => void) {
    this.stack = stack;
    this.say = say;
  }

  person(key: PersonTemplate['key']): StackPerson {
    return this.stack.people.find((person) => person.key === key)!;
  }

  /** The agent that acts for this person; signed in once. */
  async agent(key: PersonTemplate['key'], onPage?: (url: URL, title: string) => void): Promise<SignedInAgent> {
    const known = this.#agents.get(key);
    if (known) return known;
    const agent = await signIn(this.stack.mcp, this.person(key), onPage);
    this.#agents.set(key, agent);
    return agent;
  }

  async call(key: PersonTemplate['key'], tool: string, args: Record<string, unknown>): Promise<ToolReply> {
    const { client } = await this.agent(key);
    const reply = await client.callTool({ name: tool, arguments: args });
    return { isError: reply.isError === true, content: (reply.structuredContent ?? {}) as ToolContent };
  }

  async close(): Promise<void> {
    for (const agent of this.#agents.values()) await agent.close();
  }
}

/** Left-aligned columns under a header line. */
export function table(header: string[], rows: string[][]): string[] {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd();
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
