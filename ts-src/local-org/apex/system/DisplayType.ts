import { enumeration } from './define.ts';

/** The names are those of FieldType in data/schema.ts, and those of types that only describe results of other kinds have. */
export const DisplayTypeType = enumeration(`
  public enum Schema.DisplayType {
    ADDRESS, ANYTYPE, BASE64, BOOLEAN, COMBOBOX, COMPLEXVALUE, CURRENCY, DATACATEGORYGROUPREFERENCE, DATE, DATETIME, DOUBLE, EMAIL,
    ENCRYPTEDSTRING, ID, INTEGER, JSON, LOCATION, LONG, MULTIPICKLIST, PERCENT, PHONE, PICKLIST, REFERENCE, SOBJECT, STRING, TEXTAREA,
    TIME, URL
  }`);
