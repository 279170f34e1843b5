import { DAILY_REQUESTS, type RequestCounter } from '../requests.ts';
import type { Row } from './serialize.ts';

/** The answer of `/limits`: the allocations this org keeps count of. */
export function limits(requests: RequestCounter): Row {
  const full = (max: number) => ({ Max: max, Remaining: max });
  return {
    DailyApiRequests: { Max: DAILY_REQUESTS, Remaining: Math.max(0, DAILY_REQUESTS - requests.used) },
    DailyAsyncApexExecutions: full(250_000),
    DailyStandardVolumePlatformEvents: full(10_000),
    HourlyPublishedPlatformEvents: full(250_000),
    MonthlyPlatformEventsUsageEntitlement: full(0),
    DailyDeliveredPlatformEvents: full(25_000),
    SingleEmail: full(15),
    DataStorageMB: full(5),
    FileStorageMB: full(20),
  };
}

/** Header Sforce-Limit-Info. */
export function limitInfo(requests: RequestCounter): string {
  return `api-usage=${requests.used}/${DAILY_REQUESTS}`;
}
