import type { Member, Name, Position } from '../ast/index.ts';
import type { Bound, TempSymbol } from './bound.ts';
import { INVALID } from './builtin-symbols.ts';
import { isQueryResult, type BodyContext } from './context.ts';
import { fieldValue, findField } from './fields.ts';
import { fieldToken, objectToken, recordMember, schemaOf } from './record-members.ts';
import { subjectOf, typeSubject, type Subject } from './subjects.ts';
import { triggerVariable } from './trigger-variables.ts';
import { Type, type FieldSymbol } from './type.ts';

/** A plain name: a local, or a variable of the class. */
export function name(c: BodyContext, node: Name): Bound {
  const local = c.local(node.name);
  if (local) return { kind: 'local', local, type: local.type, nonNull: false, line: node.line };
  const found = c.fieldInScope(node.name);
  if (!found) c.fail(node, `Variable does not exist: ${node.name}`);
  const { field } = found;
  if (field.isStatic) return fieldValue(c, node, found, null);
  if (!isReachable(c, field)) c.fail(node, `Variable does not exist: ${node.name}`);
  return fieldValue(c, node, found, self(c, node));
}

/** Static code reaches no instance variable, and an inner class none of the class around it. */
export function isReachable(c: BodyContext, field: FieldSymbol): boolean {
  return field.isStatic || (!c.isStatic && isOwn(c, field.owner.name));
}

function isOwn(c: BodyContext, ownerName: string): boolean {
  for (let at: Type | null = Type.of(c.owner); at; at = at.superclass) if (at.symbol.name === ownerName) return true;
  return false;
}

export function self(c: BodyContext, position: Position): Bound {
  if (c.isStatic) c.fail(position, 'Variable does not exist: this');
  return { kind: 'this', type: Type.of(c.owner), nonNull: true, line: position.line };
}

/**
 * `target.name`. After a safe navigation the rest of the chain belongs to it: `safe` collects what has to be wrapped around the whole
 * chain, innermost first.
 */
export function member(c: BodyContext, node: Member, safe: SafeLink[]): Bound {
  if (node.target.kind === 'super') return superMember(c, node);
  const subject = subjectOf(c, node.target, safe);
  if (subject.kind !== 'value') return memberOfName(c, node, subject);
  const target = node.safe ? guard(c, optionalRow(subject.value), safe) : subject.value;
  const found = findMember(c, node, target, node.name);
  if (found) return found;
  const hidden = node.target.kind === 'name' ? typeSubject(c, node.target.name) : null;
  return hidden && hidden.kind !== 'value' ? memberOfName(c, node, hidden) : missing(c, node);
}

function missing(c: BodyContext, node: Member): never {
  return c.fail(node, `Variable does not exist: ${node.name}`);
}

/** One `?.`: the value before it and the temp that stands for that value in the rest of the chain. */
export interface SafeLink {
  target: Bound;
  temp: TempSymbol;
}

export function guard(c: BodyContext, target: Bound, safe: SafeLink[]): Bound {
  const temp = c.temp();
  safe.push({ target, temp });
  return { kind: 'temp', temp, type: target.type, nonNull: true, line: target.line };
}

/** Wraps a chain in its safe navigations, outermost first. */
export function wrapSafe(body: Bound, safe: readonly SafeLink[]): Bound {
  return safe.reduceRight<Bound>(
    (inner, { target, temp }) => ({
      kind: 'safe',
      target,
      temp,
      body: inner,
      type: inner.type,
      nonNull: false,
      line: inner.line,
    }),
    body,
  );
}

function superMember(c: BodyContext, node: Member): Bound {
  const superclass = c.owner.superclass;
  const found = superclass && findField(superclass, node.name);
  if (!found) c.fail(node, `Variable does not exist: ${node.name}`);
  return fieldValue(c, node, found, self(c, node), true);
}

export function memberOfValue(c: BodyContext, node: Member, target: Bound, name: string): Bound {
  return findMember(c, node, target, name) ?? missing(c, node);
}

function findMember(c: BodyContext, position: Position, target: Bound, name: string): Bound | null {
  if (target.type === INVALID) c.fail(position, '');
  const found = findField(target.type, name);
  if (found && !found.field.isStatic) return fieldValue(c, position, found, target);
  const record = recordMember(c, position, onlyRow(c, target), name);
  if (record) return record;
  if (target.kind === 'objectToken') return describedMember(c, position, target, name);
  if (target.kind === 'fieldToken') return sharingReason(c, position, target, name);
  if (target.type.symbol.runtimeName === 'Schema.SObjectTypeFieldSets') return fieldSet(c, position, target, name);
  return null;
}

