import { SObject } from '../../data/sobject.ts';
import { ApexDate, ApexDatetime, Blob } from '../../values/index.ts';

/** `String.valueOf(Object)` and the operand of a string concatenation, except for null, which is `null`. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return value;
  if (value instanceof ApexDate) return `${value.toString()} 00:00:00`;
  if (value instanceof ApexDatetime) return `${value.toString().slice(0, 19).replace('T', ' ')}`;
  if (value instanceof Blob) return `Blob[${value.bytes.length}]`;
  if (value instanceof SObject) return recordText(value);
  return String(value);
}

/** `Account:{Name=Acme, Id=001...}` */
function recordText(record: SObject): string {
  const fields = [...record.populated()].map(([name, value]) => `${name}=${textOf(value)}`);
  return `${record.schema.name}:{${fields.join(', ')}}`;
}
