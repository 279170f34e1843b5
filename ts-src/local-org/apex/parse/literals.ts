import type { LiteralContext, WhenLiteralContext } from '@apexdevtools/apex-parser';
import type { Literal, Position } from '../ast/index.ts';
import { at, maybe } from './node.ts';
import { SourceError } from './source-error.ts';

export function literal(context: LiteralContext): Literal {
  const position = at(context);
  const integer = maybe(context.IntegerLiteral());
  if (integer) return make(position, 'Integer', integer.getText());
  const long = maybe(context.LongLiteral());
  if (long) return make(position, 'Long', long.getText().slice(0, -1));
  const number = maybe(context.NumberLiteral());
  if (number) return decimal(position, number.getText());
  const string = maybe(context.StringLiteral());
  if (string) return make(position, 'String', oneLine(position, string.getText()));
  const lines = maybe(context.MultilineStringLiteral());
  if (lines) return make(position, 'String', unquoteLines(lines.getText()));
  const boolean = maybe(context.BooleanLiteral());
  if (boolean) return make(position, 'Boolean', boolean.getText().toLowerCase());
  return make(position, 'null', 'null');
}

/** A literal of a `when` clause other than a name; `- 1` may be signed several times. */
export function whenLiteral(context: WhenLiteralContext): Literal {
  const inner = maybe(context.whenLiteral());
  if (inner) return whenLiteral(inner);
  const position = at(context);
  const sign = context.SUB_list().length % 2 === 1 ? '-' : '';
  const integer = maybe(context.IntegerLiteral());
  if (integer) return make(position, 'Integer', sign + integer.getText());
  const long = maybe(context.LongLiteral());
  if (long) return make(position, 'Long', sign + long.getText().slice(0, -1));
  const string = maybe(context.StringLiteral());
  if (string) return make(position, 'String', oneLine(position, string.getText()));
  const lines = maybe(context.MultilineStringLiteral());
  if (lines) return make(position, 'String', unquoteLines(lines.getText()));
  return make(position, 'null', 'null');
}

function decimal(position: Position, text: string): Literal {
  if (/d$/i.test(text)) return make(position, 'Double', text.slice(0, -1));
  return make(position, 'Decimal', text);
}

function make(position: Position, type: Literal['type'], value: string): Literal {
  return { kind: 'literal', ...position, type, value };
}

const ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

/** @throws SourceError */
function oneLine(position: Position, text: string): string {
  if (/[\n\r]/.test(text)) {
    throw new SourceError(position, 'Illegal string literal: Line breaks are not allowed in string literals');
  }
  return unquote(text);
}

/** `'it\'s'` → `it's` */
export function unquote(text: string): string {
  return unescape(text.slice(1, -1));
}

/** The text between `'''` and `'''`, without the line break that follows the opening quotes. */
function unquoteLines(text: string): string {
  return unescape(text.slice(3, -3).replace(/^[ \t]*\r?\n/, ''));
}

function unescape(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, escape: string) =>
    escape.length === 5
      ? String.fromCharCode(parseInt(escape.slice(1), 16))
      : (ESCAPES[escape.toLowerCase()] ?? escape),
  );
}
