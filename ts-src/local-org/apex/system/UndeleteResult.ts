import { reference } from './define.ts';
import { RESULT_MEMBERS, RowResult } from './dml-results.ts';

export class UndeleteResult extends RowResult {}

export const UndeleteResultType = reference(
  `public class Database.UndeleteResult { ${RESULT_MEMBERS} }`,
  UndeleteResult,
);
