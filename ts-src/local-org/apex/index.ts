/** Apex for the local org: compile source folders, run code in transactions, run tests. */
import { basename } from 'node:path';
import { Destinations, type CalloutSecrets } from '../callouts/destinations.ts';
import type { Schema } from '../data/schema.ts';
import type { Metadata } from '../metadata/index.ts';
import { compile, compileAnonymous } from './compile.ts';
import { diagnosticText, type Diagnostic } from './check/diagnostics.ts';
import type { Universe } from './check/universe.ts';
import type { Coverage } from './runtime/coverage.ts';
import { LoadedProgram } from './runtime/loaded-program.ts';
import { systemTypes } from './system/index.ts';

export { runTransaction, type ApexTransaction, type TransactionOptions } from './runtime/apex-transaction.ts';
export { runJob } from './runtime/job-runner.ts';
export { userContext } from './runtime/user-context.ts';
export { regexMeter } from './system/regex-meter.ts';
export { LoadedProgram } from './runtime/loaded-program.ts';
export type { Program, ClassInfo, MethodInfo, FieldInfo } from './program.ts';

/** The source has compile errors. The message lists them as `file:line:column message`. */
export class CompileError extends Error {
  override readonly name = 'CompileError';
  readonly code = 'APEX_COMPILE';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(diagnosticText).join('\n'));
    this.diagnostics = diagnostics;
  }
}

export interface ProgramOptions {
  metadata: Metadata;
  schema: Schema;
  /** Folder for compiled code; null: nothing is kept. */
  cacheDir: string | null;
  /** Values of credentials, and addresses that stand for the metadata's. */
  secrets?: CalloutSecrets;
  /** Told of compile errors instead of a CompileError: code with errors raises UnsupportedError when it is reached. */
  onErrors?: (diagnostics: readonly Diagnostic[]) => void;
  /** Counts what runs. */
  coverage?: Coverage;
}

/** Compiles the Apex of the source folders. @throws CompileError */
export function compileProgram({
  metadata,
  schema,
  cacheDir,
  secrets = {},
  onErrors,
  coverage,
}: ProgramOptions): LoadedProgram {
  const { classes, triggers } = metadata;
  const { units, diagnostics, universe } = compile({ schema, systemTypes, classes, triggers, cacheDir });
  if (diagnostics.length > 0) {
    if (!onErrors) throw new CompileError(diagnostics);
    onErrors(diagnostics);
  }
  const labels = new Map(metadata.labels.map(({ name, value }) => [name, value]));
  const program = new LoadedProgram({ schema, systemTypes, units, labels, coverage });
  program.flows = flowNames(metadata);
  program.destinations = new Destinations(metadata, secrets);
  universes.set(program, universe);
  return program;
}

/** Flows are not read; their files name them. */
function flowNames(metadata: Metadata): Set<string> {
  const files = metadata.ignored.get('flow-meta.xml') ?? [];
  return new Set(files.map((file) => basename(file, '.flow-meta.xml').toLowerCase()));
}

const universes = new WeakMap<LoadedProgram, Universe>();

/** Runs statements in the running transaction, as `executeAnonymous` does. @throws CompileError before anything has run */
export function runAnonymous(program: LoadedProgram, source: string, apiVersion = LATEST_API): void {
  const compiled = compileAnonymous(universes.get(program)!, source, apiVersion);
  if ('diagnostics' in compiled) throw new CompileError(compiled.diagnostics);
  program.runOnce(compiled.unit);
}

/** The API version of code that names none. */
const LATEST_API = 67;
