import { reference } from './define.ts';
import { withProperties } from './describe-properties.ts';
import { RESULT_MEMBERS, RowResult } from './dml-results.ts';

export class UpsertResult extends RowResult {
  'isCreated()'(): boolean {
    return this.row.created;
  }

  override *jsonFields(): Iterable<readonly [string, unknown]> {
    yield* super.jsonFields();
    yield ['created', this.row.created];
  }
}

export const UpsertResultType = reference(
  `public class Database.UpsertResult { ${RESULT_MEMBERS} ${withProperties(UpsertResult, 'public Boolean isCreated();')} }`,
  UpsertResult,
);
