/** Reads SFDX source folders into typed values. */
export { MetadataError } from './error.ts';
export { emptyMetadata, readMetadata } from './read.ts';
export type * from './model.ts';
export { buildSchema } from './schema/build.ts';
