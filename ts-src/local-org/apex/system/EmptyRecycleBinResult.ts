import { reference } from './define.ts';
import { RESULT_MEMBERS, RowResult } from './dml-results.ts';

export class EmptyRecycleBinResult extends RowResult {}

export const EmptyRecycleBinResultType = reference(
  `public class Database.EmptyRecycleBinResult { ${RESULT_MEMBERS} }`,
  EmptyRecycleBinResult,
);
