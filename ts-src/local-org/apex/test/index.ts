/** Runs the Apex tests of source folders on an org in memory. */
import { readMetadata } from '../../metadata/index.ts';
import type { Diagnostic } from '../check/diagnostics.ts';
import { compileProgram, type LoadedProgram } from '../index.ts';
import type { Coverage } from '../runtime/coverage.ts';
import { discoverTests, type TestClass, type TestFilter } from './discover.ts';
import { leftOut } from './left-out.ts';
import { TestClassRun, type TestResult } from './runner.ts';
import { openTestOrg, type TestOrg } from './test-org.ts';

export { TestSelectionError } from './discover.ts';
export type { Outcome, TestResult } from './runner.ts';

export interface TestRunOptions extends Partial<TestFilter> {
  /** SFDX source folders. */
  sources: readonly string[];
  cacheDir: string | null;
  /** See ProgramOptions.onErrors. */
  onErrors?: (diagnostics: readonly Diagnostic[]) => void;
  debug?: (level: string, message: string) => void;
  /** Counts what runs. */
  coverage?: Coverage;
}

/** A compiled program with its tests, and the org they run on. */
export interface OpenedTests {
  program: LoadedProgram;
  org: TestOrg;
  classes: TestClass[];
  /** One for each selected file that could not be compiled. */
  leftOut: TestResult[];
}

/** The caller closes the org. @throws CompileError, MetadataError, TestSelectionError */
export function openTests(options: TestRunOptions): OpenedTests {
  const { sources, cacheDir, tests = null, folder = null, onErrors, coverage } = options;
  const metadata = readMetadata([...sources]);
  const org = openTestOrg(metadata);
  try {
    const errors: Diagnostic[] = [];
    const told = onErrors && ((found: readonly Diagnostic[]): void => (errors.push(...found), onErrors(found)));
    const program = compileProgram({ metadata, schema: org.session.schema, cacheDir, onErrors: told, coverage });
    const missing = leftOut([...metadata.classes, ...metadata.triggers], program, errors, { tests, folder });
    const names = missing.map((result) => result.class);
    return { program, org, classes: discoverTests(program, { tests, folder }, names), leftOut: missing };
  } catch (error) {
    org.close();
    throw error;
  }
}

/** Results as they come: of files that could not be compiled, then in order of class and method. @throws CompileError, MetadataError, TestSelectionError */
export function* runTests(options: TestRunOptions): Generator<TestResult> {
  const { program, org, classes, leftOut: missing } = openTests(options);
  try {
    yield* missing;
    for (const found of classes) {
      const run = new TestClassRun({ program, org, debug: options.debug }, found);
      run.setup();
      for (const method of found.tests) yield run.test(method);
      run.close();
    }
  } finally {
    org.close();
  }
}
