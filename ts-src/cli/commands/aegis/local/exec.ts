import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Messages, SfError } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import type { ExecOptions, ExecRun } from '@aegis/local-org/exec';
import { sourceError } from '../../../local/source-error.ts';
import { sourceFolders } from '../../../local/sources.ts';
import { workFolder } from '../../../local/work-folder.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('@aegis/cli', 'aegis.local.exec');

/** As `sf apex run --json` gives it. Lines and columns count from 1; -1: none. */
export interface LocalExecResult {
  success: boolean;
  compiled: boolean;
  compileProblem: string;
  exceptionMessage: string;
  exceptionStackTrace: string;
  line: number;
  column: number;
  /** Debug log. */
  logs: string;
}

const LEVELS = ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE', 'FINER', 'FINEST'] as const;

export default class LocalExec extends SfCommand<LocalExecResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    file: Flags.file({ char: 'f', summary: messages.getMessage('flags.file.summary') }),
    'source-dir': Flags.directory({
      char: 'd',
      summary: messages.getMessage('flags.source-dir.summary'),
      exists: true,
      multiple: true,
    }),
    'data-dir': Flags.directory({ summary: messages.getMessage('flags.data-dir.summary'), exists: true }),
    seed: Flags.file({ summary: messages.getMessage('flags.seed.summary'), exists: true }),
    username: Flags.string({ summary: messages.getMessage('flags.username.summary') }),
    'log-level': Flags.option({
      summary: messages.getMessage('flags.log-level.summary'),
      options: LEVELS,
      default: 'DEBUG',
    })(),
  };

  /** The code of the standard input. */
  public static readInput = async (): Promise<string> => text(process.stdin);

  public async run(): Promise<LocalExecResult> {
    const { flags } = await this.parse(LocalExec);
    const run = await execute({
      sources: await sourceFolders(flags['source-dir']),
      dataDir: flags['data-dir'] === undefined ? null : path.resolve(flags['data-dir']),
      cacheDir: workFolder('apex-cache'),
      seed: flags.seed && path.resolve(flags.seed),
      username: flags.username ?? null,
      source: await this.#code(flags.file),
      level: flags['log-level'],
    });
    const result = resultOf(run);
    for (const failure of run.failures) this.warn(messages.getMessage('warning.failure', [failure]));
    if (run.dropped.length > 0) this.warn(messages.getMessage('warning.dropped', [run.dropped.join(', ')]));
    if (!result.compiled) throw compileFailure(result);
    this.logSuccess(messages.getMessage('info.compiled'));
    if (result.success) this.logSuccess(messages.getMessage('info.executed'));
    this.log(`\n${result.logs}`);
    if (!result.success) throw runFailure(result);
    return result;
  }

  async #code(file: string | undefined): Promise<string> {
    if (file !== undefined) {
      return readFile(file, 'utf8').catch((error: Error) => {
        throw messages.createError('error.file', [file, error.message]);
      });
    }
    if (process.stdin.isTTY) this.logToStderr(messages.getMessage('info.prompt'));
    return LocalExec.readInput();
  }
}

async function execute(options: ExecOptions): Promise<ExecRun> {
  const { execApex } = await import('@aegis/local-org/exec');
  try {
    return await execApex(options);
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    if (code === 'EXEC_INVALID') throw messages.createError('error.exec', [message]);
    if (code === 'CONFIG_INVALID' || code === 'INVALID_SEED') throw messages.createError('error.config', [message]);
    throw sourceError(error);
  }
}

function resultOf({ result, log }: ExecRun): LocalExecResult {
  return {
    success: result.success,
    compiled: result.compiled,
    compileProblem: result.compileProblem ?? '',
    exceptionMessage: result.exceptionMessage ?? '',
    exceptionStackTrace: result.exceptionStackTrace ?? '',
    line: result.line,
    column: result.column,
    logs: log,
  };
}

/** The errors have the names of `sf apex run`, and the result as data. */
function compileFailure(result: LocalExecResult): SfError {
  const { line, column, compileProblem } = result;
  const text = messages.getMessage('error.compile', [line, column, compileProblem]);
  return new SfError(text, 'executeCompileFailure').setData(result as never);
}

function runFailure(result: LocalExecResult): SfError {
  const { exceptionMessage, exceptionStackTrace } = result;
  const text = [exceptionMessage, exceptionStackTrace].filter((part) => part !== '').join('\n');
  return new SfError(messages.getMessage('error.run', [text]), 'executeRuntimeFailure').setData(result as never);
}
