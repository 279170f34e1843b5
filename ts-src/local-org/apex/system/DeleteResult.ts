import { reference } from './define.ts';
import { RESULT_MEMBERS, RowResult } from './dml-results.ts';

export class DeleteResult extends RowResult {}

export const DeleteResultType = reference(`public class Database.DeleteResult { ${RESULT_MEMBERS} }`, DeleteResult);
