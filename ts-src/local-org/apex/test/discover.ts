import { sep } from 'node:path';
import type { ClassInfo, MethodInfo } from '../program.ts';
import type { LoadedProgram } from '../runtime/loaded-program.ts';

/** A test class with its methods, in textual order. */
export interface TestClass {
  info: ClassInfo;
  setup: readonly MethodInfo[];
  tests: readonly MethodInfo[];
}

export interface TestFilter {
  /** Each `CLASS` or `CLASS.METHOD`; null: all. */
  tests: readonly string[] | null;
  /** Only classes of files below this folder; null: all. */
  folder: string | null;
}

/** A selection of tests that selects nothing, or names what there is not. */
export class TestSelectionError extends Error {
  override readonly name = 'TestSelectionError';
  readonly code = 'TEST_SELECTION';
}

/**
 * The test classes of a program, by name.
 * @param leftOut names of selected classes and triggers that are not part of the program
 * @throws TestSelectionError
 */
export function discoverTests(
  program: LoadedProgram,
  { tests, folder }: TestFilter,
  leftOut: readonly string[] = [],
): TestClass[] {
  const all = [...program.classes()].flatMap((info) => testClass(info) ?? []);
  const below = all.filter(({ info }) => folder === null || isBelow(program.fileOf(info.name), folder));
  const known = tests?.filter((test) => !leftOut.some((name) => same(name, test.split('.')[0]!))) ?? null;
  const found = known === null ? below : select(program, below, known, folder);
  if (found.length === 0 && leftOut.length === 0)
    throw new TestSelectionError(`There are no tests ${folder === null ? 'in the sources' : `below ${folder}`}`);
  return found.sort((a, b) => (a.info.name < b.info.name ? -1 : 1));
}

/** Null for a class without tests. */
function testClass(info: ClassInfo): TestClass | null {
  if (!info.isTest || info.name.includes('.')) return null;
  const tests = info.methods.filter(isTest);
  return tests.length === 0 ? null : { info, setup: info.methods.filter((method) => has(method, 'testsetup')), tests };
}

export function isBelow(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The named classes, each with the named methods. */
function select(
  program: LoadedProgram,
  classes: TestClass[],
  names: readonly string[],
  folder: string | null,
): TestClass[] {
  const wanted = new Map<TestClass, Set<MethodInfo>>();
  for (const name of names) {
    const [className, ...method] = name.split('.');
    const found = classes.find(({ info }) => same(info.name, className!));
    if (!found) throw new TestSelectionError(noSuchClass(program, className!, folder));
    const methods = found.tests.filter((test) => method.length === 0 || same(test.name, method.join('.')));
    if (methods.length === 0)
      throw new TestSelectionError(`Class ${found.info.name} has no test method ${method.join('.')}`);
    wanted.set(found, (wanted.get(found) ?? new Set()).union(new Set(methods)));
  }
  return [...wanted].map(([found, methods]) => ({ ...found, tests: found.tests.filter((test) => methods.has(test)) }));
}

function noSuchClass(program: LoadedProgram, name: string, folder: string | null): string {
  const known = [...program.classes()].find((info) => same(info.name, name));
  if (!known) return `There is no class ${name} in the sources`;
  if (!testClass(known)) return `Class ${known.name} has no tests: it needs @IsTest, and static methods with @IsTest`;
  return `Class ${known.name} is not below ${folder}`;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isTest(method: MethodInfo): boolean {
  return method.isStatic && (has(method, 'istest') || method.isTestMethod);
}

function has(method: MethodInfo, annotation: string): boolean {
  return method.annotations.some(({ name }) => name === annotation);
}
