import type { Sosl } from '../ast/index.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { expression } from './expressions.ts';
import { QueryFields } from './query-fields.ts';

/** `[FIND ...]`: a list of record lists, one per object of RETURNING. */
export function search(c: BodyContext, node: Sosl): Bound {
  const { search: sosl } = node;
  for (const query of sosl.returning) {
    const schema = c.universe.schema.object(query.from.name);
    if (!schema) c.fail(node, `sObject type '${query.from.name}' is not supported.`);
    new QueryFields(c.universe.schema, (message) => c.fail(node, message)).check(query, schema);
  }
  return {
    kind: 'search',
    search: sosl,
    binds: node.binds.map((bind) => expression(c, bind)),
    mode: sosl.withMode === null ? c.defaultMode : sosl.withMode === 'USER_MODE' ? 'user' : 'system',
    type: c.universe.list(c.universe.list(c.special.SObject)),
    nonNull: true,
    line: node.line,
  };
}
