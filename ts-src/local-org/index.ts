/** An Apex runtime and the Salesforce APIs on your machine. */
export { ConfigError, type LocalOrgConfig, type SeedFile } from './config.ts';
export { openOrg as openLocalOrg, type OpenedOrg, type OpenOptions } from './open.ts';
export { startLocalOrg, type Reload, type RunningOrg, type ServerOptions } from './server.ts';
export { DataInUseError } from './data-lock.ts';
export { regexMeter } from './apex/index.ts';
export { runTests, type TestResult, type TestRunOptions } from './apex/test/index.ts';
