/** Made-up orgs: people with random permission sets and roles, records with random owners, agents with random grants and rules. */
import { dice } from './random.ts';
import type { Dice } from './random.ts';

export const FIELDS = ['F1__c', 'F2__c', 'F3__c', 'F4__c'] as const;
export type Field = (typeof FIELDS)[number];

/** Custom objects by name, each with its own organization-wide default. */
export const OBJECTS = { Alpha__c: 'Private', Beta__c: 'Read', Gamma__c: 'ReadWrite' } as const;
export type ObjectName = keyof typeof OBJECTS;
export const OBJECT_NAMES = Object.keys(OBJECTS) as ObjectName[];

/** Each role with the one above it; null for the top. */
export const ROLES: Record<string, string | null> = {
  Top: null,
  East: 'Top',
  West: 'Top',
  EastRep: 'East',
  WestRep: 'West',
};
const WORDS = ['alder', 'birch', 'cedar', 'dogwood'];
const WRITES = ['create_record', 'update_record', 'delete_record'] as const;

export interface ObjectGrant {
  object: ObjectName;
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
  readable: Field[];
  editable: Field[];
}

export interface PermissionSetPlan {
  name: string;
  grants: ObjectGrant[];
}

export interface PersonPlan {
  username: string;
  role: string;
  sets: PermissionSetPlan[];
}

export interface RecordPlan {
  ref: string;
  object: ObjectName;
  owner: string;
  values: Record<Field, string>;
  /** People it is shared with by hand. */
  shares: { username: string; access: 'Read' | 'Edit' }[];
}

export interface RulePlan {
  name: string;
  effect: 'Permit' | 'Forbid' | 'Hold';
  agent: string;
  object: ObjectName;
  operation: 'Read' | 'Create' | 'Update' | 'Delete' | null;
  field: Field | null;
}

export interface AgentPlan {
  name: string;
  tools: { name: string; approval: 'Disabled' | 'Approval' }[];
  /** Fields of the agent's row beyond these. */
  settings?: Record<string, string>;
  rules: RulePlan[];
}

export interface OrgPlan {
  permissionSets: PermissionSetPlan[];
  people: PersonPlan[];
  records: RecordPlan[];
  agents: AgentPlan[];
  /** Data sensitivity level by field; absent for none. */
  levels?: Partial<Record<Field, string>>;
}

/** The same plan for the same seed. */
export function planOrg(seed: number, size: { people: number; agents: number; recordsPerObject: number }): OrgPlan {
  const random = dice(seed);
  const permissionSets = times(size.people, (at) => planPermissionSet(random, `Random${at}`));
  const people = times(size.people, (at) => ({
    username: `person${at}@access.example`,
    role: random.pick(Object.keys(ROLES)),
    sets: [...new Set([random.pick(permissionSets), random.pick(permissionSets)])],
  }));
  const records = OBJECT_NAMES.flatMap((object) =>
    times(size.recordsPerObject, (at) => planRecord(random, object, at, people)),
  );
  return { permissionSets, people, records, agents: times(size.agents, (at) => planAgent(random, `Agent${at}`)) };
}

const times = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));

function planPermissionSet(random: Dice, name: string): PermissionSetPlan {
  return { name, grants: random.some(OBJECT_NAMES, 0.75).map((object) => planGrant(random, object)) };
}

/** The platform wants Read for everything else, Edit for Delete, and all of them for Modify All. */
function planGrant(random: Dice, object: ObjectName): ObjectGrant {
  const modifyAll = random.chance(0.05);
  const canDelete = modifyAll || random.chance(0.3);
  const readable = random.some(FIELDS, 0.6);
  return {
    object,
    read: true,
    create: random.chance(0.5),
    edit: canDelete || random.chance(0.5),
    delete: canDelete,
    viewAll: modifyAll || random.chance(0.1),
    modifyAll,
    readable,
    editable: random.some(readable, 0.6),
  };
}

function planRecord(random: Dice, object: ObjectName, at: number, people: PersonPlan[]): RecordPlan {
  const owner = random.pick(people).username;
  const others = people.map(({ username }) => username).filter((username) => username !== owner);
  return {
    ref: `${object}-${at}`,
    object,
    owner,
    values: Object.fromEntries(FIELDS.map((field) => [field, random.pick(WORDS)])) as Record<Field, string>,
    shares:
      OBJECTS[object] === 'ReadWrite'
        ? []
        : random.some(others, 0.05).map((username) => ({
            username,
            access: OBJECTS[object] === 'Read' || random.chance(0.4) ? ('Edit' as const) : ('Read' as const),
          })),
  };
}

function planAgent(random: Dice, name: string): AgentPlan {
  const tools = ['find_records', ...random.some(WRITES, 0.8)].map((tool) => ({
    name: tool,
    approval: random.chance(0.9) ? ('Disabled' as const) : ('Approval' as const),
  }));
  const rules = OBJECT_NAMES.flatMap((object) => planRules(random, name, object));
  return { name, tools, rules: rules.map((rule, at) => ({ ...rule, name: `${name}Rule${at}` })) };
}

function planRules(random: Dice, agent: string, object: ObjectName): RulePlan[] {
  const rule = (effect: RulePlan['effect'], more: Partial<RulePlan> = {}): RulePlan[] => [
    { name: '', effect, agent, object, operation: null, field: null, ...more },
  ];
  return [
    ...(random.chance(0.85) ? rule('Permit', random.chance(0.3) ? { operation: 'Read' } : {}) : []),
    ...(random.chance(0.2) ? rule('Forbid', { field: random.pick(FIELDS) }) : []),
    ...(random.chance(0.1) ? rule('Forbid', { operation: random.pick(['Update', 'Delete'] as const) }) : []),
    ...(random.chance(0.1) ? rule('Hold', { operation: random.pick(['Read', 'Create', 'Update'] as const) }) : []),
  ];
}

/** Which fields the person's permission sets open, by the plan alone. */
export function fieldsOf(person: PersonPlan, object: ObjectName, right: 'readable' | 'editable'): Set<Field> {
  return new Set(grantsOf(person, object).flatMap((grant) => grant[right]));
}

export function grantsOf(person: PersonPlan, object: ObjectName): ObjectGrant[] {
  return person.sets.flatMap(({ grants }) => grants.filter((grant) => grant.object === object));
}

/** Whether the person may read the record, by the plan alone. */
export function mayRead(org: OrgPlan, person: PersonPlan, record: RecordPlan): boolean {
  const grants = grantsOf(person, record.object);
  if (!grants.some(({ read }) => read)) return false;
  return (
    OBJECTS[record.object] !== 'Private' ||
    grants.some(({ viewAll }) => viewAll) ||
    record.owner === person.username ||
    record.shares.some(({ username }) => username === person.username || isAbove(org, person, username)) ||
    isAbove(org, person, record.owner)
  );
}

/** Whether the person stands above another one in the role hierarchy. */
function isAbove(org: OrgPlan, person: PersonPlan, username: string): boolean {
  let role = ROLES[org.people.find((other) => other.username === username)!.role];
  while (role) {
    if (role === person.role) return true;
    role = ROLES[role];
  }
  return false;
}
