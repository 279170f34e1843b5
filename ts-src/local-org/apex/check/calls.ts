import type { ObjectSchema } from '../../data/schema.ts';
import type { Call, Delegate } from '../ast/index.ts';
import type { Bound } from './bound.ts';
import { INVALID } from './builtin-symbols.ts';
import { customDataMethods, objectTokenMethods } from './custom-data.ts';
import { enumMethods } from './enum-members.ts';
import { isQueryResult, type BodyContext } from './context.ts';
import { constructorsOf, typesOf } from './creations.ts';
import { expression } from './expressions.ts';
import { fieldValue, findField } from './fields.ts';
import { guard, onlyRow, self, type SafeLink } from './names.ts';
import { objectMethods } from './object-members.ts';
import { choose, convertArguments, methodsNamed, type Candidate } from './overloads.ts';
import { constant } from './operators.ts';
import { objectToken } from './record-members.ts';
import { subjectOf, typeSubject, type Subject } from './subjects.ts';
import { Type } from './type.ts';
import type { UserSymbol } from './user-symbols.ts';
import { fieldReadable, methodVisible } from './visibility.ts';

export function call(c: BodyContext, node: Call, safe: SafeLink[]): Bound {
  if (node.target === null) return plainCall(c, node);
  if (node.target.kind === 'super') return superCall(c, node);
  const subject = subjectOf(c, node.target, safe);
  if (subject.kind === 'value') return callOn(c, node, subject.value, safe);
  return callOnName(c, node, subject);
}

/** `name(args)`: a method of the class, of a superclass, or a static one of the classes around it. */
function plainCall(c: BodyContext, node: Call): Bound {
  const args = argumentsOf(c, node);
  let first: { owner: UserSymbol; candidates: Candidate[] } | null = null;
  for (let owner: UserSymbol | null = c.owner; owner; owner = owner.outer) {
    const type = Type.of(owner);
    const candidates = [
      ...methodsNamed(type, node.name),
      ...objectMethods(c, owner === c.owner ? type : null, node.name),
    ];
    if (candidates.length === 0) continue;
    first ??= { owner, candidates };
    if (choose(c, candidates, args)) return ownCall(c, node, owner, candidates, args);
  }
  if (!first) return c.fail(node, doesNotExist(node.name, args, c.owner.name));
  return ownCall(c, node, first.owner, first.candidates, args);
}

function ownCall(c: BodyContext, node: Call, owner: UserSymbol, candidates: Candidate[], args: Bound[]): Bound {
  const chosen = pick(c, node, candidates, args, owner.name);
  const { method } = chosen.candidate;
  if (method.isStatic) return finish(c, node, chosen, null, args);
  if (c.isStatic || owner !== c.owner) {
    c.fail(
      node,
      `Non static method cannot be referenced from a static context: ${signature(method.name, args, chosen.candidate)}`,
    );
  }
  return finish(c, node, chosen, self(c, node), args);
}

function superCall(c: BodyContext, node: Call): Bound {
  const superclass = c.owner.superclass;
  if (!superclass) c.fail(node, `Variable does not exist: super`);
  const args = argumentsOf(c, node);
  const candidates = methodsNamed(superclass, node.name);
  const all = candidates.length > 0 ? candidates : objectMethods(c, superclass, node.name);
  const chosen = pick(c, node, all, args, superclass.name);
  if (chosen.candidate.method.isAbstract) c.fail(node, `Cannot call abstract methods: ${node.name}`);
  return { ...finish(c, node, chosen, self(c, node), args), isSuper: true };
}

function callOn(c: BodyContext, node: Call, value: Bound, safe: SafeLink[]): Bound {
  if (value.type === INVALID) c.fail(node, '');
  const fieldError = addFieldError(c, node, value);
  if (fieldError) return fieldError;
  const args = argumentsOf(c, node);
  const candidates = instanceMethods(c, node, value, args);
  if (!candidates) return c.fail(node, doesNotExist(node.name, args, value.type.name));
  if ('type' in candidates) return callStatic(c, node, candidates.type, args);
  const receiver = candidates.onRow ? onlyRow(c, value) : value;
  const target = node.safe ? guard(c, receiver, safe) : receiver;
  return finish(c, node, pick(c, node, candidates.found, args, value.type.name), target, args);
}

