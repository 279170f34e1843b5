import type { Block, Dml, For, ForEach, Local, Position, Return, Statement, Switch, Try, When } from '../ast/index.ts';
import type { Bound, LocalSymbol } from './bound.ts';
import type { BoundCatch, BoundStatement, BoundWhen, ForEachMode } from './bound-statements.ts';
import { INVALID, NULL, VOID } from './builtin-symbols.ts';
import type { BodyContext } from './context.ts';
import { CheckError } from './diagnostics.ts';
import { broken } from './broken.ts';
import { expression } from './expressions.ts';
import { supertypes } from './hierarchy.ts';
import { operation } from './operators.ts';
import { schemaOf } from './record-members.ts';
import type { Type } from './type.ts';

type Of<Kind extends BoundStatement['kind']> = Extract<BoundStatement, { kind: Kind }>;

export function statements(c: BodyContext, nodes: readonly Statement[]): BoundStatement[] {
  return c.scoped(() => nodes.flatMap((node) => reported(c, node)));
}

/** Checks one statement; its first error is reported and the next statement goes on. */
function reported(c: BodyContext, node: Statement): BoundStatement[] {
  const { depth, loopDepth } = c;
  try {
    return statement(c, node);
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    c.universe.diagnostics.report(c.owner.source.file, error.position, error.message);
    c.depth = depth;
    c.loopDepth = loopDepth;
    if (node.kind === 'local') declareAnyway(c, node);
    return [{ kind: 'expression', expression: broken(error), line: node.line }];
  }
}

/** Variables whose declaration has an error are known afterwards, so that each error is told once. */
function declareAnyway(c: BodyContext, node: Local): void {
  const type = c.universe.resolve(node.type, c.owner) ?? INVALID;
  for (const { name } of node.variables) if (!c.local(name)) c.declare(node, name, type);
}

function statement(c: BodyContext, node: Statement): BoundStatement[] {
  const { line } = node;
  switch (node.kind) {
    case 'block':
      return [block(c, node)];
    case 'local':
      return local(c, node);
    case 'expression':
      return [{ kind: 'expression', expression: effect(c, node.expression), line }];
    case 'if': {
      const condition = c.condition(node.condition, expression(c, node.condition));
      const then = nested(c, node.then);
      return [{ kind: 'if', condition, then, otherwise: node.otherwise && nested(c, node.otherwise), line }];
    }
    case 'switch':
      return [switchOn(c, node)];
    case 'for':
      return [c.scoped(() => forLoop(c, node))];
    case 'forEach':
      return [c.scoped(() => forEach(c, node))];
    case 'while': {
      const condition = c.condition(node.condition, expression(c, node.condition));
      return [{ kind: 'while', condition, body: loopBody(c, node.body), line }];
    }
    case 'doWhile': {
      const body = loopBody(c, node.body)!;
      return [{ kind: 'doWhile', body, condition: c.condition(node.condition, expression(c, node.condition)), line }];
    }
    case 'try':
      return [tryCatch(c, node)];
    case 'return':
      return [returned(c, node)];
    case 'throw':
      return [{ kind: 'throw', value: thrown(c, node.value, expression(c, node.value)), line }];
    case 'break':
    case 'continue':
      if (c.loopDepth === 0) c.fail(node, `${node.kind === 'break' ? 'Break' : 'Continue'} statement must be in loop`);
      return [{ kind: node.kind, line }];
    case 'dml':
      return [dml(c, node)];
    case 'merge': {
      const master = expression(c, node.master);
      const mode = node.access ?? c.defaultMode;
      return [{ kind: 'merge', mode, master, duplicates: expression(c, node.duplicates), line }];
    }
    case 'runAs': {
      const args = node.args.map((arg) => expression(c, arg));
      return [{ kind: 'runAs', args, body: block(c, node.body), line }];
    }
  }
}

export function block(c: BodyContext, node: Block): Of<'block'> {
  return { kind: 'block', body: statements(c, node.statements), line: node.line };
}

/** A statement as the body of another: declarations in it are its own. */
function nested(c: BodyContext, node: Statement): BoundStatement {
  const body = c.scoped(() => reported(c, node));
  return body.length === 1 && body[0]!.kind !== 'local' ? body[0]! : { kind: 'block', body, line: node.line };
}

function loopBody(c: BodyContext, node: Statement | null): BoundStatement | null {
  if (!node) return null;
  c.loopDepth += 1;
  const body = nested(c, node);
  c.loopDepth -= 1;
  return body;
}

function local(c: BodyContext, node: Local): BoundStatement[] {
  const type = c.type(node.type);
  if (type === VOID) c.fail(node, 'Invalid type: void');
  return node.variables.map((variable): BoundStatement => {
    const value = variable.value && c.assign(variable, expression(c, variable.value), type);
    const { isFinal } = node;
    const declared = c.declare(variable, variable.name, type, {
      isFinal: isFinal && value !== null,
      neverNull: value?.nonNull,
    });
    return { kind: 'local', local: declared, value, line: variable.line };
  });
}

const EFFECTS = new Set([
  'assignment',
  'update',
  'call',
  'construction',
  'safe',
  'query',
  'unsupported',
  'recordLiteral',
  'collection',
]);

function effect(c: BodyContext, node: Parameters<typeof expression>[1]): Bound {
  const value = expression(c, node);
  if (!EFFECTS.has(value.kind)) c.fail(node, 'Expression cannot be a statement.');
  return value;
}

function forLoop(c: BodyContext, node: For): BoundStatement {
  const init: BoundStatement[] = [];
  if (node.init && 'kind' in node.init) init.push(...local(c, node.init));
  else
    for (const part of node.init ?? []) init.push({ kind: 'expression', expression: effect(c, part), line: part.line });
  const condition = node.condition && c.condition(node.condition, expression(c, node.condition));
  const update = node.update.map((part) => effect(c, part));
  return { kind: 'for', init, condition, update, body: loopBody(c, node.body), line: node.line };
}

