import type { FieldType } from '../../data/schema.ts';
import { enumeration, type ApexEnum } from './define.ts';

export const SoapTypeType = enumeration<SoapName>(`
  public enum Schema.SoapType { ADDRESS, ANYTYPE, ARRAY, BASE64BINARY, BOOLEAN, DATE, DATETIME, DOUBLE, ID, INTEGER, LOCATION, LONG, STRING, TIME }`);

type SoapName =
  | 'ADDRESS'
  | 'ANYTYPE'
  | 'BASE64BINARY'
  | 'BOOLEAN'
  | 'DATE'
  | 'DATETIME'
  | 'DOUBLE'
  | 'ID'
  | 'INTEGER'
  | 'LOCATION'
  | 'LONG'
  | 'STRING'
  | 'TIME';

const NAMES: Partial<Record<FieldType, SoapName>> = {
  ADDRESS: 'ADDRESS',
  ANYTYPE: 'ANYTYPE',
  BASE64: 'BASE64BINARY',
  BOOLEAN: 'BOOLEAN',
  CURRENCY: 'DOUBLE',
  DATE: 'DATE',
  DATETIME: 'DATETIME',
  DOUBLE: 'DOUBLE',
  ID: 'ID',
  INTEGER: 'INTEGER',
  LOCATION: 'LOCATION',
  LONG: 'LONG',
  PERCENT: 'DOUBLE',
  REFERENCE: 'ID',
  TIME: 'TIME',
};

/** Everything else travels as a string. */
export function soapType(type: FieldType): ApexEnum {
  return SoapTypeType.value(NAMES[type] ?? 'STRING');
}
