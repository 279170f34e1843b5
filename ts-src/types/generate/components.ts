import path from 'node:path';
import ts from 'typescript';
import { pretty } from './format.ts';
import type { GeneratedFile } from './files.ts';

/** TypeScript that does not compile; `diagnostics` are the compiler's own lines. */
export class CompileError extends Error {
  readonly code = 'LWC_TYPES';
  readonly diagnostics: string[];

  constructor(diagnostics: string[]) {
    super(diagnostics.join('\n'));
    this.name = 'CompileError';
    this.diagnostics = diagnostics;
  }
}

const host = {
  getCanonicalFileName: (name: string): string => name,
  getCurrentDirectory: (): string => process.cwd(),
  getNewLine: (): string => '\n',
};

function readConfig(root: string): ts.ParsedCommandLine {
  const file = path.join(root, 'config/tsconfig.lwc.json');
  const { config, error } = ts.readConfigFile(file, ts.sys.readFile);
  if (error) {
    throw new CompileError([ts.formatDiagnostic(error, host)]);
  }
  return ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file), {
    composite: false,
    declaration: false,
    emitDeclarationOnly: false,
    incremental: false,
  });
}

/**
 * The JavaScript of all LWCs, as it belongs into force-app: decorators kept, formatted.
 * @throws CompileError
 */
export async function compileComponents(root: string): Promise<GeneratedFile[]> {
  const { options, fileNames, errors } = readConfig(root);
  // Declarations have no place when only JavaScript is written.
  const program = ts.createProgram(fileNames, { ...options, declarationDir: undefined, tsBuildInfoFile: undefined });
  const diagnostics = [...errors, ...ts.getPreEmitDiagnostics(program)];
  if (diagnostics.length > 0) {
    throw new CompileError(diagnostics.map((diagnostic) => ts.formatDiagnostic(diagnostic, host).trim()));
  }
  const outputs: { file: string; text: string }[] = [];
  program.emit(undefined, (file, text) => outputs.push({ file, text }));
  return Promise.all(
    outputs.map(async ({ file, text }) => ({
      file: path.relative(root, file).replaceAll(path.sep, '/'),
      text: await pretty(file, text),
    })),
  );
}
