/** An Apex runtime and the Salesforce APIs on your machine. */
export { ConfigError, type LocalOrgConfig, type SeedFile } from './config.ts';
export { openOrg as openLocalOrg, type OpenedOrg, type OpenOptions } from './open.ts';
export { startLocalOrg, type RunningOrg } from './server.ts';
export { runTests, type TestResult, type TestRunOptions } from './apex/test/index.ts';
