import {
  ApexErrorListener,
  ApexParserFactory,
  type AnonymousBlockMemberContext,
  type ApexParser,
  type TriggerBlockMemberContext,
} from '@apexdevtools/apex-parser';
import type { AnonymousNode, MemberNode, Statement, TriggerNode, TypeNode, Unit } from '../ast/index.ts';
import { member, modifiersOf, typeDeclaration } from './declarations.ts';
import { requireShallow, unnested } from './nesting.ts';
import { at, childText, maybe } from './node.ts';
import { SourceError } from './source-error.ts';
import { statement, variableDeclaration } from './statements.ts';

export interface SyntaxProblem {
  line: number;
  column: number;
  message: string;
}

export type ParseResult<U extends Unit> = { unit: U } | { problems: SyntaxProblem[] };

/** A `.cls` file. */
export function parseClass(source: string): ParseResult<TypeNode> {
  return parse(
    source,
    (parser) => parser.compilationUnit(),
    (context) => typeDeclaration(context.typeDeclaration()),
  );
}

/** A `.trigger` file. */
export function parseTrigger(source: string): ParseResult<TriggerNode> {
  return parse(
    source,
    (parser) => parser.triggerUnit(),
    (context) => {
      const [name, object] = context.id_list().map((id) => id.getText());
      const events = context
        .triggerCase_list()
        .map((event) => `${childText(event, 0)} ${childText(event, 1)}`.toLowerCase());
      const parts = body(context.triggerBlock().triggerBlockMember_list(), (part) => part.triggerMemberDeclaration());
      return { kind: 'trigger', ...at(context), name: name!, object: object!, events, ...parts };
    },
  );
}

/** Statements and members as `executeAnonymous` takes them. */
export function parseAnonymous(source: string): ParseResult<AnonymousNode> {
  return parse(
    source,
    (parser) => parser.anonymousUnit(),
    (context) => {
      const parts = context.anonymousBlock().anonymousBlockMember_list();
      return { kind: 'anonymous', line: 1, column: 1, ...body(parts, (part) => part.anonymousMemberDeclaration()) };
    },
  );
}

type BlockMember = TriggerBlockMemberContext | AnonymousBlockMemberContext;

function body<M extends BlockMember>(
  parts: M[],
  declared: (part: M) => Parameters<typeof member>[0],
): { members: MemberNode[]; statements: Statement[] } {
  const members: MemberNode[] = [];
  const statements: Statement[] = [];
  for (const part of parts) {
    const declaration = maybe(declared(part));
    const field = declaration && maybe(declaration.fieldDeclaration());
    if (field) statements.push(variableDeclaration(field));
    else if (declaration) members.push(...member(declaration, modifiersOf(part.modifier_list())));
    else statements.push(statement(part.statement()));
  }
  return { members, statements };
}

class Listener extends ApexErrorListener {
  readonly problems: SyntaxProblem[] = [];

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.problems.push({ line, column: column + 1, message: platformMessage(message) });
  }
}

function parse<C, U extends Unit>(
  source: string,
  read: (parser: ApexParser) => C,
  lower: (context: C) => U,
): ParseResult<U> {
  const listener = new Listener();
  try {
    return unnested(() => {
      const { parser } = ApexParserFactory.createLexerAndParser(source, listener);
      requireShallow(source, parser);
      const context = read(parser);
      return listener.problems.length > 0 ? { problems: listener.problems } : { unit: lower(context) };
    });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { problems: [{ ...error.position, message: error.message }] };
  }
}

/** ANTLR's wording in the platform's. */
function platformMessage(message: string): string {
  const unknown = /^token recognition error at: '(.*)'$/s.exec(message);
  if (unknown) return illegalToken(unknown[1]!);
  const missing = /^missing (.+) at '(.*)'$/s.exec(message);
  if (missing) return `Missing ${missing[1]} at '${missing[2]}'`;
  const found = /(?:extraneous|mismatched) input '(.*)' expecting|no viable alternative at input '(.*)'/s.exec(message);
  if (!found) return message;
  const token = (found[1] ?? found[2])!;
  if (token === '<EOF>') return 'Unexpected token <EOF>';
  return `Unexpected token '${token.split(/\s/).at(-1)}'.`;
}

/** What no token begins with, or a text without its end. */
function illegalToken(text: string): string {
  const [, escape] = /^'(?:[^\\]|\\[btnfr"'\\])*(\\.)/su.exec(text) ?? [];
  if (escape)
    return `Invalid string literal ${text.replace(/'?$/, "'")}. Illegal character sequence '${escape}' in string literal.`;
  if (text.startsWith("'")) return 'Illegal string literal: Line breaks are not allowed in string literals';
  return `Unrecognized symbol '${text}', which is not a valid Apex identifier.`;
}
