/** The Apex syntax tree: one node type per production, without symbols or types. Plain data, so that it can be cached as JSON. */
export type * from './declarations.ts';
export type * from './expressions.ts';
export type * from './node.ts';
export type * from './statements.ts';
export { typeText } from './node.ts';
