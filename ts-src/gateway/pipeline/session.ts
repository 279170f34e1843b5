/** On whose authority a call runs: the person behind a valid gateway token of one org. */
export interface Session {
  orgId: string;
  userId: string;
  username: string;
  /** OAuth client of the agent application. */
  clientId: string;
  scopes: ReadonlySet<string>;
}
