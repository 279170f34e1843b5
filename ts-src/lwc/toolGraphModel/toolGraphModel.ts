/** How a tool needs others: each of `allOf`, one of `anyOf`. */
export type NeedKind = 'allOf' | 'anyOf';

/** What one tool needs to have succeeded first, by name. */
export type Needs = Readonly<Record<NeedKind, readonly string[]>>;

/** Needs by tool. Tools that need nothing are left out. */
export type ToolGraph = Readonly<Record<string, Needs>>;

/** `tool` needs `needed`. */
export interface Edge {
  tool: string;
  needed: string;
  kind: NeedKind;
}

/** One edge that is there on one side only. */
export interface Change {
  edge: Edge;
  added: boolean;
}

export const EMPTY: ToolGraph = {};

const VERSION = '1.0';
const KINDS: readonly NeedKind[] = ['allOf', 'anyOf'];
const NONE: Needs = { allOf: [], anyOf: [] };

/**
 * Reads the stored form `{"version":"1.0","dependencies":{tool:{"allOf":[],"anyOf":[]}}}`.
 * @param source JSON; blank gives a graph without needs
 * @returns undefined for a text that cannot be drawn; the server says what is wrong with it
 */
export function readGraph(source = ''): ToolGraph | undefined {
  if (source.trim() === '') {
    return EMPTY;
  }
  const root = parsed(source);
  const dependencies = isObject(root) ? root.dependencies : undefined;
  if (!isObject(dependencies)) {
    return undefined;
  }
  const graph: Record<string, Needs> = {};
  for (const [tool, value] of Object.entries(dependencies)) {
    const needs = needsFrom(value);
    if (!needs) {
      return undefined;
    }
    graph[tool] = needs;
  }
  return tidy(graph);
}

/** The stored form, the same text for the same graph. */
export function writeGraph(graph: ToolGraph): string {
  const dependencies = Object.fromEntries(
    Object.entries(graph).map(([tool, needs]) => [
      tool,
      Object.fromEntries(KINDS.filter((kind) => needs[kind].length > 0).map((kind) => [kind, needs[kind]])),
    ]),
  );
  return JSON.stringify({ version: VERSION, dependencies }, null, 2);
}

export function needsOf(graph: ToolGraph, tool: string): Needs {
  // A tool may be called `constructor`.
  return (Object.hasOwn(graph, tool) && graph[tool]) || NONE;
}

/** All edges, in the order of their tools. */
export function edgesOf(graph: ToolGraph): Edge[] {
  return Object.entries(graph).flatMap(([tool, needs]) =>
    KINDS.flatMap((kind) => needs[kind].map((needed) => ({ tool, needed, kind }))),
  );
}

/** Every tool that the graph names, on either side, by name. */
export function toolsOf(graph: ToolGraph): string[] {
  return [...new Set(edgesOf(graph).flatMap(({ tool, needed }) => [tool, needed]))].sort();
}

/** The graph in which a tool has exactly these needs of one kind. What it needs in one way it does not need in the other. */
export function withNeeds(graph: ToolGraph, tool: string, kind: NeedKind, needed: readonly string[]): ToolGraph {
  const other: NeedKind = kind === 'allOf' ? 'anyOf' : 'allOf';
  const rest = needsOf(graph, tool)[other].filter((name) => !needed.includes(name));
  return tidy({ ...graph, [tool]: { ...NONE, [kind]: needed, [other]: rest } });
}

/** The graph that no longer names a tool. */
export function withoutTool(graph: ToolGraph, tool: string): ToolGraph {
  const kept = Object.entries(graph).filter(([name]) => name !== tool);
  return tidy(
    Object.fromEntries(
      kept.map(([name, needs]) => [
        name,
        {
          allOf: needs.allOf.filter((needed) => needed !== tool),
          anyOf: needs.anyOf.filter((needed) => needed !== tool),
        },
      ]),
    ),
  );
}

/** What has to be added and removed to make `from` into `to`. */
export function changesBetween(from: ToolGraph, to: ToolGraph): Change[] {
  const before = edgesOf(from);
  const after = edgesOf(to);
  return [
    ...after.filter((edge) => !has(before, edge)).map((edge) => ({ edge, added: true })),
    ...before.filter((edge) => !has(after, edge)).map((edge) => ({ edge, added: false })),
  ];
}

/** The graph after one change. */
export function withChange(graph: ToolGraph, { edge, added }: Change): ToolGraph {
  const { tool, needed, kind } = edge;
  const others = needsOf(graph, tool)[kind].filter((name) => name !== needed);
  return withNeeds(graph, tool, kind, added ? [...others, needed] : others);
}

/** A name for an edge, another one for every other edge. */
export function edgeKey({ tool, needed, kind }: Edge): string {
  return `${tool} ${kind} ${needed}`;
}

function has(edges: readonly Edge[], { tool, needed, kind }: Edge): boolean {
  return edges.some((one) => one.tool === tool && one.needed === needed && one.kind === kind);
}

/** Names in their order, each once; no tool without needs. */
function tidy(graph: Record<string, Needs>): ToolGraph {
  const entries = Object.entries(graph)
    .map(([tool, { allOf, anyOf }]) => [tool, { allOf: sorted(allOf), anyOf: sorted(anyOf) }] as const)
    .filter(([, { allOf, anyOf }]) => allOf.length + anyOf.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function needsFrom(value: unknown): Needs | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const allOf = value.allOf ?? [];
  const anyOf = value.anyOf ?? [];
  return areNames(allOf) && areNames(anyOf) ? { allOf, anyOf } : undefined;
}

function areNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
