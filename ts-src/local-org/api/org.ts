import type { Access, DataSession } from '../data/contract.ts';
import type { ObjectSchema, Schema } from '../data/schema.ts';
import type { SoqlQuery } from '../soql/ast.ts';
import type { Directory } from './directory.ts';
import type { EventRights, EventSource } from './pubsub/source.ts';

/** What the APIs ask of the org behind them. */
export interface Org {
  readonly schema: Schema;
  readonly directory: Directory;
  readonly events: EventSource;
  /** Runs `body` in a transaction of its own as this user, triggers included: committed when it returns, undone when it throws. */
  transaction<T>(userId: string, kind: 'rest' | 'aura' | 'synchronous', body: (data: DataSession) => T): T;
  /** Throws DataError MALFORMED_QUERY. */
  parseSoql(text: string): SoqlQuery;
  eventRights(userId: string, object: ObjectSchema): EventRights;
  /** Whether profile or permission sets let the user run this Apex class. */
  mayRunClass(userId: string, className: string): boolean;
}

/** How the APIs touch records: with all rights of the user, and no more. */
export function userAccess(userId: string): Access {
  return { userId, mode: 'user', sharing: true };
}
