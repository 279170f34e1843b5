import { ApexDatetime, Decimal, toId18 } from '../../values/index.ts';
import { FormulaError } from './ast.ts';
import { evaluate } from './evaluate.ts';
import type { FormulaFunction, FormulaScope } from './evaluate.ts';
import type { FormulaNode } from './ast.ts';
import { isBlank, text, whole } from './value.ts';
import type { FormulaValue } from './value.ts';

/** A function of its evaluated arguments. */
function strict(body: (values: FormulaValue[]) => FormulaValue): FormulaFunction {
  return (args: readonly FormulaNode[], scope: FormulaScope) => body(args.map((arg) => evaluate(arg, scope)));
}

function pad(value: FormulaValue, length: FormulaValue, filler: FormulaValue | undefined, atStart: boolean): string {
  const size = whole(length!, 'LPAD');
  const source = text(value).slice(0, Math.max(size, 0));
  const fill = filler === undefined ? ' ' : text(filler);
  return atStart ? source.padStart(size, fill) : source.padEnd(size, fill);
}

/** Regular expressions of formulas match the whole text. */
function matches(source: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'su').test(source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new FormulaError('FORMULA_VALUE', `Invalid regular expression: ${pattern}`);
  }
}

function plainText(value: FormulaValue): string {
  if (value instanceof Decimal) return value.toString();
  if (value instanceof ApexDatetime)
    return new Date(value.ms)
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z/, 'Z');
  return text(value);
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function htmlText(value: string): string {
  return value.replace(/[&<>"']/g, (character) => HTML[character]!);
}

const SCRIPT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '<': '\\u003C', '>': '\\u003E' };

function scriptText(value: string): string {
  return value.replace(/[\\'"\n\r<>]/g, (character) => SCRIPT[character] ?? `\\${character}`);
}

/** `FORMATDURATION(seconds[, withDays])` or of two moments: `HH:MM:SS`, with days in front on request. */
function duration([first, second]: readonly FormulaValue[]): string | null {
  if (isBlank(first!)) return null;
  const isSpan = first instanceof ApexDatetime && second instanceof ApexDatetime;
  const total = isSpan
    ? Math.abs(Math.trunc((first.ms - second.ms) / 1000))
    : Math.abs(whole(first!, 'FORMATDURATION'));
  const two = (count: number): string => String(count).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const rest = `${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
  return second === true ? `${Math.floor(hours / 24)}:${two(hours % 24)}:${rest}` : `${two(hours)}:${rest}`;
}

export const TEXT_FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  TEXT: strict(([value]) => plainText(value!)),
  VALUE: strict(([value]) =>
    isBlank(value!) ? null : (Decimal.tryParse(text(value!).trim().replaceAll(',', '')) ?? null),
  ),
  LEN: strict(([value]) => Decimal.from(text(value!).length)),
  LEFT: strict(([value, size]) => text(value!).slice(0, Math.max(whole(size!, 'LEFT'), 0))),
  RIGHT: strict(([value, size]) => {
    const count = whole(size!, 'RIGHT');
    return count <= 0 ? '' : text(value!).slice(-count);
  }),
  MID: strict(([value, start, size]) =>
    text(value!).substr(Math.max(whole(start!, 'MID') - 1, 0), whole(size!, 'MID')),
  ),
  CONTAINS: strict(([value, part]) => text(value!).includes(text(part!))),
  BEGINS: strict(([value, part]) => text(value!).startsWith(text(part!))),
  FIND: strict(([part, value, start]) => {
    const from = start === undefined ? 0 : whole(start, 'FIND') - 1;
    return Decimal.from(text(part!) === '' ? 0 : text(value!).indexOf(text(part!), from) + 1);
  }),
  SUBSTITUTE: strict(([value, old, fresh]) =>
    text(old!) === '' ? text(value!) : text(value!).replaceAll(text(old!), () => text(fresh!)),
  ),
  TRIM: strict(([value]) => text(value!).trim()),
  UPPER: strict(([value]) => text(value!).toUpperCase()),
  LOWER: strict(([value]) => text(value!).toLowerCase()),
  REVERSE: strict(([value]) => [...text(value!)].reverse().join('')),
  INITCAP: strict(([value]) =>
    text(value!)
      .toLowerCase()
      .replace(/\b\w/g, (letter) => letter.toUpperCase()),
  ),
  LPAD: strict(([value, length, filler]) => pad(value!, length!, filler, true)),
  RPAD: strict(([value, length, filler]) => pad(value!, length!, filler, false)),
  REGEX: strict(([value, pattern]) => matches(text(value!), text(pattern!))),
  /** Line breaks of formulas are HTML outside of pages too. */
  BR: () => '<br>',
  ASCII: strict(([value]) => (isBlank(value!) ? null : Decimal.from(text(value!).codePointAt(0)!))),
  CHR: strict(([value]) => (value === null ? null : String.fromCodePoint(whole(value!, 'CHR')))),
  PICKLISTCOUNT: strict(([value]) => Decimal.from(isBlank(value!) ? 0 : text(value!).split(';').length)),
  HTMLENCODE: strict(([value]) => htmlText(text(value!))),
  JSENCODE: strict(([value]) => scriptText(text(value!))),
  JSINHTMLENCODE: strict(([value]) => scriptText(htmlText(text(value!)))),
  URLENCODE: strict(([value]) => encodeURIComponent(text(value!)).replaceAll('%20', '+')),
  FORMATDURATION: strict((values) => duration(values)),
  CASESAFEID: strict(([value]) => toId18(text(value!)) ?? text(value!)),
  HYPERLINK: strict(([address, label, target]) => {
    const where = target === undefined ? '_blank' : text(target);
    return `<a href="${text(address!)}" target="${where}">${text(label!)}</a>`;
  }),
  IMAGE: strict(([address, alternative]) => `<img src="${text(address!)}" alt="${text(alternative!)}" border="0"/>`),
};
