import { compileProgram } from '../apex/index.ts';
import { buildSchema, readMetadata } from '../metadata/index.ts';

export interface CompileOptions {
  sources: string[];
  cacheDir: string;
}

export interface CompileResult {
  /** Classes and triggers. */
  files: number;
  /** Reading the source folders and making the schema. */
  readMs: number;
  compileMs: number;
}

/** Compiles source folders once. Throws CompileError. */
export function compileStation({ sources, cacheDir }: CompileOptions): CompileResult {
  const started = performance.now();
  const metadata = readMetadata(sources);
  const schema = buildSchema(metadata, new Map());
  const read = performance.now();
  compileProgram({ metadata, schema, cacheDir });
  const files = metadata.classes.length + metadata.triggers.length;
  return { files, readMs: read - started, compileMs: performance.now() - read };
}
