import { randomUUID } from 'node:crypto';
import { SObject } from '../../data/sobject.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import { setTokenSource } from './object-token.ts';
import { hash } from './value.ts';
import { present } from './arguments.ts';
import { defaultValues } from './default-values.ts';
import { reference, SystemObject } from './define.ts';
import { DescribeSObjectResult } from './DescribeSObjectResult.ts';
import { idValue } from './Id.ts';

/** The token of an object: `Account.SObjectType`. One per object. */
export class SObjectTypeToken extends SystemObject {
  readonly schema: ObjectSchema;

  constructor(schema: ObjectSchema) {
    super();
    this.schema = schema;
  }

  'getDescribe()'(): DescribeSObjectResult {
    return new DescribeSObjectResult(this.schema);
  }
  'getDescribe(SObjectDescribeOptions)'(): DescribeSObjectResult {
    return new DescribeSObjectResult(this.schema);
  }
  'newSObject()'(): SObject {
    return new SObject(this.schema);
  }
  'newSObject(Id)'(id: string | null): SObject {
    return new SObject(this.schema, id === null ? {} : { Id: idValue(id) });
  }
  'newSObject(Id,Boolean)'(recordTypeId: string | null, loadDefaults: boolean | null): SObject {
    const values = present(loadDefaults) ? this.#defaults() : {};
    return new SObject(
      this.schema,
      recordTypeId === null ? values : { ...values, RecordTypeId: idValue(recordTypeId) },
    );
  }
  /** A new event gets its UUID. */
  #defaults(): Record<string, unknown> {
    const values = defaultValues(this.schema);
    return this.schema.kind === 'event' ? { ...values, EventUuid: randomUUID() } : values;
  }

  override 'hashCode()'(): number {
    return hash(this.schema.name);
  }
  override 'toString()'(): string {
    return this.schema.name;
  }
}

const tokens = new WeakMap<ObjectSchema, SObjectTypeToken>();

export function sobjectType(schema: ObjectSchema): SObjectTypeToken {
  let token = tokens.get(schema);
  if (!token) tokens.set(schema, (token = new SObjectTypeToken(schema)));
  return token;
}

setTokenSource(sobjectType);

export const SObjectTypeType = reference(
  `
  public class Schema.SObjectType {
    public Schema.DescribeSObjectResult getDescribe();
    public Schema.DescribeSObjectResult getDescribe(SObjectDescribeOptions options);
    public SObject newSObject();
    public SObject newSObject(Id id);
    public SObject newSObject(Id recordTypeId, Boolean loadDefaultValues);
    public Boolean equals(Object other);
    public Integer hashCode();
    public String toString();
  }`,
  SObjectTypeToken,
);
