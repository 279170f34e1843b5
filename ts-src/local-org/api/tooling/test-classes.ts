import { discoverTests, TestSelectionError } from '../../apex/test/discover.ts';
import type { LoadedProgram } from '../../apex/index.ts';

/** A test class of the org, with its methods in textual order. */
export interface TestClassEntry {
  /** Id of its ApexClass row. */
  id: string;
  name: string;
  methods: readonly string[];
}

/** What a client asks to run: a class by name or id, and its methods; null: all of them. */
export interface TestItem {
  class: string;
  methods: readonly string[] | null;
}

/** The test classes of a program by name. `ids`: of the classes by name. */
export function testClasses(program: LoadedProgram, ids: ReadonlyMap<string, string>): TestClassEntry[] {
  try {
    return discoverTests(program, { tests: null, folder: null }).map(({ info, tests }) => ({
      id: ids.get(info.name)!,
      name: info.name,
      methods: tests.map(({ name }) => name),
    }));
  } catch (error) {
    if (error instanceof TestSelectionError) return [];
    throw error;
  }
}

/** The classes and methods that are asked for, or the first name that means none. */
export function selectTests(
  classes: readonly TestClassEntry[],
  items: readonly TestItem[],
): { ok: true; classes: TestClassEntry[] } | { ok: false; kind: 'class' | 'method'; name: string } {
  const selected = new Map<TestClassEntry, Set<string>>();
  for (const item of items) {
    const found = classes.find(({ id, name }) => sameName(name, item.class) || id.startsWith(item.class));
    if (!found) return { ok: false, kind: 'class', name: item.class };
    const methods = selected.get(found) ?? new Set();
    for (const wanted of item.methods ?? found.methods) {
      const method = found.methods.find((one) => sameName(one, wanted));
      if (method === undefined) return { ok: false, kind: 'method', name: `${found.name}.${wanted}` };
      methods.add(method);
    }
    selected.set(found, methods);
  }
  return {
    ok: true,
    classes: [...selected].map(([entry, chosen]) => ({
      ...entry,
      methods: entry.methods.filter((method) => chosen.has(method)),
    })),
  };
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
