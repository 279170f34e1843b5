/** One row of the User object, as OAuth and identity answers need it. */
export interface OrgUser {
  /** 18 characters. */
  id: string;
  username: string;
  firstName: string | null;
  lastName: string;
  name: string;
  email: string;
  alias: string;
  active: boolean;
  timeZone: string;
  locale: string;
  language: string;
  profileId: string;
  /** Profile or permission set grants `ApiEnabled`. */
  apiEnabled: boolean;
  lastModifiedMs: number;
}

/** The people of the org. */
export interface Directory {
  /** 18 characters. */
  readonly orgId: string;
  byId(id: string): OrgUser | null;
  /** Usernames are compared without regard to case. */
  byUsername(username: string): OrgUser | null;
}
