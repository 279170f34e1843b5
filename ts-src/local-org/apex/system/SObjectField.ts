import type { FieldSchema, ObjectSchema } from '../../data/schema.ts';
import { reference, SystemObject } from './define.ts';
import { DescribeFieldResult } from './DescribeFieldResult.ts';
import { hash } from './value.ts';

/** The token of a field: `Account.Name`. One per object and field. */
export class SObjectFieldToken extends SystemObject {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;

  constructor(object: ObjectSchema, field: FieldSchema) {
    super();
    this.object = object;
    this.field = field;
  }

  'getDescribe()'(): DescribeFieldResult {
    return new DescribeFieldResult(this.object, this.field);
  }
  'getDescribe(FieldDescribeOptions)'(): DescribeFieldResult {
    return new DescribeFieldResult(this.object, this.field);
  }
  override 'hashCode()'(): number {
    return hash(`${this.object.name}.${this.field.name}`);
  }
  override 'toString()'(): string {
    return this.field.name;
  }
}

const tokens = new WeakMap<ObjectSchema, Map<FieldSchema, SObjectFieldToken>>();

export function sobjectField(object: ObjectSchema, field: FieldSchema): SObjectFieldToken {
  let fields = tokens.get(object);
  if (!fields) tokens.set(object, (fields = new Map()));
  let token = fields.get(field);
  if (!token) fields.set(field, (token = new SObjectFieldToken(object, field)));
  return token;
}

export const SObjectFieldType = reference(
  `
  public class Schema.SObjectField {
    public Schema.DescribeFieldResult getDescribe();
    public Schema.DescribeFieldResult getDescribe(FieldDescribeOptions options);
    public Boolean equals(Object other);
    public Integer hashCode();
    public String toString();
  }`,
  SObjectFieldToken,
);
