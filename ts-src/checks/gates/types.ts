import { existsSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectFiles } from '../support/git.ts';
import { relative } from '../support/project.ts';
import type { Finding, Gate } from '../gate.ts';

/** Compiler configurations that only others extend. */
const BASES: ReadonlySet<string> = new Set(['config/tsconfig.base.json', 'config/tsconfig.node.json']);

/** Source files read once for all programs: declaration files of libraries are most of the work. */
class SharedFiles {
  readonly #files = new Map<string, ts.SourceFile | undefined>();

  host(options: ts.CompilerOptions): ts.CompilerHost {
    const host = ts.createCompilerHost(options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, settings, ...rest) => {
      const { languageVersion, impliedNodeFormat, jsDocParsingMode } =
        typeof settings === 'object' ? settings : { languageVersion: settings };
      const key = [name, languageVersion, impliedNodeFormat, jsDocParsingMode].join(' ');
      if (!this.#files.has(key)) {
        this.#files.set(key, read(name, settings, ...rest));
      }
      return this.#files.get(key);
    };
    return host;
  }
}

function diagnosticsOf(config: string, shared: SharedFiles): readonly ts.Diagnostic[] {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
    { composite: false, declaration: false, emitDeclarationOnly: false, incremental: false, noEmit: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (!parsed) {
    return [];
  }
  const options = { ...parsed.options, declarationDir: undefined, tsBuildInfoFile: undefined };
  const host = shared.host(options);
  return [...parsed.errors, ...ts.getPreEmitDiagnostics(ts.createProgram(parsed.fileNames, options, host))];
}

/** Folders without sources yet are no fault. */
const NO_INPUTS = 18003;

function toFinding(root: string, config: string, diagnostic: ts.Diagnostic): Omit<Finding, 'gate'> {
  const { file, start, code, messageText } = diagnostic;
  const message = `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  if (!file) {
    return { file: relative(root, config), message };
  }
  const line = file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
  return { file: relative(root, file.fileName), line, message };
}

/** Every TypeScript configuration of the project compiles. */
export const types: Gate = {
  name: 'types',
  async run(root): Promise<Finding[]> {
    const files = (await projectFiles(root)).filter((file) => /(?:^|\/)tsconfig[\w.-]*\.json$/.test(file));
    const configs = files.filter((file) => !BASES.has(file) && !file.includes('/generated/'));
    const shared = new SharedFiles();
    const seen = new Map<string, Finding>();
    for (const config of configs.map((file) => path.join(root, file)).filter(existsSync)) {
      for (const diagnostic of diagnosticsOf(config, shared)) {
        if (diagnostic.code !== NO_INPUTS) {
          const finding = { gate: this.name, ...toFinding(root, config, diagnostic) };
          seen.set(JSON.stringify(finding), finding);
        }
      }
    }
    return [...seen.values()];
  },
};
