import type {
  AccessLevelContext,
  ApexParserRuleContext,
  BlockContext,
  ForStatementContext,
  LocalVariableDeclarationContext,
  StatementContext,
  SwitchStatementContext,
  TryStatementContext,
  WhenValueContext,
  ExpressionContext,
  FieldDeclarationContext,
} from '@apexdevtools/apex-parser';
import type { AccessClause, Block, Catch, Dml, Expression, Local, Statement, Try, WhenValue } from '../ast/index.ts';
import { expression, expressions } from './expressions.ts';
import { whenLiteral } from './literals.ts';
import { nested } from './nesting.ts';
import { at, maybe } from './node.ts';
import { namedType, qualifiedName, typeRef } from './types.ts';

export function block(context: BlockContext): Block {
  return { kind: 'block', ...at(context), statements: context.statement_list().map(statement) };
}

export function statement(context: StatementContext): Statement {
  const found = nested(context, () => compound(context) ?? simple(context) ?? dml(context));
  if (!found) throw new Error(`No lowering for statement: ${context.getText()}`);
  return found;
}

function compound(context: StatementContext): Statement | null {
  const inner = maybe(context.block());
  if (inner) return block(inner);
  const branch = maybe(context.ifStatement());
  if (branch) {
    const [then, otherwise] = branch.statement_list();
    return {
      kind: 'if',
      ...at(branch),
      condition: expression(branch.parExpression().expression()),
      then: statement(then!),
      otherwise: otherwise ? statement(otherwise) : null,
    };
  }
  const choice = maybe(context.switchStatement());
  if (choice) return switchStatement(choice);
  const loop = maybe(context.forStatement());
  if (loop) return forStatement(loop);
  const trying = maybe(context.tryStatement());
  if (trying) return tryStatement(trying);
  const runAs = maybe(context.runAsStatement());
  if (runAs) {
    return {
      kind: 'runAs',
      ...at(runAs),
      args: expressions(maybe(runAs.expressionList())),
      body: block(runAs.block()),
    };
  }
  return whileLoop(context);
}

function whileLoop(context: StatementContext): Statement | null {
  const loop = maybe(context.whileStatement());
  if (loop) {
    const body = maybe(loop.statement());
    return {
      kind: 'while',
      ...at(loop),
      condition: expression(loop.parExpression().expression()),
      body: body && statement(body),
    };
  }
  const until = maybe(context.doWhileStatement());
  if (!until) return null;
  return {
    kind: 'doWhile',
    ...at(until),
    condition: expression(until.parExpression().expression()),
    body: block(until.block()),
  };
}

function simple(context: StatementContext): Statement | null {
  const position = at(context);
  const local = maybe(context.localVariableDeclarationStatement());
  if (local) return localDeclaration(local.localVariableDeclaration());
  const plain = maybe(context.expressionStatement());
  if (plain) return { kind: 'expression', ...position, expression: expression(plain.expression()) };
  const returned = maybe(context.returnStatement());
  if (returned) return { kind: 'return', ...position, value: optional(returned.expression()) };
  const thrown = maybe(context.throwStatement());
  if (thrown) return { kind: 'throw', ...position, value: expression(thrown.expression()) };
  if (maybe(context.breakStatement())) return { kind: 'break', ...position };
  if (maybe(context.continueStatement())) return { kind: 'continue', ...position };
  return null;
}

function optional(context: ExpressionContext | null): Expression | null {
  return context ? expression(context) : null;
}

export function localDeclaration(context: LocalVariableDeclarationContext): Local {
  const isFinal = context.modifier_list().some((modifier) => modifier.getText().toLowerCase() === 'final');
  return { ...variableDeclaration(context), isFinal };
}

