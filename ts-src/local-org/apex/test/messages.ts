/** What a test run and its worker processes say to each other. */
import type { Diagnostic } from '../check/diagnostics.ts';
import type { CoverableUnit, LineHits } from '../runtime/coverage.ts';
import type { TestResult } from './runner.ts';

/** Which tests of which sources; the first message to a worker. */
export interface TestPlan {
  /** SFDX source folders. */
  sources: readonly string[];
  /** Folder for compiled code; null: nothing is kept. */
  cacheDir: string | null;
  /** Each `CLASS` or `CLASS.METHOD`; null: all. */
  tests: readonly string[] | null;
  /** Only test classes of files below this folder; null: all. */
  folder: string | null;
  /** Run in spite of compile errors: tests that reach one are unsupported. */
  keepGoing: boolean;
  /** Count what runs. */
  coverage: boolean;
  /** Keep what tests print by `System.debug`. */
  debug: boolean;
}

/** A class and those of its test methods that are to run. */
export interface TestTask {
  class: string;
  methods: readonly string[];
}

export type ToWorker = { kind: 'open'; plan: TestPlan } | { kind: 'run'; task: TestTask };

/** What a worker found in the sources. */
export interface Discovery {
  /** All selected tests, in the order of results. */
  tasks: readonly TestTask[];
  /** Compile errors, when they do not end the run. */
  diagnostics: readonly Diagnostic[];
  /** One for each selected file that could not be compiled. */
  leftOut: readonly TestResult[];
  /** Null without coverage. */
  coverable: readonly CoverableUnit[] | null;
}

export interface DebugLine {
  level: string;
  message: string;
}

export type FromWorker =
  | { kind: 'opened'; discovery: Discovery }
  /** The sources cannot be used. `code` is null for a defect of the runtime. */
  | { kind: 'refused'; code: string | null; message: string }
  /** The setup methods of a class are about to run, or a test method. */
  | { kind: 'started'; method: string | null }
  | { kind: 'result'; result: TestResult; debug: readonly DebugLine[]; hits: LineHits }
  /** The task is done. */
  | { kind: 'idle' };
