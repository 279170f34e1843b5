import type { ClassInfo, MethodInfo } from '../program.ts';
import type { LoadedProgram } from '../runtime/loaded-program.ts';

/** A test class with its methods, in textual order. */
export interface TestClass {
  info: ClassInfo;
  setup: readonly MethodInfo[];
  tests: readonly MethodInfo[];
}

export interface TestFilter {
  /** `CLASS` or `CLASS.METHOD`; null: all. */
  only: string | null;
  /** Only classes of files below this folder; null: all. */
  folder: string | null;
}

/** The test classes of a program, by name. */
export function discoverTests(program: LoadedProgram, filter: TestFilter): TestClass[] {
  const found: TestClass[] = [];
  for (const info of program.classes()) {
    if (!info.isTest || info.name.includes('.') || !selected(program, info, filter)) continue;
    const tests = info.methods.filter((method) => isTest(method) && methodSelected(method, filter));
    if (tests.length > 0) found.push({ info, setup: info.methods.filter((method) => has(method, 'testsetup')), tests });
  }
  return found.sort((a, b) => (a.info.name < b.info.name ? -1 : 1));
}

function selected(program: LoadedProgram, info: ClassInfo, { only, folder }: TestFilter): boolean {
  const wanted = only?.split('.')[0]!.toLowerCase();
  if (wanted !== undefined && info.name.toLowerCase() !== wanted) return false;
  return folder === null || program.fileOf(info.name).startsWith(folder);
}

function methodSelected({ name }: MethodInfo, { only }: TestFilter): boolean {
  const wanted = only?.split('.')[1]?.toLowerCase();
  return wanted === undefined || name.toLowerCase() === wanted;
}

function isTest(method: MethodInfo): boolean {
  return method.isStatic && (has(method, 'istest') || method.isTestMethod);
}

function has(method: MethodInfo, annotation: string): boolean {
  return method.annotations.some(({ name }) => name === annotation);
}