/** Methods of the value; of the only row when it is a query's result; static ones when the variable hides a type of its name. */
function instanceMethods(
  c: BodyContext,
  node: Call,
  value: Bound,
  args: readonly Bound[],
): { found: Candidate[]; onRow: boolean } | { type: Type } | null {
  const found = onType(c, value.type, node.name).filter(({ method }) => !method.isStatic);
  if (found.length > 0 && choose(c, found, args)) return { found, onRow: false };
  if (isQueryResult(value)) {
    const onRow = onType(c, value.type.args[0]!, node.name);
    if (onRow.length > 0) return { found: onRow, onRow: true };
  }
  const hidden = node.target!.kind === 'name' ? typeSubject(c, node.target!.name) : null;
  if (hidden?.kind === 'type' && methodsNamed(hidden.type, node.name).some(({ method }) => method.isStatic))
    return hidden;
  return found.length > 0 ? { found, onRow: false } : null;
}

/** All methods of that name a value of the type has. */
function onType(c: BodyContext, type: Type, name: string): Candidate[] {
  const declared = type.symbol.kind === 'enum' ? enumMethods(c, type, name) : methodsNamed(type, name);
  const ofObject = objectMethods(c, type, name).filter(
    ({ method }) => !declared.some((known) => known.method.key === method.key),
  );
  return [...declared, ...ofObject];
}

function callOnName(c: BodyContext, node: Call, subject: Exclude<Subject, { kind: 'value' }>): Bound {
  if (subject.kind === 'fieldTokens') return callOn(c, node, fieldsOf(c, node, subject.schema), []);
  const labels = subject.kind === 'labels' ? c.universe.symbolOf(['System', 'Label'], null) : undefined;
  if (labels) return callStatic(c, node, Type.of(labels), argumentsOf(c, node));
  if (subject.kind !== 'type') return c.fail(node, `Variable does not exist: ${node.name}`);
  return callStatic(c, node, subject.type, argumentsOf(c, node));
}

/** `Schema.SObjectType.Account.fields` as a value. */
function fieldsOf(c: BodyContext, node: Call, schema: ObjectSchema): Bound {
  const described = objectToken(c, node, schema, true);
  const found = findField(described.type, 'fields');
  return found ? fieldValue(c, node, found, described) : c.fail(node, 'UNSUPPORTED: DescribeSObjectResult.fields');
}

function callStatic(c: BodyContext, node: Call, type: Type, args: Bound[]): Bound {
  const all = namedOn(c, type, node.name);
  const statics = all.filter(({ method }) => method.isStatic);
  if (statics.length === 0 && all.length > 0 && isEnclosing(c, type)) {
    return finish(c, node, pick(c, node, all, args, type.name), self(c, node), args);
  }
  if (statics.length === 0) c.fail(node, doesNotExist(node.name, args, type.name));
  const chosen = pick(c, node, statics, args, type.name);
  const result = finish(c, node, chosen, null, args);
  return takesQueryText(type, node.name) ? { ...result, scope: bindScope(c, node) } : result;
}

function namedOn(c: BodyContext, type: Type, name: string): Candidate[] {
  if (type.symbol.kind === 'enum') return enumMethods(c, type, name);
  return [...customDataMethods(c, type, name), ...objectTokenMethods(c, type, name), ...methodsNamed(type, name)];
}

/** `Foo.method()` inside Foo may be a call on `this`. */
function isEnclosing(c: BodyContext, type: Type): boolean {
  return !c.isStatic && c.isSubclassOf(Type.of(c.owner), type);
}

function argumentsOf(c: BodyContext, node: { args: Call['args'] }): Bound[] {
  return node.args.map((arg) => expression(c, arg));
}

type Chosen = NonNullable<ReturnType<typeof choose>>;

