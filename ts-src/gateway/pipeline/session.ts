/** On whose authority a call runs: the person behind a valid gateway token of one org. */
export interface Session {
  orgId: string;
  userId: string;
  username: string;
  /** OAuth client of the agent application. */
  clientId: string;
  scopes: ReadonlySet<string>;
  /** The person's consent this token comes from. Calls under one consent are one conversation: masking tokens hold in it. */
  conversation: string;
}
