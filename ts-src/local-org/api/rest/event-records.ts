import type { DmlOperation, DmlOptions, DmlRowResult } from '../../data/contract.ts';
import { DataError } from '../../data/errors.ts';
import type { SObject } from '../../data/sobject.ts';
import { userAccess } from '../org.ts';
import type { Caller } from './records.ts';

/** The id that the platform answers with: an event is no record. */
const EVENT_ID = 'e00xx0000000001AAA';

/** DML of records of one object; inserting platform events publishes them. Throws DataError. */
export function write(
  caller: Caller,
  operation: DmlOperation,
  records: SObject[],
  options: Omit<DmlOptions, 'access'>,
): DmlRowResult[] {
  const access = userAccess(caller.userId);
  if (operation === 'insert' && records[0]?.schema.kind === 'event') {
    return records.map((event) => publish(caller, event));
  }
  return caller.data.dml(operation, records, { ...options, access });
}

/** The UUID of a published event stands where errors do, under the code `OPERATION_ENQUEUED`. */
function publish(caller: Caller, event: SObject): DmlRowResult {
  try {
    const [published] = caller.data.publish([event], userAccess(caller.userId));
    const enqueued = { statusCode: 'OPERATION_ENQUEUED', message: published!.eventUuid, fields: [] };
    return { id: EVENT_ID, success: true, created: true, errors: [enqueued] };
  } catch (error) {
    if (!(error instanceof DataError) || error.kind !== 'DmlException') throw error;
    return { id: null, success: false, created: false, errors: error.rows.flatMap((row) => row.errors) };
  }
}
