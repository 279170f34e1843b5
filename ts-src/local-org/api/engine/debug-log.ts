import { ApexException } from '../../apex/runtime/exception.ts';
import type { LimitCounters, LimitName } from '../../apex/runtime/limits.ts';
import type { OrgUser } from '../directory.ts';
import { API_VERSION } from '../version.ts';

/** How much a log tells, from nothing to everything. */
const LEVELS = ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE', 'FINER', 'FINEST'];

/** The lines of LIMIT_USAGE_FOR_NS, as the platform orders them. */
const LIMITS: readonly [LimitName, string][] = [
  ['queries', 'Number of SOQL queries'],
  ['queryRows', 'Number of query rows'],
  ['soslQueries', 'Number of SOSL queries'],
  ['dmlStatements', 'Number of DML statements'],
  ['publishImmediateDml', 'Number of Publish Immediate DML'],
  ['dmlRows', 'Number of DML rows'],
  ['cpuTime', 'Maximum CPU time'],
  ['heapSize', 'Maximum heap size'],
  ['callouts', 'Number of callouts'],
  ['emailInvocations', 'Number of Email Invocations'],
  ['futureCalls', 'Number of future calls'],
  ['queueableJobs', 'Number of queueable jobs added to the queue'],
  ['mobilePushApexCalls', 'Number of Mobile Apex push calls'],
];

/** The debug log of one anonymous block in the platform's format: an event a line, `time (nanoseconds since the start)|EVENT|...`. */
export class DebugLog {
  readonly #lines: string[] = [];
  readonly #started = process.hrtime.bigint();
  readonly #level: number;

  /** `level`: of the category Apex_code, e.g. `DEBUG`. */
  constructor(user: OrgUser, source: string, level: string) {
    this.#level = Math.max(LEVELS.indexOf(level.toUpperCase()), 0);
    this.#lines.push(`${API_VERSION} APEX_CODE,${LEVELS[this.#level]};APEX_PROFILING,INFO`);
    for (const line of source.split('\n')) this.#lines.push(`Execute Anonymous: ${line}`);
    this.#event('USER_INFO', '[EXTERNAL]', user.id, user.username, user.timeZone, user.timeZone);
    this.#event('EXECUTION_STARTED');
    this.#event('CODE_UNIT_STARTED', '[EXTERNAL]', 'execute_anonymous_apex');
  }

  /** `System.debug`, called from the Apex code that runs. */
  debug(level: string, message: string): void {
    if (LEVELS.indexOf(level) > this.#level || this.#level === 0) return;
    const line = new ApexException().frames[0]?.line;
    this.#event('USER_DEBUG', `[${line ?? 'EXTERNAL'}]`, level, message);
  }

  fatal(message: string, stack: string): void {
    this.#event('FATAL_ERROR', [message, stack].filter((text) => text !== '').join('\n\n'));
  }

  limits(limits: LimitCounters): void {
    this.#event('CUMULATIVE_LIMIT_USAGE');
    this.#event('LIMIT_USAGE_FOR_NS', '(default)', '');
    for (const [name, text] of LIMITS)
      this.#lines.push(`  ${text}: ${limits.used(name)} out of ${limits.maximum(name)}`);
    this.#lines.push('');
    this.#event('CUMULATIVE_LIMIT_USAGE_END');
    this.#lines.push('');
  }

  /** The whole log. */
  end(): string {
    this.#event('CODE_UNIT_FINISHED', 'execute_anonymous_apex');
    this.#event('EXECUTION_FINISHED');
    return `${this.#lines.join('\n')}\n`;
  }

  #event(...parts: string[]): void {
    const [clock = '', millis = ''] = new Date().toISOString().slice(11, 23).split('.');
    const nanos = process.hrtime.bigint() - this.#started;
    this.#lines.push([`${clock}.${Number(millis)} (${nanos})`, ...parts].join('|'));
  }
}