/** `[SELECT ...]?.Name`, `[SELECT ...] ?? other`: the only row of the query, or null. */
export function optionalRow(value: Bound): Bound {
  const row = isQueryResult(value) ? value.type.args[0]! : null;
  if (row?.symbol.kind !== 'sobject') return value;
  return { kind: 'conversion', conversion: 'ListToOptionalRecord', value, type: row, nonNull: false, line: value.line };
}

/** `[SELECT ...].Name`: the only row of the query. */
export function onlyRow(c: BodyContext, value: Bound): Bound {
  if (!isQueryResult(value)) return value;
  return c.assign(value as unknown as Position, value, value.type.args[0]!);
}

/** `Foo__Share.RowCause.Team__c`: the name of a sharing reason. */
function sharingReason(
  c: BodyContext,
  position: Position,
  { field }: Extract<Bound, { kind: 'fieldToken' }>,
  name: string,
): Bound | null {
  if (field.name !== 'RowCause') return null;
  return { kind: 'constant', value: name, type: c.special.String, nonNull: true, line: position.line };
}

/** `SObjectType.Account.FieldSets.Ratings` */
function fieldSet(c: BodyContext, position: Position, target: Bound, name: string): Bound | null {
  const object = target.kind === 'accessor' && target.target?.kind === 'objectToken' ? target.target.schema : null;
  const found = object?.fieldSets?.find((set) => set.name.toLowerCase() === name.toLowerCase());
  if (!found) return null;
  const type = c.platformType(position, 'Schema.FieldSet');
  const field: FieldSymbol = {
    name: found.name,
    key: found.name,
    store: found.name,
    owner: target.type.symbol,
    isStatic: false,
    isFinal: true,
    isTestVisible: false,
    access: 'accessor',
    visibility: 'global',
    setterVisibility: 'private',
    readable: true,
    writable: false,
    type,
  };
  return { kind: 'accessor', target, field, isSuper: false, type, nonNull: true, line: position.line };
}

/** `Schema.SObjectType.Account.Name` is the describe result of the field, as with `.fields` before it. */
function describedMember(
  c: BodyContext,
  position: Position,
  target: Extract<Bound, { kind: 'objectToken' }>,
  name: string,
): Bound | null {
  return fieldToken(c, position, target.schema, name, target.described);
}

export function memberOfName(c: BodyContext, node: Member, subject: Exclude<Subject, { kind: 'value' }>): Bound {
  switch (subject.kind) {
    case 'type':
      return memberOfType(c, node, subject.type);
    case 'labels':
      return { kind: 'label', name: node.name, type: c.special.String, nonNull: true, line: node.line };
    case 'trigger':
      return triggerVariable(c, node, node.name);
    case 'pages':
      return page(c, node);
    case 'objectTokens': {
      const schema = c.universe.schema.object(node.name);
      if (!schema) missing(c, node);
      return objectToken(c, node, schema, true);
    }
    case 'fieldTokens': {
      const token = fieldToken(c, node, subject.schema, node.name, subject.described);
      return token ?? missing(c, node);
    }
    case 'namespace':
      return missing(c, node);
  }
}

/** `Page.Invoice`: a reference to the Visualforce page. */
function page(c: BodyContext, node: Member): Bound {
  const type = c.platformType(node, 'System.PageReference');
  const method = type.symbol.constructors.find(({ key }) => key === 'new(String)')!;
  const { line } = node;
  const url = `/apex/${node.name.toLowerCase()}`;
  const args: Bound[] = [{ kind: 'constant', value: url, type: c.special.String, nonNull: true, line }];
  return { kind: 'construction', owner: type.symbol, method, args, delegate: null, type, nonNull: true, line };
}

function memberOfType(c: BodyContext, node: Member, type: Type): Bound {
  const found = findField(type, node.name);
  if (found?.field.isStatic) return fieldValue(c, node, found, null);
  const schema = schemaOf(type);
  if (schema) {
    if (node.name.toLowerCase() === 'sobjecttype') return objectToken(c, node, schema, false);
    const token = fieldToken(c, node, schema, node.name, false);
    if (token) return token;
  }
  return missing(c, node);
}
