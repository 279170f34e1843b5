import { runInThisContext } from 'node:vm';
import type { EmittedUnit } from '../emit/unit.ts';

/** Apex lines by file → how often the busiest statement that begins there ran. Lines that did not run are absent. */
export type LineHits = Record<string, Record<number, number>>;

/** What of a class or trigger counts for code coverage. */
export interface CoverableUnit {
  name: string;
  kind: 'class' | 'trigger';
  file: string;
  /** Lines on which a statement begins, ascending. */
  lines: number[];
}

/**
 * Counts the statements that run. The counters are put into the code when it is loaded: V8's own coverage takes the rest of a block for run
 * when a call in it throws.
 */
export class Coverage {
  readonly #counters = new Map<EmittedUnit, Float64Array>();

  /** Evaluates a unit's code with a counter before each statement. Its JavaScript lines stay where they are. */
  evaluate(unit: EmittedUnit, filename: string): (support: object) => unknown {
    const lines = unit.code.split('\n');
    unit.table.statements.forEach((line, i) => (lines[line - 1] = `HITS[${i}]++; ${lines[line - 1]}`));
    const hits = new Float64Array(unit.table.statements.length);
    this.#counters.set(unit, hits);
    const bind = runInThisContext(`(HITS => ${lines.join('\n')})`, { filename }) as (
      hits: Float64Array,
    ) => (support: object) => unknown;
    return bind(hits);
  }

  /** What ran since the last call, test classes left out. */
  take(): LineHits {
    const taken: LineHits = {};
    for (const [unit, hits] of this.#counters) {
      if (isCoverable(unit) && hits.some((count) => count > 0)) taken[unit.file] = linesOf(unit, hits);
      hits.fill(0);
    }
    return taken;
  }
}

function linesOf({ table }: EmittedUnit, hits: Float64Array): Record<number, number> {
  const lines: Record<number, number> = {};
  table.statements.forEach((statement, i) => {
    const line = table.lines[statement - 1]!;
    if (hits[i]! > 0) lines[line] = Math.max(lines[line] ?? 0, hits[i]!);
  });
  return lines;
}

/** Null for code that does not count: test classes, and types without statements, as on the platform. */
export function coverableUnit(unit: EmittedUnit, name: string): CoverableUnit | null {
  const { trigger, file, table } = unit;
  if (!isCoverable(unit) || table.statements.length === 0) return null;
  const lines = [...new Set(table.statements.map((line) => table.lines[line - 1]!))].sort((a, b) => a - b);
  return { name, kind: trigger ? 'trigger' : 'class', file, lines };
}

function isCoverable({ types }: EmittedUnit): boolean {
  return !types[0]!.isTest;
}
