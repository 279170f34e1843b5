/** @module The sf plugin `aegis`. Its commands are found by path; this module gives the types of their results. */
export type { AuditVerifyResult } from './commands/aegis/audit/verify.ts';
export type { LocalExecResult } from './commands/aegis/local/exec.ts';
export type { LocalStartResult } from './commands/aegis/local/start.ts';
export type { LocalTestResult } from './local/test-result.ts';
