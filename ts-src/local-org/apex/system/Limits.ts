import type { LimitName } from '../runtime/limits.ts';
import { tx } from '../runtime/transaction.ts';
import { reference, SystemObject } from './define.ts';

/** Counter of the run time behind each `get…` and `getLimit…`. */
const COUNTERS: Record<string, LimitName> = {
  AggregateQueries: 'aggregateQueries',
  ApexCursorRows: 'apexCursorRows',
  AsyncCalls: 'asyncCalls',
  Callouts: 'callouts',
  CpuTime: 'cpuTime',
  DmlRows: 'dmlRows',
  DmlStatements: 'dmlStatements',
  EmailInvocations: 'emailInvocations',
  FetchCallsOnApexCursor: 'fetchCallsOnApexCursor',
  FutureCalls: 'futureCalls',
  HeapSize: 'heapSize',
  MobilePushApexCalls: 'mobilePushApexCalls',
  PublishImmediateDML: 'publishImmediateDml',
  Queries: 'queries',
  QueryLocatorRows: 'queryLocatorRows',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
  RunAs: 'runAs',
  SavepointRollbacks: 'savepointRollbacks',
  Savepoints: 'savepoints',
  SoslQueries: 'soslQueries',
};

/** Static members of `Limits`. */
class Limits extends SystemObject {}

for (const [name, counter] of Object.entries(COUNTERS)) {
  Object.assign(Limits, {
    [`get${name}()`]: () => tx().limits.used(counter),
    [`getLimit${name}()`]: () => tx().limits.maximum(counter),
  });
}

const methods = Object.keys(COUNTERS).map(
  (name) => `public static Integer get${name}(); public static Integer getLimit${name}();`,
);

export const LimitsType = reference(`public class System.Limits { ${methods.join(' ')} }`, Limits);
