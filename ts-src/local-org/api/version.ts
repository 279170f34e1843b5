/** The newest REST API version served. */
export const API_VERSION = '67.0';

/** The oldest one; the platform has retired those before it. */
const OLDEST = 31;
const NEWEST = Number(API_VERSION);

/** `/services/data/v67.0` */
export const DATA_PATH = dataPath(API_VERSION);

export function dataPath(version: string): string {
  return `/services/data/v${version}`;
}

/** All versions answer alike. */
export type VersionState = 'served' | 'retired' | 'unknown';

/** What a path's version stands for: `v67.0` → served. */
export function versionState(segment: string): VersionState {
  const [, digits] = /^v([1-9]\d?)\.0$/.exec(segment) ?? [];
  if (digits === undefined || Number(digits) > NEWEST || Number(digits) < 20) return 'unknown';
  return Number(digits) < OLDEST ? 'retired' : 'served';
}

/** The rows of `/services/data`, oldest first. Three releases a year: v67.0 is Summer ’26. */
export function versionRows(): { label: string; url: string; version: string }[] {
  return Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => {
    const number = OLDEST + index;
    const version = `${number}.0`;
    const season = ['Spring', 'Summer', 'Winter'][number % 3]!;
    const year = 4 + Math.floor((number + (season === 'Winter' ? 1 : 0)) / 3);
    return { label: `${season} ’${year}`, url: dataPath(version), version };
  });
}