/** Variables of a block; in triggers and anonymous blocks the grammar takes them for fields. */
export function variableDeclaration(context: LocalVariableDeclarationContext | FieldDeclarationContext): Local {
  const variables = context.variableDeclarators().variableDeclarator_list();
  return {
    kind: 'local',
    ...at(context),
    type: typeRef(context.typeRef()),
    isFinal: false,
    variables: variables.map((variable) => ({
      kind: 'variable',
      ...at(variable),
      name: variable.id().getText(),
      value: optional(maybe(variable.expression())),
    })),
  };
}

function switchStatement(context: SwitchStatementContext): Statement {
  return {
    kind: 'switch',
    ...at(context),
    on: expression(context.expression()),
    whens: context.whenControl_list().map((when) => ({
      kind: 'when',
      ...at(when),
      value: whenValue(when.whenValue()),
      body: block(when.block()),
    })),
  };
}

function whenValue(context: WhenValueContext): WhenValue {
  if (maybe(context.ELSE())) return { kind: 'else' };
  const type = maybe(context.typeRef());
  if (type) return { kind: 'type', type: typeRef(type), variable: context.id().getText() };
  const values = context.whenLiteral_list().map((value): Expression => {
    const name = maybe(value.qualifiedName());
    if (!name) return whenLiteral(value);
    const [first, ...rest] = qualifiedName(name);
    const position = at(value);
    return rest.reduce<Expression>(
      (target, part) => ({ kind: 'member', ...position, target, name: part, safe: false }),
      {
        kind: 'name',
        ...position,
        name: first!,
      },
    );
  });
  return { kind: 'values', values };
}

function forStatement(context: ForStatementContext): Statement {
  const position = at(context);
  const control = context.forControl();
  const content = maybe(context.statement());
  const body = content && statement(content);
  const each = maybe(control.enhancedForControl());
  if (each) {
    return {
      kind: 'forEach',
      ...position,
      type: typeRef(each.typeRef()),
      variable: each.id().getText(),
      over: expression(each.expression()),
      body,
    };
  }
  const init = maybe(control.forInit());
  const declared = init && maybe(init.localVariableDeclaration());
  return {
    kind: 'for',
    ...position,
    init: declared ? localDeclaration(declared) : init ? expressions(init.expressionList()) : null,
    condition: optional(maybe(control.expression())),
    update: expressions(maybe(control.forUpdate())?.expressionList() ?? null),
    body,
  };
}

function tryStatement(context: TryStatementContext): Try {
  const last = maybe(context.finallyBlock());
  return {
    kind: 'try',
    ...at(context),
    body: block(context.block()),
    catches: context.catchClause_list().map((clause): Catch => ({
      kind: 'catch',
      ...at(clause),
      type: namedType(clause.qualifiedName()),
      variable: clause.id().getText(),
      body: block(clause.block()),
    })),
    lastly: last && block(last.block()),
  };
}

function access(context: AccessLevelContext | null): AccessClause {
  if (!context) return null;
  return maybe(context.USER()) ? 'user' : 'system';
}

function dml(context: StatementContext): Statement | null {
  const position = at(context);
  const merge = maybe(context.mergeStatement());
  if (merge) {
    const [master, duplicates] = merge.expression_list().map(expression);
    return {
      kind: 'merge',
      ...position,
      access: access(maybe(merge.accessLevel())),
      master: master!,
      duplicates: duplicates!,
    };
  }
  const upsert = maybe(context.upsertStatement());
  if (upsert) {
    const field = maybe(upsert.qualifiedName());
    return { ...change('upsert', upsert), externalId: field && qualifiedName(field) };
  }
  for (const operation of ['insert', 'update', 'delete', 'undelete'] as const) {
    const found = maybe(context[`${operation}Statement`]());
    if (found) return change(operation, found);
  }
  return null;
}

interface ChangeContext extends ApexParserRuleContext {
  accessLevel(): AccessLevelContext;
  expression(): ExpressionContext;
}

function change(operation: Dml['operation'], context: ChangeContext): Dml {
  return {
    kind: 'dml',
    ...at(context),
    operation,
    access: access(maybe(context.accessLevel())),
    value: expression(context.expression()),
    externalId: null,
  };
}