function forEach(c: BodyContext, node: ForEach): BoundStatement {
  const type = c.type(node.type);
  const over = expression(c, node.over);
  const { element, mode } = elementOf(c, node, over, type);
  const variable = c.declare(node, node.variable, type);
  const item = c.temp();
  const value: Bound = { kind: 'temp', temp: item, type: element, nonNull: false, line: node.line };
  const way = c.way(value, type);
  if (!way && element !== c.special.SObject) c.fail(node, `Loop variable must be of type ${element.name}`);
  const convert = way?.conversion ? c.conversions.apply(value, type, way) : null;
  return { kind: 'forEach', local: variable, over, mode, item, convert, body: loopBody(c, node.body), line: node.line };
}

function elementOf(c: BodyContext, position: Position, over: Bound, type: Type): { element: Type; mode: ForEachMode } {
  const list = c.universe.systemType('List')!.symbol;
  if (over.type.symbol === list) {
    const row = over.type.args[0]!;
    const inChunks = type.symbol === list && row.symbol.kind === 'sobject';
    return inChunks ? { element: type, mode: 'chunks' } : { element: row, mode: 'items' };
  }
  const iterable = supertypes(over.type).find(({ symbol }) =>
    /^System\.(Iterable|Set|Iterator)$/.test(symbol.runtimeName),
  );
  if (!iterable) c.fail(position, `Loop must iterate over a collection: ${over.type.name}`);
  return { element: iterable.args[0]!, mode: 'iterable' };
}

function returned(c: BodyContext, node: Return): BoundStatement {
  const { line } = node;
  if (!node.value) {
    if (c.returns && c.returns !== VOID) c.fail(node, `Missing return value of type: ${c.returns.name}`);
    return { kind: 'return', value: null, line };
  }
  if (c.returns === null || c.returns === VOID) c.fail(node, 'Void method must not return a value');
  return { kind: 'return', value: c.assign(node, expression(c, node.value), c.returns), line };
}

function thrown(c: BodyContext, position: Position, value: Bound): Bound {
  if (!c.isSubclassOf(value.type, c.special.Exception)) c.fail(position, 'Throw expression must be of type exception');
  return value;
}

function tryCatch(c: BodyContext, node: Try): BoundStatement {
  const body = block(c, node.body);
  const catches = node.catches.map((clause): BoundCatch => {
    const type = c.type(clause.type);
    if (!c.isSubclassOf(type, c.special.Exception)) c.fail(clause, `Catch type must be an exception: ${type.name}`);
    return c.scoped(() => {
      const variable = c.declare(clause, clause.variable, type, { neverNull: true });
      return { type, local: variable, body: block(c, clause.body), line: clause.line };
    });
  });
  const lastly = node.lastly && block(c, node.lastly);
  return { kind: 'try', body, catches, lastly, line: node.line };
}

function switchOn(c: BodyContext, node: Switch): BoundStatement {
  const on = expression(c, node.on);
  const temp = c.hidden('switch', on.type);
  const whens = node.whens.map((when) => whenBlock(c, when, temp));
  return { kind: 'switch', on, temp, whens, line: node.line };
}

function whenBlock(c: BodyContext, when: When, temp: LocalSymbol): BoundWhen {
  const { line, value } = when;
  const on: Bound = { kind: 'local', local: temp, type: temp.type, nonNull: false, line };
  if (value.kind === 'else') return { conditions: [], local: null, body: block(c, when.body), line };
  if (value.kind === 'values') {
    const conditions = value.values.map((node) => whenCondition(c, on, node));
    return { conditions, local: null, body: block(c, when.body), line };
  }
  return c.scoped(() => {
    const type = c.type(value.type);
    const variable = c.declare(when, value.variable, type, { neverNull: true });
    const condition: Bound = { kind: 'instanceOf', value: on, of: type, type: c.special.Boolean, nonNull: true, line };
    return { conditions: [condition], local: variable, body: block(c, when.body), line };
  });
}

/** Strings are compared case-sensitively; a plain name is a value of the enum. */
function whenCondition(c: BodyContext, on: Bound, node: Parameters<typeof expression>[1]): Bound {
  if (node.kind === 'name' && on.type.symbol.kind === 'enum') {
    const field = on.type.symbol.field(node.name);
    if (!field) c.fail(node, `Invalid enum value: ${node.name}`);
    const value: Bound = {
      kind: 'enumValue',
      owner: field.owner,
      name: field.name,
      type: on.type,
      nonNull: true,
      line: node.line,
    };
    return operation(c, node, '==', on, value);
  }
  const value = expression(c, node);
  const isText = value.type === c.special.String && on.type === c.special.String;
  return operation(c, node, isText ? '===' : '==', on, value);
}

function dml(c: BodyContext, node: Dml): BoundStatement {
  const value = expression(c, node.value);
  const row = value.type.symbol.runtimeName === 'System.List' ? value.type.args[0]! : value.type;
  if (row.symbol.kind !== 'sobject' && row !== c.special.SObject && value.type !== NULL) {
    c.fail(node, `DML requires SObject or SObject list type: ${value.type.name}`);
  }
  const schema = schemaOf(row);
  const name = node.externalId?.at(-1) ?? null;
  const field = name !== null && schema ? c.universe.schema.field(schema, name) : undefined;
  if (name !== null && schema && !field) c.fail(node, `Variable does not exist: ${name}`);
  const mode = node.access ?? c.defaultMode;
  return { kind: 'dml', operation: node.operation, mode, value, externalId: field?.name ?? name, line: node.line };
}
