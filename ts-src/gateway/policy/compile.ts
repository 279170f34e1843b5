import { parseHours, parseMoment } from './hours.ts';
import { DEFAULT_DENY, POLICY_ERROR } from './rules.ts';
import type { Decision, PolicyObject, PolicyRequest, PolicyRule } from './rules.ts';

export type Decide = (request: PolicyRequest) => Decision;

const EFFECTS = new Set(['Permit', 'Forbid', 'Hold']);
const OPERATIONS = new Set(['Read', 'Create', 'Update', 'Delete', 'Execute']);
const PHASES = new Set(['sandbox', 'pilot', 'limited', 'full']);
const MOST_ROWS = 999_999_999;

/** One rule, its conditions ready to be asked. */
interface Predicate {
  name: string;
  effect: string;
  reason: string;
  /** All conditions but object and field. */
  matchesCaller(request: PolicyRequest): boolean;
  matchesObject(name: string): boolean;
  /** Null for a rule about the object as a whole. */
  matchesField: ((name: string) => boolean) | null;
  rowCap: number | null;
}

/**
 * Turns rules into a function from request to decision; docs/spec/policy.md states the semantics. One rule that cannot
 * be understood denies everything, because nobody can say what it was meant to forbid.
 */
export function compilePolicy(rules: readonly PolicyRule[]): Decide {
  const problem = problemOf(rules);
  if (problem !== null) return () => policyError(problem);
  const predicates = rules.map(predicateOf).sort((a, b) => (a.name < b.name ? -1 : 1));
  return (request) => {
    if (!PHASES.has(request.phase)) return policyError(`The phase ${request.phase} is unknown.`);
    if (!OPERATIONS.has(request.operation)) return policyError(`The operation ${request.operation} is unknown.`);
    const matching = predicates.filter((predicate) => predicate.matchesCaller(request));
    return request.anyObject ? decideOpenRequest(matching, request) : decide(matching, request);
  };
}

/** Over the whole request: Forbid, then a missing Permit or Hold, then Hold, then Permit. */
function decide(rules: Predicate[], request: PolicyRequest): Decision {
  const { objects, related = [] } = request;
  if (objects.length === 0) return { effect: 'DENY', rule: DEFAULT_DENY, reason: 'The request names no object.' };
  const named = [...objects, ...related];
  const forbidden = firstMatch(rules, 'Forbid', named);
  if (forbidden) return decided('DENY', 'forbids', forbidden, request);
  const unpermitted = objects.find(
    ({ name }) => !objectRule(rules, 'Permit', name) && !objectRule(rules, 'Hold', name),
  );
  if (unpermitted) return noPermit(unpermitted.name, request);
  const held = firstMatch(rules, 'Hold', named);
  if (held) return decided('HOLD', 'holds', held, request);
  return permitted(rules, objectRule(rules, 'Permit', objects[0].name) as Predicate, objects);
}

/**
 * A request whose objects the org chooses among those the person may read. Rules about all objects decide it; beyond
 * them it takes one permit of whatever object, and the org decides on each object.
 */
function decideOpenRequest(rules: Predicate[], request: PolicyRequest): Decision {
  const anything = { name: '*', fields: [] };
  const general = (effect: string): Predicate | undefined =>
    rules.find((rule) => rule.effect === effect && !rule.matchesField && rule.matchesObject('*'));
  const forbid = general('Forbid');
  if (forbid) return decided('DENY', 'forbids', { rule: forbid, object: anything, field: null }, request);
  const hold = general('Hold');
  if (hold) return decided('HOLD', 'holds', { rule: hold, object: anything, field: null }, request);
  const permit = rules.find(({ effect, matchesField }) => effect === 'Permit' && !matchesField);
  return permit ? { effect: 'ALLOW', rule: permit.name, reason: permit.reason } : noPermit('any object', request);
}

interface Match {
  rule: Predicate;
  object: PolicyObject;
  field: string | null;
}

/** Object by object; on each its own rules come before those of its fields. */
function firstMatch(rules: Predicate[], effect: string, objects: PolicyObject[]): Match | null {
  for (const object of objects) {
    const whole = objectRule(rules, effect, object.name);
    if (whole) return { rule: whole, object, field: null };
    for (const field of object.fields) {
      const rule = rules.find(
        (each) => each.effect === effect && each.matchesField?.(field) && each.matchesObject(object.name),
      );
      if (rule) return { rule, object, field };
    }
  }
  return null;
}

function objectRule(rules: Predicate[], effect: string, object: string): Predicate | undefined {
  return rules.find((rule) => rule.effect === effect && !rule.matchesField && rule.matchesObject(object));
}

function permitted(rules: Predicate[], permit: Predicate, objects: PolicyObject[]): Decision {
  const caps = rules.flatMap(({ effect, matchesField, matchesObject, rowCap }) =>
    effect === 'Permit' && !matchesField && rowCap !== null && objects.some(({ name }) => matchesObject(name))
      ? [rowCap]
      : [],
  );
  const allow: Decision = {
    effect: 'ALLOW',
    rule: permit.name,
    reason: permit.reason || `Rule ${permit.name} permits it.`,
  };
  return caps.length > 0 ? { ...allow, rowCap: Math.min(...caps) } : allow;
}

