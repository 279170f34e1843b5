import type { Assignment, Expression, New, NewArray, NewList, NewMap } from '../ast/index.ts';
import type { Bound, BoundRecordLiteral } from './bound.ts';
import type { BodyContext } from './context.ts';
import { expression } from './expressions.ts';
import { choose, convertArguments, type Candidate } from './overloads.ts';
import { recordMember, schemaOf } from './record-members.ts';
import type { Type } from './type.ts';
import { methodVisible } from './visibility.ts';

export function construct(c: BodyContext, node: New): Bound {
  const type = c.type(node.type);
  const schema = schemaOf(type);
  if (schema && node.args.every(({ kind }) => kind === 'assignment')) {
    return recordLiteral(c, node, type, node.args as Assignment[]);
  }
  const { symbol } = type;
  if (
    symbol.kind === 'interface' ||
    symbol.kind === 'enum' ||
    symbol.kind === 'primitive' ||
    type === c.special.SObject
  ) {
    c.fail(node, `Type cannot be constructed: ${type.name}`);
  }
  if (symbol.isAbstract) c.fail(node, `Abstract classes cannot be constructed: ${type.name}`);
  return constructorCall(
    c,
    node,
    type,
    node.args.map((arg) => expression(c, arg)),
  );
}

function constructorCall(c: BodyContext, node: New, type: Type, args: Bound[]): Bound {
  const base = {
    type,
    owner: type.symbol,
    delegate: null,
    nonNull: true,
    line: node.line,
    kind: 'construction' as const,
  };
  const candidates = constructorsOf(c, type);
  if (candidates.length === 0 && args.length === 0) return { ...base, method: null, args: [] };
  const chosen = choose(c, candidates, args);
  if (!chosen) c.fail(node, `Constructor not defined: [${type.name}].<Constructor>(${typesOf(args)})`);
  const { method } = chosen.candidate;
  if (method.owner === type.symbol && !methodVisible(c, method)) {
    c.fail(node, `Constructor is not visible: [${type.name}].<Constructor>(${typesOf(args)})`);
  }
  return { ...base, method, args: convertArguments(c, chosen, args) };
}

/** The type's own constructors; exceptions have those of Exception as well. */
export function constructorsOf(c: BodyContext, type: Type): Candidate[] {
  const own = type.symbol.constructors.map((method) => ({ method, receiver: type }));
  if (type.symbol.origin !== 'user' || !c.isSubclassOf(type, c.special.Exception)) return own;
  const inherited = c.special.Exception.symbol.constructors.map((method) => ({ method, receiver: type }));
  return [...own, ...inherited];
}

export function typesOf(args: readonly Bound[]): string {
  return args.map(({ type }) => type.name).join(', ');
}

/** `new Account(Name = 'x', Owner = user)` */
function recordLiteral(c: BodyContext, node: New, type: Type, args: Assignment[]): Bound {
  const schema = schemaOf(type)!;
  const record: Bound = { kind: 'this', type, nonNull: true, line: node.line };
  const values = args.map((arg): BoundRecordLiteral['values'][number] => {
    if (arg.target.kind !== 'name') c.fail(arg, 'Invalid field initializer');
    const { name } = arg.target;
    const member = recordMember(c, arg, record, name);
    if (!member || member.kind === 'recordChildren') c.fail(arg, `Field does not exist: ${name} on ${type.name}`);
    const value = c.assign(arg, expression(c, arg.value), member.type);
    if (member.kind === 'recordParent') return { name: member.name, kind: 'parent', value };
    return { name: c.universe.schema.field(schema, name)!.name, kind: 'field', value };
  });
  return { kind: 'recordLiteral', schema, values, type, nonNull: true, line: node.line };
}

export function newArray(c: BodyContext, node: NewArray): Bound {
  const type = c.universe.list(c.type(node.element));
  const size = c.assign(node, expression(c, node.size), c.special.Integer);
  return { kind: 'collection', elements: [], entries: [], size, type, nonNull: true, line: node.line };
}

/** `new List<T>{a, b}`, `new Set<T>{a, b}`, `new T[]{a, b}` */
export function newList(c: BodyContext, node: NewList): Bound {
  const type = c.type(node.type);
  const element = type.args[0];
  if (!isCollection(c, type) || !element) c.fail(node, `Invalid initializer type ${type.name}`);
  const elements = node.elements.map((value) => initializer(c, value, element));
  return { kind: 'collection', elements, entries: [], size: null, type, nonNull: true, line: node.line };
}

export function newMap(c: BodyContext, node: NewMap): Bound {
  const type = c.type(node.type);
  const [key, value] = type.args;
  if (!isCollection(c, type) || !key || !value) c.fail(node, `Invalid initializer type ${type.name}`);
  const entries = node.entries.map((entry) => ({
    key: initializer(c, entry.key, key),
    value: initializer(c, entry.value, value),
  }));
  return { kind: 'collection', elements: [], entries, size: null, type, nonNull: true, line: node.line };
}

function isCollection(c: BodyContext, type: Type): boolean {
  return ['List', 'Set', 'Map'].some((name) => c.universe.systemType(name)?.symbol === type.symbol);
}

function initializer(c: BodyContext, node: Expression, to: Type): Bound {
  return c.assign(node, expression(c, node), to);
}
