import { tx } from '../runtime/transaction.ts';
import { reference, SystemObject } from './define.ts';
import type { ApexList } from './List.ts';
import type { ApexMap } from './Map.ts';
import { listOfType, mapOfTypes } from './named-types.ts';
import { parseSoql } from '../../soql/parse.ts';

/** Maxima of an org with few users. */
const LIMITS = {
  ActiveScratchOrgs: 40,
  AnalyticsExternalDataSizeMB: 40_960,
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentSyncReportRuns: 20,
  DailyApiRequests: 100_000,
  DailyAsyncApexExecutions: 250_000,
  DailyAsyncApexTests: 500,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyBulkV2QueryJobs: 10_000,
  DailyDurableStreamingApiEvents: 10_000,
  DailyGenericStreamingApiEvents: 10_000,
  DailyStandardVolumePlatformEvents: 10_000,
  DailyStreamingApiEvents: 10_000,
  DailyWorkflowEmails: 390,
  DataStorageMB: 1024,
  FileStorageMB: 1024,
  HourlyAsyncReportRuns: 1200,
  HourlyPublishedPlatformEvents: 50_000,
  HourlySyncReportRuns: 500,
  MassEmail: 5000,
  PermissionSets: 1500,
  SingleEmail: 5000,
} as const;

type Name = keyof typeof LIMITS;

/** The value of `OrgLimit`. */
export class OrgLimit extends SystemObject {
  readonly #name: Name;

  constructor(name: Name) {
    super();
    this.#name = name;
  }

  'getLimit()'(): number {
    return LIMITS[this.#name];
  }
  'getName()'(): string {
    return this.#name;
  }
  /** Asynchronous executions are counted; what else an org uses is known to its APIs only: 0. */
  'getValue()'(): number {
    return this.#name === 'DailyAsyncApexExecutions' ? jobsOfToday() : 0;
  }
}

function jobsOfToday(): number {
  const { data, user } = tx();
  const access = { userId: user.id, mode: 'system', sharing: false } as const;
  return data.query(parseSoql('SELECT COUNT() FROM AsyncApexJob WHERE CreatedDate = TODAY'), [], access).size;
}

/** Static members of `OrgLimits`. */
export class OrgLimits extends SystemObject {
  static 'getAll()'(): ApexList {
    return listOfType('OrgLimit', all());
  }
  static 'getMap()'(): ApexMap {
    return mapOfTypes(
      'String',
      'OrgLimit',
      all().map((limit) => [limit['getName()'](), limit] as const),
    );
  }
}

function all(): OrgLimit[] {
  return (Object.keys(LIMITS) as Name[]).map((name) => new OrgLimit(name));
}

export const OrgLimitType = reference(
  `
  public class System.OrgLimit {
    public Integer getLimit();
    public String getName();
    public Integer getValue();
  }`,
  OrgLimit,
);

export const OrgLimitsType = reference(
  `
  public class System.OrgLimits {
    public static List<OrgLimit> getAll();
    public static Map<String, OrgLimit> getMap();
  }`,
  OrgLimits,
);
