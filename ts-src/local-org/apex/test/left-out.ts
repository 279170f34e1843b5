import type { ApexFile } from '../compile.ts';
import type { Diagnostic } from '../check/diagnostics.ts';
import type { LoadedProgram } from '../runtime/loaded-program.ts';
import { isBelow, type TestFilter } from './discover.ts';
import type { TestResult } from './runner.ts';

/** Stands in place of the tests of a file that is not part of the program: they are not known. */
const ALL_TESTS = '(compile)';

/**
 * One unsupported result for each selected class or trigger file that has errors in such places that nothing of it is in the program, by name.
 */
export function leftOut(
  files: readonly ApexFile[],
  program: LoadedProgram,
  diagnostics: readonly Diagnostic[],
  { tests, folder }: TestFilter,
): TestResult[] {
  const compiled = program.files();
  const wanted = tests && new Set(tests.map((test) => test.split('.')[0]!.toLowerCase()));
  return files
    .filter(({ file, name }) => !compiled.has(file) && (wanted === null || wanted.has(name.toLowerCase())))
    .filter(({ file }) => folder === null || isBelow(file, folder))
    .map(({ file, name }) =>
      unsupported(
        name,
        diagnostics.find((diagnostic) => diagnostic.file === file),
      ),
    )
    .sort((a, b) => (a.class < b.class ? -1 : 1));
}

function unsupported(name: string, error: Diagnostic | undefined): TestResult {
  const reason = error ? `${error.message} (${error.file}:${error.line})` : `${name} is not part of the program`;
  return {
    class: name,
    method: ALL_TESTS,
    outcome: 'unsupported',
    message: `UNSUPPORTED: ${reason}`,
    stack: null,
    ms: 0,
  };
}
