import type { Position } from '../ast/index.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import type { Type } from './type.ts';

const BOOLEANS = ['isExecuting', 'isInsert', 'isUpdate', 'isDelete', 'isUndelete', 'isBefore', 'isAfter'];

/** `Trigger.new` and its siblings. Outside a trigger's body the records are typed SObject. */
export function triggerVariable(c: BodyContext, position: Position, name: string): Bound {
  const record = c.triggerObject ?? c.special.SObject;
  const { special, universe } = c;
  const byName: Record<string, () => Type> = {
    new: () => universe.list(record),
    old: () => universe.list(record),
    newMap: () => universe.generic('Map', [special.Id, record]),
    oldMap: () => universe.generic('Map', [special.Id, record]),
    size: () => special.Integer,
    operationType: () => c.platformType(position, 'System.TriggerOperation'),
  };
  for (const flag of BOOLEANS) byName[flag] = () => special.Boolean;
  const known = Object.keys(byName).find((key) => key.toLowerCase() === name.toLowerCase());
  if (known === undefined) c.fail(position, `Variable does not exist: ${name}`);
  return { kind: 'triggerVariable', name: known, type: byName[known]!(), nonNull: false, line: position.line };
}
