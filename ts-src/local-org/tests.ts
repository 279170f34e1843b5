/** Apex test runs of source folders. Loads no compiler: that is the worker processes'. */
export { writeCoverage } from './apex/test/coverage-files.ts';
export { coverageByUnit, coverageTotal, uncoveredLines, type UnitCoverage } from './apex/test/coverage-report.ts';
export type { Discovery, TestPlan } from './apex/test/messages.ts';
export { runTestPlan, TestRunError, type TestRun, type TestRunEvents, type TestRunSettings } from './apex/test/pool.ts';
export type { Outcome, TestResult } from './apex/test/runner.ts';
