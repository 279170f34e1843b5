import type { Store } from '../store.ts';
import { addPeople } from './people.ts';
import { addRecords } from './records.ts';
import type { Seed } from './seed.ts';

export interface Imported {
  /** User ids by lower-case username. */
  users: ReadonlyMap<string, string>;
  records: number;
}

/**
 * Fills a new org: system mode, no triggers, no validation rules, all or nothing. An org that was seeded before is left alone and the
 * answer is null. Throws SeedError naming the place.
 */
export function importSeed(store: Store, seed: Seed): Imported | null {
  if (store.db.fact('seeded') !== null) return null;
  const access = { userId: store.systemUserId, mode: 'system' as const, sharing: false };
  return store.exclusively(() => {
    const context = store.dmlContext(access, null);
    const users = addPeople(store, context, seed);
    store.setupChanged();
    const records = addRecords(context, seed.records ?? [], users);
    store.db.setFact('seeded', new Date(store.now()).toISOString());
    return { users, records };
  });
}
