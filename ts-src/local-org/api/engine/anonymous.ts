import { CompileError, runAnonymous } from '../../apex/index.ts';
import { UnsupportedError } from '../../apex/runtime/exception.ts';
import { apexFailure } from '../apex/runtime.ts';
import type { OrgUser } from '../directory.ts';
import { DebugLog } from './debug-log.ts';
import type { Engine } from './transactions.ts';

/** What became of an anonymous block, as the APIs answer it. Lines and columns count from 1; -1: none. */
export interface AnonymousResult {
  compiled: boolean;
  compileProblem: string | null;
  line: number;
  column: number;
  success: boolean;
  /** `System.MathException: Divide by 0` */
  exceptionMessage: string | null;
  exceptionStackTrace: string | null;
}

export interface AnonymousRun {
  result: AnonymousResult;
  /** Empty when the block does not compile. */
  log: string;
}

const DONE: AnonymousResult = {
  compiled: true,
  compileProblem: null,
  line: -1,
  column: -1,
  success: true,
  exceptionMessage: null,
  exceptionStackTrace: null,
};

/** Runs an anonymous block as the user, in one transaction; nothing of it is kept when it fails. `level`: see DebugLog. */
export function runAnonymousBlock(engine: Engine, user: OrgUser, source: string, level: string): AnonymousRun {
  const log = new DebugLog(user, source, level);
  const debug = (of: string, message: string): void => log.debug(of, message);
  try {
    engine.run(
      user.id,
      'anonymous',
      (transaction) => {
        try {
          runAnonymous(engine.program, source);
        } finally {
          log.limits(transaction.limits);
        }
      },
      debug,
    );
    return { result: DONE, log: log.end() };
  } catch (error) {
    const result = failed(error);
    if (result.compiled) log.fatal(result.exceptionMessage ?? '', result.exceptionStackTrace ?? '');
    return { result, log: result.compiled ? log.end() : '' };
  }
}

/** Throws what is a fault of neither the block nor the run time's features. */
function failed(error: unknown): AnonymousResult {
  if (error instanceof CompileError) {
    const { line, column, message } = error.diagnostics[0]!;
    return { ...DONE, compiled: false, success: false, compileProblem: message, line, column };
  }
  const failure = apexFailure(error);
  if (failure) return exception(`${failure.type}: ${failure.message}`, failure.stack);
  if (error instanceof UnsupportedError) return exception(error.message, '');
  throw error;
}

function exception(message: string, stack: string): AnonymousResult {
  const line = Number(/AnonymousBlock: line (\d+)/.exec(stack)?.[1] ?? -1);
  return {
    ...DONE,
    success: false,
    exceptionMessage: message,
    exceptionStackTrace: stack || null,
    line,
    column: line < 0 ? -1 : 1,
  };
}
