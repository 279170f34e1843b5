/** What a new org starts with: people, groups and records. Format: the JSON file named by the configuration's `seed`. */
export interface Seed {
  /** 18 characters. */
  orgId?: string;
  users?: SeedUser[];
  groups?: SeedGroup[];
  records?: SeedRecords[];
}

export interface SeedUser {
  username: string;
  firstName?: string;
  lastName: string;
  email?: string;
  alias?: string;
  /** Name of the profile. */
  profile: string;
  /** Developer name of the role. */
  role?: string | null;
  /** Names of permission sets or permission set groups. */
  permissionSets?: string[];
  timeZone?: string;
}

export interface SeedGroup {
  name: string;
  type: 'Queue' | 'Regular';
  /** Usernames. */
  members: string[];
}

export interface SeedRecords {
  object: string;
  /** A row may carry `$ref`, a name for other rows to refer to. */
  rows: Record<string, SeedValue | undefined>[];
}

/** A reference is `{"$ref": name}` or `{"$user": username}`. Dates are ISO texts, blobs base64. */
export type SeedValue = string | number | boolean | null | { $ref: string } | { $user: string };

/** A seed that does not fit the org. `path` names the place, e.g. `records[2].rows[17].AccountId`. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly code = 'INVALID_SEED';
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.path = path;
  }
}
