import type { FieldSchema, FieldType, ObjectSchema } from '../../data/schema.ts';
import type { Type } from './type.ts';
import { type FieldSymbol, type MethodSymbol, type TypeSymbol } from './type.ts';

/** The type of the records of one object. Its fields are looked up in the schema (see `record-members.ts`). */
export class SObjectSymbol implements TypeSymbol {
  readonly schema: ObjectSchema;
  readonly kind = 'sobject';
  readonly origin = 'sobject';
  readonly isAbstract = false;
  readonly isVirtual = false;
  readonly visibility = 'global';
  readonly outer = null;
  readonly variables: readonly Type[] = [];
  readonly superclass: Type;
  readonly interfaces: readonly Type[] = [];
  readonly constructors: readonly MethodSymbol[] = [];

  /** @param base the type SObject */
  constructor(schema: ObjectSchema, base: Type) {
    this.schema = schema;
    this.superclass = base;
  }

  get name(): string {
    return this.schema.name;
  }
  get runtimeName(): string {
    return this.schema.name;
  }
  methods(): readonly MethodSymbol[] {
    return [];
  }
  allMethods(): readonly MethodSymbol[] {
    return [];
  }
  field(): FieldSymbol | undefined {
    return undefined;
  }
  inner(): TypeSymbol | undefined {
    return undefined;
  }
}

const TYPES: Record<FieldType, string> = {
  ID: 'Id',
  STRING: 'String',
  TEXTAREA: 'String',
  BOOLEAN: 'Boolean',
  INTEGER: 'Integer',
  LONG: 'Long',
  DOUBLE: 'Decimal',
  CURRENCY: 'Decimal',
  PERCENT: 'Decimal',
  DATE: 'Date',
  DATETIME: 'Datetime',
  TIME: 'Time',
  REFERENCE: 'Id',
  PICKLIST: 'String',
  MULTIPICKLIST: 'String',
  COMBOBOX: 'String',
  EMAIL: 'String',
  PHONE: 'String',
  URL: 'String',
  ENCRYPTEDSTRING: 'String',
  BASE64: 'Blob',
  ADDRESS: 'System.Address',
  LOCATION: 'System.Location',
  JUNCTIONIDLIST: 'List<String>',
  ANYTYPE: 'Object',
};

/** Objects that describe metadata: references to them hold names, not ids. */
const NAMED = new Set(['EntityDefinition', 'FieldDefinition', 'EntityParticle']);

/** Name of the Apex type of a field. */
export function fieldTypeName(field: FieldSchema): string {
  if (field.type === 'ANYTYPE' && field.name === 'ChangeEventHeader') return 'EventBus.ChangeEventHeader';
  return field.referenceTo.some((name) => NAMED.has(name)) ? 'String' : TYPES[field.type];
}
