import type { DmlError } from '../../data/contract.ts';
import { Types } from '../runtime/type.ts';
import { withProperties } from './describe-properties.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import type { JsonFields } from './json/serialize.ts';
import { list, type ApexList } from './List.ts';
import { statusCode } from './StatusCode.ts';

/** The value of `Database.Error`. */
export class DatabaseError extends SystemObject implements JsonFields {
  readonly error: DmlError;

  constructor(error: DmlError) {
    super();
    this.error = error;
  }

  'getFields()'(): ApexList {
    return list(Types.String, [...this.error.fields]);
  }
  'getMessage()'(): string {
    return this.error.message;
  }
  'getStatusCode()'(): ApexEnum {
    return statusCode(this.error.statusCode);
  }
  *jsonFields(): Iterable<readonly [string, unknown]> {
    yield ['statusCode', this.error.statusCode];
    yield ['message', this.error.message];
    yield ['fields', this['getFields()']()];
  }

  override 'toString()'(): string {
    const { fields, message, statusCode: code } = this.error;
    return `Database.Error[getFields=(${fields.join(', ')});getMessage=${message};getStatusCode=${code};]`;
  }
}

export const DatabaseErrorType = reference(
  `
  public class Database.Error {
    ${withProperties(
      DatabaseError,
      `
    public List<String> getFields();
    public String getMessage();
    public StatusCode getStatusCode();
    public String toString();`,
    )}
  }`,
  DatabaseError,
);
