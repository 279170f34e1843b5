/** The record store of the local org. */
export * from './contract.ts';
export { DataError } from './errors.ts';
export type { DataErrorKind } from './errors.ts';
export { EventBus } from './bus.ts';
export type { BusEvent, PendingEvent } from './bus.ts';
export type { SearchRows } from './query/search.ts';
export type * from './schema.ts';
export { importSeed } from './seed/import.ts';
export type { Imported } from './seed/import.ts';
export { SeedError } from './seed/seed.ts';
export type { Seed, SeedGroup, SeedRecords, SeedUser, SeedValue } from './seed/seed.ts';
export { Session } from './session.ts';
export type { EventSink } from './session.ts';
export { AGGREGATE_RESULT, SObject } from './sobject.ts';
export { Store, openStore } from './store.ts';
export type { StoreOptions } from './store.ts';
