/** Runs the Apex tests of source folders on an org in memory. */
import { readMetadata } from '../../metadata/index.ts';
import type { Diagnostic } from '../check/diagnostics.ts';
import { compileProgram } from '../index.ts';
import { discoverTests, type TestFilter } from './discover.ts';
import { runTestClass, type TestResult } from './runner.ts';
import { openTestOrg } from './test-org.ts';

export type { Outcome, TestResult } from './runner.ts';

export interface TestRunOptions extends Partial<TestFilter> {
  /** SFDX source folders. */
  sources: readonly string[];
  cacheDir: string | null;
  /** See ProgramOptions.onErrors. */
  onErrors?: (diagnostics: readonly Diagnostic[]) => void;
  debug?: (level: string, message: string) => void;
}

/** Results in order of class and method, as they come. @throws CompileError, MetadataError */
export function* runTests(options: TestRunOptions): Generator<TestResult> {
  const { sources, cacheDir, only = null, folder = null, debug, onErrors } = options;
  const metadata = readMetadata([...sources]);
  const org = openTestOrg(metadata);
  try {
    const program = compileProgram({ metadata, schema: org.session.schema, cacheDir, onErrors });
    for (const found of discoverTests(program, { only, folder })) yield* runTestClass({ program, org, debug }, found);
  } finally {
    org.close();
  }
}
