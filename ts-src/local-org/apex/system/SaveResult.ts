import { reference } from './define.ts';
import { RESULT_MEMBERS, RowResult } from './dml-results.ts';

export class SaveResult extends RowResult {}

export const SaveResultType = reference(`public class Database.SaveResult { ${RESULT_MEMBERS} }`, SaveResult);
