import type { DataError } from '../../data/errors.ts';
import type { DmlError } from '../../data/contract.ts';
import { ApexException } from '../runtime/exception.ts';
import { tx } from '../runtime/transaction.ts';
import { Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { reference, type ApexEnum } from './define.ts';
import { exceptionDeclaration, ListException } from './exceptions.ts';
import { list, type ApexList } from './List.ts';
import { listOfType } from './named-types.ts';
import { sobjectField } from './SObjectField.ts';
import { statusCode } from './StatusCode.ts';

interface Failure {
  row: number;
  id: string | null;
  error: DmlError;
}

export class DmlException extends ApexException {
  /** One per failed row: its first error. */
  failures: readonly Failure[] = [];
  /** API name of the object, for field tokens. */
  object: string | null = null;

  static of(error: DataError, object: string | null): DmlException {
    const exception = new DmlException(error.message);
    exception.object = object;
    exception.failures = error.rows.flatMap(({ index, id, errors }) =>
      errors.slice(0, 1).map((first) => ({ row: index, id, error: first })),
    );
    return exception;
  }

  'getNumDml()'(): number {
    return this.failures.length;
  }
  'getDmlFieldNames(Integer)'(index: number | null): ApexList {
    return list(Types.String, [...this.#failure(index).error.fields]);
  }
  'getDmlFields(Integer)'(index: number | null): ApexList {
    const { fields } = this.#failure(index).error;
    const { schema } = tx();
    const object = this.object === null ? undefined : schema.object(this.object);
    const described = fields.flatMap((name) => (object && schema.field(object, name)) ?? []);
    return listOfType(
      'Schema.SObjectField',
      described.map((field) => sobjectField(object!, field)),
    );
  }
  'getDmlId(Integer)'(index: number | null): string | null {
    return this.#failure(index).id;
  }
  'getDmlIndex(Integer)'(index: number | null): number {
    return this.#failure(index).row;
  }
  'getDmlMessage(Integer)'(index: number | null): string {
    return this.#failure(index).error.message;
  }
  'getDmlStatusCode(Integer)'(index: number | null): string {
    return this.#failure(index).error.statusCode;
  }
  'getDmlType(Integer)'(index: number | null): ApexEnum {
    return statusCode(this.#failure(index).error.statusCode);
  }

  #failure(index: number | null): Failure {
    const failure = this.failures[present(index)];
    if (!failure) throw new ListException(`List index out of bounds: ${index}`);
    return failure;
  }
}

export const DmlExceptionType = reference(
  exceptionDeclaration(
    'System.DmlException',
    `
    public List<String> getDmlFieldNames(Integer index);
    public List<Schema.SObjectField> getDmlFields(Integer index);
    public String getDmlId(Integer index);
    public Integer getDmlIndex(Integer index);
    public String getDmlMessage(Integer index);
    public String getDmlStatusCode(Integer index);
    public StatusCode getDmlType(Integer index);
    public Integer getNumDml();`,
  ),
  DmlException,
);
