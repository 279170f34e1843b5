/** Compares what an agent shows with what the same person reads directly. */
import type { DirectReply } from './probe.ts';
import { FIELDS, OBJECT_NAMES, fieldsOf, mayRead } from './situations.ts';
import type { AgentPlan, Field, ObjectName, OrgPlan, PersonPlan } from './situations.ts';

export interface Situation {
  person: PersonPlan;
  agent: AgentPlan;
  object: ObjectName;
}

export interface Wish {
  fields: Field[];
  filter: { field: Field; value: string } | null;
}

/** Every person with every agent on every object. */
export function situationsOf(org: OrgPlan): Situation[] {
  return org.people.flatMap((person) =>
    org.agents.flatMap((agent) => OBJECT_NAMES.map((object) => ({ person, agent, object }))),
  );
}

/** A direct read per field, because one field that may not be read refuses a whole query. */
export type DirectRead = (field: Field | 'Id', condition: string) => DirectReply;

/**
 * What the agent shows and the person does not read directly: one sentence each, none when agent ⊆ person.
 * @param shown the records of the agent's answer
 */
export function excess(shown: readonly Record<string, unknown>[], wish: Wish, direct: DirectRead): string[] {
  const condition = wish.filter ? `${wish.filter.field} = '${wish.filter.value}'` : '';
  const found: string[] = [];
  if (wish.filter && direct(wish.filter.field, condition).refusal)
    found.push(`compared ${wish.filter.field}, which the person may not read`);
  for (const field of FIELDS) {
    const cells = shown.filter((record) => field in record);
    if (cells.length === 0) continue;
    const reply = direct(field, condition);
    if (!reply.records) {
      found.push(`showed ${field}: ${reply.refusal}`);
      continue;
    }
    const values = new Map(reply.records.map((record) => [record.Id, record[field]]));
    for (const record of cells) {
      if (!values.has(record.Id)) found.push(`showed record ${String(record.Id)}`);
      else if (values.get(record.Id) !== record[field]) found.push(`showed another ${field} of ${String(record.Id)}`);
    }
  }
  const ids = new Set((direct('Id', condition).records ?? []).map((record) => record.Id));
  for (const record of shown) if (!ids.has(record.Id)) found.push(`told of record ${String(record.Id)}`);
  return found;
}

/** The same by the plan of the org, which knows nothing of how queries are carried out. */
export function excessByPlan(
  org: OrgPlan,
  { person, object }: Situation,
  shown: readonly Record<string, unknown>[],
  refOf: ReadonlyMap<string, string>,
): string[] {
  const readable = fieldsOf(person, object, 'readable');
  const visible = new Set(
    org.records.filter((record) => record.object === object && mayRead(org, person, record)).map(({ ref }) => ref),
  );
  return shown.flatMap((record) => [
    ...(visible.has(refOf.get(String(record.Id)) ?? '') ? [] : [`record ${String(record.Id)}`]),
    ...FIELDS.filter((field) => field in record && !readable.has(field)).map((field) => `field ${field}`),
  ]);
}
