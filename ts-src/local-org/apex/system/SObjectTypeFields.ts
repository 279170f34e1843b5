import type { ObjectSchema } from '../../data/schema.ts';
import { mapOf, Types } from '../runtime/type.ts';
import { CaseInsensitiveMap } from './case-insensitive-map.ts';
import { reference, SystemObject } from './define.ts';
import { namedType } from './named-types.ts';
import { sobjectField } from './SObjectField.ts';

/** `describe.fields` */
export class SObjectTypeFields extends SystemObject {
  readonly schema: ObjectSchema;

  constructor(schema: ObjectSchema) {
    super();
    this.schema = schema;
  }

  'getMap()'(): CaseInsensitiveMap {
    const type = mapOf(Types.String, namedType('Schema.SObjectField'));
    return new CaseInsensitiveMap(
      type,
      [...this.schema.fields.values()].map(
        (field) => [field.name.toLowerCase(), sobjectField(this.schema, field)] as const,
      ),
    );
  }
}

export const SObjectTypeFieldsType = reference(
  `
  public class Schema.SObjectTypeFields {
    public Map<String, Schema.SObjectField> getMap();
  }`,
  SObjectTypeFields,
);
