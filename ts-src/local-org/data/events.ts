import type { ObjectAccess } from './contract.ts';
import { DataError } from './errors.ts';
import type { SObject } from './sobject.ts';
import { encode, storedFields } from './storage/columns.ts';

/** Throws DmlException unless the record is a platform event that this user may publish as it is. */
export function publishable(event: SObject, access: ObjectAccess | null, mode: 'user' | 'system'): void {
  const { schema } = event;
  if (schema.kind !== 'event')
    throw new DataError('DmlException', 'INVALID_TYPE_FOR_OPERATION', `${schema.name} is not a platform event`);
  if (mode === 'user' && !access?.create) {
    throw new DataError('SecurityException', 'INSUFFICIENT_ACCESS', `Access to entity '${schema.name}' denied`);
  }
  for (const field of storedFields(schema)) {
    const value = event.peek(field.name);
    if (field.required && (value === null || value === '') && field.type !== 'BOOLEAN') {
      throw refusal('REQUIRED_FIELD_MISSING', `Required fields are missing: [${field.name}]`, field.name);
    }
    encode(field, value);
    if (typeof value === 'string' && field.length > 0 && value.length > field.length) {
      const message = `${field.label}: data value too large: ${value.slice(0, 255)} (max length=${field.length})`;
      throw refusal('STRING_TOO_LONG', message, field.name);
    }
  }
}

function refusal(statusCode: string, message: string, field: string): DataError {
  const rows = [{ index: 0, id: null, errors: [{ statusCode, message, fields: [field] }] }];
  return new DataError('DmlException', statusCode, message, { rows });
}
