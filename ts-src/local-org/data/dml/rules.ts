import type { DmlContext } from './context.ts';
import { fail } from './row.ts';
import type { Row } from './row.ts';

/** Validation rules of the object. */
export function runRules(context: DmlContext, rows: readonly Row[]): void {
  for (const row of rows) {
    for (const { message, field } of context.rules.violations(row.record, row.old)) {
      fail(row, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === null ? [] : [field]);
    }
  }
}