function pick(c: BodyContext, node: Call, candidates: Candidate[], args: readonly Bound[], on: string): Chosen {
  const chosen = choose(c, candidates, args);
  if (!chosen) return c.fail(node, doesNotExist(node.name, args, on));
  if (!methodVisible(c, chosen.candidate.method)) {
    c.fail(node, `Method is not visible: ${signature(node.name, args, chosen.candidate)}`);
  }
  return chosen;
}

function finish(
  c: BodyContext,
  node: Call,
  chosen: Chosen,
  target: Bound | null,
  args: readonly Bound[],
): Extract<Bound, { kind: 'call' }> {
  const { method, receiver } = chosen.candidate;
  return {
    kind: 'call',
    method,
    target,
    isSuper: false,
    args: convertArguments(c, chosen, args),
    scope: null,
    type: isRecordClone(c, method, target) ? target!.type : receiver.substitute(method.returns),
    nonNull: false,
    line: node.line,
  };
}

/** `account.clone()` is an Account. */
function isRecordClone(c: BodyContext, method: Candidate['method'], target: Bound | null): boolean {
  return method.name === 'clone' && method.owner === c.special.SObject.symbol && target !== null;
}

function doesNotExist(name: string, args: readonly Bound[], on: string): string {
  return `Method does not exist or incorrect signature: void ${name}(${typesOf(args)}) from the type ${on}`;
}

function signature(name: string, args: readonly Bound[], { method }: Candidate): string {
  return `${method.returns.name} ${method.owner.name}.${name}(${typesOf(args)})`;
}

/** `record.Field.addError(message)` puts the error on the field. */
function addFieldError(c: BodyContext, node: Call, value: Bound): Bound | null {
  if (node.name.toLowerCase() !== 'adderror' || value.kind !== 'recordField') return null;
  const field: Bound = { ...constant(c, node, value.name), type: c.special.String };
  const args = [field, ...argumentsOf(c, node)];
  const chosen = pick(c, node, methodsNamed(value.target.type, node.name), args, value.target.type.name);
  return finish(c, node, chosen, value.target, args);
}

const QUERY_TEXTS: Readonly<Record<string, readonly string[]>> = {
  'System.Database': ['query', 'countquery', 'getquerylocator', 'getcursor'],
  'System.Search': ['query', 'find'],
};

/** Methods whose text may name variables of the caller as binds. */
function takesQueryText(type: Type, name: string): boolean {
  const known = QUERY_TEXTS[type.symbol.runtimeName];
  return known !== undefined && known.includes(name.toLowerCase());
}

function bindScope(c: BodyContext, node: Call): { name: string; value: Bound }[] {
  const scope = new Map<string, Bound>();
  for (const local of c.locals()) {
    scope.set(local.name.toLowerCase(), { kind: 'local', local, type: local.type, nonNull: false, line: node.line });
  }
  for (const name of c.fieldNames()) {
    const { field } = c.fieldInScope(name)!;
    if (!scope.has(name) && fieldReadable(c, field))
      scope.set(name, expression(c, { kind: 'name', name, line: node.line, column: node.column }));
  }
  return [...scope].map(([name, value]) => ({ name, value }));
}

/** `this(args)` and `super(args)`. */
export function delegate(c: BodyContext, node: Delegate): Bound {
  const type = node.to === 'this' ? Type.of(c.owner) : c.owner.superclass;
  const args = argumentsOf(c, node);
  const base = { delegate: node.to, nonNull: true, line: node.line, kind: 'construction' as const };
  if (!type) return { ...base, type: Type.of(c.owner), owner: c.owner, method: null, args: [] };
  const candidates = constructorsOf(c, type);
  if (candidates.length === 0 && args.length === 0) return { ...base, type, owner: type.symbol, method: null, args };
  const chosen = choose(c, candidates, args);
  if (!chosen) c.fail(node, `Constructor not defined: [${type.name}].<Constructor>(${typesOf(args)})`);
  const { method } = chosen.candidate;
  return { ...base, type, owner: type.symbol, method, args: convertArguments(c, chosen, args) };
}