function decided(
  effect: 'DENY' | 'HOLD',
  verb: string,
  { rule, object, field }: Match,
  request: PolicyRequest,
): Decision {
  const target = field === null ? object.name : `field ${field} of ${object.name}`;
  return {
    effect,
    rule: rule.name,
    reason: rule.reason || `Rule ${rule.name} ${verb} it.`,
    why: [
      `Rule ${rule.name} ${verb} ${request.operation} of ${target} for agent ${request.agent} in phase ${request.phase}.`,
    ],
  };
}

function noPermit(object: string, { operation, tool, agent, phase }: PolicyRequest): Decision {
  return {
    effect: 'DENY',
    rule: DEFAULT_DENY,
    reason: `No rule permits ${operation} on ${object}.`,
    why: [`No rule permits ${operation} of ${object} with tool ${tool} for agent ${agent} in phase ${phase}.`],
  };
}

function policyError(problem: string): Decision {
  return { effect: 'DENY', rule: POLICY_ERROR, reason: problem, why: [problem] };
}

/** What keeps the rules from being understood; null when nothing does. */
function problemOf(rules: readonly PolicyRule[]): string | null {
  const names = new Set<string>();
  for (const rule of rules) {
    const name = condition(rule.name);
    if (name === null) return 'A rule has no name.';
    if (names.has(name)) return `Two rules have the name ${name}.`;
    names.add(name);
    const problem = unknownWord(rule);
    if (problem !== null) return `Rule ${name} has the ${problem}.`;
  }
  return null;
}

function unknownWord(rule: PolicyRule): string | null {
  const [effect, operation, phase] = [condition(rule.effect), condition(rule.operation), condition(rule.phase)];
  if (effect === null || !EFFECTS.has(effect)) return `unknown effect ${effect}`;
  if (operation !== null && !OPERATIONS.has(operation)) return `unknown operation ${operation}`;
  if (phase !== null && !PHASES.has(phase)) return `unknown phase ${phase}`;
  const cap = rule.rowCap ?? null;
  const whole = Number.isInteger(cap) && (cap as number) >= 1 && (cap as number) <= MOST_ROWS;
  return cap === null || whole ? unknownTime(rule) : `row cap ${cap}, which is no whole number from 1`;
}

function unknownTime(rule: PolicyRule): string | null {
  for (const moment of [condition(rule.validFrom), condition(rule.validUntil)])
    if (moment !== null && parseMoment(moment) === null) return `unknown moment ${moment}`;
  const hours = condition(rule.hours);
  return hours !== null && parseHours(hours) === null ? `unknown hours ${hours}` : null;
}

function predicateOf(rule: PolicyRule): Predicate {
  const [agent, tool] = [matcher(rule.agent), matcher(rule.tool)];
  const [operation, phase] = [condition(rule.operation), condition(rule.phase)];
  const [isPerson, holdsAt] = [personOf(rule), timeOf(rule)];
  return {
    name: condition(rule.name) as string,
    effect: condition(rule.effect) as string,
    reason: rule.reason ?? '',
    matchesCaller: (request) =>
      agent(request.agent) &&
      tool(request.tool) &&
      (operation === null || operation === request.operation) &&
      (phase === null || phase === request.phase) &&
      isPerson(request) &&
      holdsAt(request.at === undefined ? Date.now() : Date.parse(request.at)),
    matchesObject: matcher(rule.object),
    matchesField: condition(rule.field) === null ? null : matcher(rule.field),
    rowCap: rule.rowCap ?? null,
  };
}

/** Whether the rule speaks of the person who asks. */
function personOf(rule: PolicyRule): (request: PolicyRequest) => boolean {
  const one = (wanted: string | null | undefined): ((names: readonly (string | null | undefined)[]) => boolean) => {
    if (condition(wanted) === null) return () => true;
    const matches = matcher(wanted);
    return (names) => names.some((name) => typeof name === 'string' && matches(name));
  };
  const [set, profile, role, group] = [one(rule.permissionSet), one(rule.profile), one(rule.role), one(rule.group)];
  return (request) =>
    set(request.permissionSets) && profile([request.profile]) && role([request.role]) && group(request.groups ?? []);
}

/** Whether the rule holds at a moment. */
function timeOf(rule: PolicyRule): (moment: number) => boolean {
  const [from, until, hours] = [condition(rule.validFrom), condition(rule.validUntil), condition(rule.hours)];
  const startsAt = from === null ? null : parseMoment(from);
  const endsAt = until === null ? null : parseMoment(until);
  const include = hours === null ? null : parseHours(hours);
  return (moment) =>
    (startsAt === null || startsAt <= moment) && (endsAt === null || moment < endsAt) && (include?.(moment) ?? true);
}

/** API names are case-insensitive in Salesforce. */
function matcher(value: unknown): (name: string) => boolean {
  const wanted = condition(value)?.toLowerCase();
  return wanted === undefined ? () => true : (name) => name.toLowerCase() === wanted;
}

/** Null for a condition that matches anything: absent, blank or `*`. */
function condition(value: unknown): string | null {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' || text === '*' ? null : text;
}
