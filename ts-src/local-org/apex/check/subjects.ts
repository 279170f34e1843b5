import type { ObjectSchema } from '../../data/schema.ts';
import type { Expression, Member, Name } from '../ast/index.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { findField } from './fields.ts';
import { expression, link } from './expressions.ts';
import { isReachable, memberOfName, memberOfValue, type SafeLink } from './names.ts';
import { Type } from './type.ts';

/** What stands before a dot: a value, or a name that only has meaning with what follows. */
export type Subject =
  | { kind: 'value'; value: Bound }
  /** `namespace`: the name is one as well, e.g. `Database`. */
  | { kind: 'type'; type: Type; namespace: string | null }
  | { kind: 'namespace'; name: string }
  | { kind: 'labels' }
  | { kind: 'trigger' }
  /** `Page`: the Visualforce pages */
  | { kind: 'pages' }
  /** `Schema.SObjectType` */
  | { kind: 'objectTokens' }
  /** `Account.fields`, `Schema.SObjectType.Account.fields` */
  | { kind: 'fieldTokens'; schema: ObjectSchema; described: boolean };

/** The meaning of an expression before a dot; a variable that can be reached hides a type of the same name. */
export function subjectOf(c: BodyContext, node: Expression, safe: SafeLink[]): Subject {
  if (node.kind === 'name') return named(c, node);
  if (node.kind === 'member' && !node.safe) {
    const found = qualified(c, node);
    if (found) return found;
  }
  return { kind: 'value', value: link(c, node, safe) };
}

function named(c: BodyContext, node: Name): Subject {
  if (isVariable(c, node.name)) return { kind: 'value', value: expression(c, node) };
  const subject = typeSubject(c, node.name);
  if (!subject) c.fail(node, `Variable does not exist: ${node.name}`);
  return subject;
}

function isVariable(c: BodyContext, name: string): boolean {
  if (c.local(name)) return true;
  const found = c.fieldInScope(name);
  return found !== undefined && (isReachable(c, found.field) || typeSubject(c, name) === null);
}

/** A name that is no variable: a type, a namespace, or one of the roots that the platform defines. */
export function typeSubject(c: BodyContext, name: string): Subject | null {
  const symbol = c.universe.symbolOf([name], c.owner);
  const lower = name.toLowerCase();
  if (symbol?.origin === 'user') return { kind: 'type', type: Type.of(symbol), namespace: null };
  if (lower === 'label') return { kind: 'labels' };
  if (lower === 'trigger') return { kind: 'trigger' };
  if (lower === 'page') return { kind: 'pages' };
  if (lower === 'sobjecttype') return { kind: 'objectTokens' };
  const namespace = c.universe.isNamespace(name) ? lower : null;
  if (symbol) return { kind: 'type', type: Type.of(symbol), namespace };
  return namespace === null ? null : { kind: 'namespace', name: lower };
}

/** `a.b` as a name; null when it is a value. */
function qualified(c: BodyContext, node: Member): Subject | null {
  const path = pathOf(node);
  if (!path || isVariable(c, path[0]!)) return null;
  const outer = subjectOf(c, node.target, []);
  const { name } = node;
  switch (outer.kind) {
    case 'namespace':
      return inNamespace(c, outer.name, name) ?? c.fail(node, `Variable does not exist: ${name}`);
    case 'type':
      return inType(c, outer, name) ?? { kind: 'value', value: memberOfName(c, node, outer) };
    case 'value':
      return tokensOf(outer.value, name) ?? { kind: 'value', value: memberOfValue(c, node, outer.value, name) };
    default:
      return { kind: 'value', value: memberOfName(c, node, outer) };
  }
}

/** `Schema.SObjectType.Account.fields` */
function tokensOf(value: Bound, name: string): Subject | null {
  if (value.kind !== 'objectToken' || name.toLowerCase() !== 'fields') return null;
  return { kind: 'fieldTokens', schema: value.schema, described: value.described };
}

function inType(c: BodyContext, { type, namespace }: Extract<Subject, { kind: 'type' }>, name: string): Subject | null {
  const inner =
    type.symbol.origin === 'user' ? c.universe.symbolOf([...type.symbol.name.split('.'), name], c.owner) : null;
  if (inner?.outer && !findField(type, name)?.field.isStatic)
    return { kind: 'type', type: Type.of(inner), namespace: null };
  if (type.symbol.kind === 'sobject' && name.toLowerCase() === 'fields') {
    const schema = c.universe.schema.object(type.symbol.name);
    if (schema) return { kind: 'fieldTokens', schema, described: false };
  }
  return namespace === null || type.symbol.field(name) ? null : inNamespace(c, namespace, name);
}

function inNamespace(c: BodyContext, namespace: string, name: string): Subject | null {
  const lower = name.toLowerCase();
  if (namespace === 'system' && lower === 'label') return { kind: 'labels' };
  if (namespace === 'system' && lower === 'trigger') return { kind: 'trigger' };
  if (namespace === 'system' && lower === 'page') return { kind: 'pages' };
  if (namespace === 'schema' && lower === 'sobjecttype') return { kind: 'objectTokens' };
  const symbol = c.universe.symbolOf([namespace, name], null);
  return symbol ? { kind: 'type', type: Type.of(symbol), namespace: null } : null;
}

function pathOf(node: Expression): string[] | null {
  if (node.kind === 'name') return [node.name];
  if (node.kind !== 'member' || node.safe) return null;
  const path = pathOf(node.target);
  return path && [...path, node.name];
}
