import type { DmlError } from '../../data/contract.ts';
import { DatabaseError } from './DatabaseError.ts';
import { reference, SystemObject, type SystemType } from './define.ts';
import { withProperties } from './describe-properties.ts';
import { errorFromJson } from './dml-results.ts';
import type { JsonFields } from './json/serialize.ts';
import type { Json } from './json/tree.ts';
import { list, type ApexList } from './List.ts';
import { listOfType } from './named-types.ts';
import { Types } from '../runtime/type.ts';

type Kind = 'id' | 'text' | 'flag' | 'ids' | 'texts' | 'errors';

const DECLARED: Record<Kind, string> = {
  id: 'Id',
  text: 'String',
  flag: 'Boolean',
  ids: 'List<Id>',
  texts: 'List<String>',
  errors: 'List<Database.Error>',
};

/**
 * A result class: tests make its instances from JSON too, as there is no constructor.
 * @param members kind of value by name; `success` is read by `isSuccess()`, the others by `getX()`
 */
export function resultType(qualified: string, members: Readonly<Record<string, Kind>>): SystemType {
  class Result extends SystemObject implements JsonFields {
    readonly members: ReadonlyMap<string, Json>;

    constructor(json: ReadonlyMap<string, Json>) {
      super();
      this.members = json;
    }

    static fromJson(json: ReadonlyMap<string, Json>): Result {
      return new Result(json);
    }

    *jsonFields(): Iterable<readonly [string, unknown]> {
      for (const [name, kind] of Object.entries(members)) yield [name, value(this.members.get(name), kind)];
    }
  }
  const methods = Object.entries(members).map(([name, kind]) => {
    const getter = `${kind === 'flag' ? 'is' : 'get'}${name.charAt(0).toUpperCase()}${name.slice(1)}()`;
    Object.assign(Result.prototype, {
      [getter](this: Result) {
        return value(this.members.get(name), kind);
      },
    });
    return `public ${DECLARED[kind]} ${getter};`;
  });
  return reference(`public class ${qualified} { ${withProperties(Result, methods.join('\n'))} }`, Result);
}

function value(json: Json | undefined, kind: Kind): string | boolean | ApexList | null {
  const items = json?.kind === 'array' ? json.items : [];
  switch (kind) {
    case 'id':
    case 'text':
      return json?.kind === 'string' ? json.text : null;
    case 'flag':
      return json?.kind === 'boolean' && json.value;
    case 'ids':
    case 'texts':
      return list(
        kind === 'ids' ? Types.Id : Types.String,
        items.flatMap((item) => (item.kind === 'string' ? item.text : [])),
      );
    case 'errors':
      return listOfType(
        'Database.Error',
        items.map(errorFromJson).map((error: DmlError) => new DatabaseError(error)),
      );
  }
}
