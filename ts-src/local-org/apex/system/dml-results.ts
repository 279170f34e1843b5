import type { DmlError, DmlRowResult } from '../../data/contract.ts';
import { DatabaseError } from './DatabaseError.ts';
import { withProperties } from './describe-properties.ts';
import { SystemObject } from './define.ts';
import type { JsonFields } from './json/serialize.ts';
import type { Json } from './json/tree.ts';
import type { ApexList } from './List.ts';
import { listOfType } from './named-types.ts';

/** What the results of all DML operations have in common. `{"success":true,"id":"001…","errors":[]}` in JSON. */
export class RowResult extends SystemObject implements JsonFields {
  readonly row: DmlRowResult;

  constructor(row: DmlRowResult) {
    super();
    this.row = row;
  }

  /** Tests make results from JSON, as there is no constructor. */
  static fromJson(members: ReadonlyMap<string, Json>): RowResult {
    const text = (json: Json | undefined): string | null => (json?.kind === 'string' ? json.text : null);
    const flag = (json: Json | undefined): boolean => json?.kind === 'boolean' && json.value;
    const errors = members.get('errors');
    return new this({
      id: text(members.get('id')),
      success: flag(members.get('success')),
      created: flag(members.get('created')),
      errors: errors?.kind === 'array' ? errors.items.map(errorFromJson) : [],
    });
  }

  'getErrors()'(): ApexList {
    return listOfType(
      'Database.Error',
      this.row.errors.map((error) => new DatabaseError(error)),
    );
  }
  'getId()'(): string | null {
    return this.row.id;
  }
  'isSuccess()'(): boolean {
    return this.row.success;
  }

  *jsonFields(): Iterable<readonly [string, unknown]> {
    yield ['success', this.row.success];
    yield ['id', this.row.id];
    yield ['errors', this['getErrors()']()];
  }

  override 'toString()'(): string {
    const errors = this.row.errors.map((error) => new DatabaseError(error).toString()).join(', ');
    return `${this.apexType.name}[getErrors=(${errors});getId=${this.row.id};isSuccess=${this.row.success};]`;
  }
}

/** `{"statusCode","message","fields"}` */
export function errorFromJson(json: Json): DmlError {
  const members = new Map(json.kind === 'object' ? json.entries : []);
  const text = (...names: string[]): string => {
    const found = names.map((name) => members.get(name)).find((value) => value?.kind === 'string');
    return found?.kind === 'string' ? found.text : '';
  };
  const fields = members.get('fields');
  return {
    statusCode: text('statusCode'),
    message: text('message'),
    fields: fields?.kind === 'array' ? fields.items.flatMap((item) => (item.kind === 'string' ? item.text : [])) : [],
  };
}

/** The members that all results declare. */
export const RESULT_MEMBERS = withProperties(
  RowResult,
  `
    public List<Database.Error> getErrors();
    public Id getId();
    public Boolean isSuccess();
    public String toString();`,
);
