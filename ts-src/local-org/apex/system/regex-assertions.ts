import type { Assertion } from './regex-ast.ts';
import type { RegexMachine } from './regex-machine.ts';
import { characterSet } from './regex-set.ts';
import { CLASSES, UNICODE_CLASSES } from './regex-tables.ts';

/** Whether the zero-width assertion holds at `at`. What it looks at counts as read. */
export function assertionHolds(assertion: Assertion, machine: RegexMachine, at: number): boolean {
  const { from, to } = machine;
  switch (assertion) {
    case 'begin':
      return at === from;
    case 'lastMatch':
      return at === machine.last;
    case 'lineBegin':
    case 'unixLineBegin':
      return lineBegins(machine, at, assertion === 'unixLineBegin');
    case 'end':
      if (at === to) machine.hitEnd = true;
      return at === to;
    case 'lastEnd':
    case 'unixLastEnd':
      return lastEnds(machine, at, assertion === 'unixLastEnd');
    case 'lineEnd':
    case 'unixLineEnd':
      return lineEnds(machine, at, assertion === 'unixLineEnd');
    case 'boundary':
    case 'unicodeBoundary':
      return isBoundary(machine, at, assertion === 'unicodeBoundary');
    case 'notBoundary':
    case 'notUnicodeBoundary':
      return !isBoundary(machine, at, assertion === 'notUnicodeBoundary');
  }
}

function read(machine: RegexMachine, at: number): string {
  machine.read(1);
  return machine.input[at]!;
}

function isLineEnd(character: string, unix: boolean): boolean {
  return unix ? character === '\n' : /[\n\r\u0085\u2028\u2029]/.test(character);
}

/** At the beginning, or after the end of a line; never at the end of the input. */
function lineBegins(machine: RegexMachine, at: number, unix: boolean): boolean {
  const { from, to } = machine;
  if (at === to) {
    machine.hitEnd = true;
    return false;
  }
  if (at > from) {
    const before = read(machine, at - 1);
    if (!isLineEnd(before, unix)) return false;
    if (!unix && before === '\r' && at < to && read(machine, at) === '\n') return false;
  }
  if (at === to) machine.hitEnd = true;
  return at < to || at === from;
}

/** At the end, or before the last line's end. */
function lastEnds(machine: RegexMachine, at: number, unix: boolean): boolean {
  const { from, to } = machine;
  if (at < to - 2) return false;
  machine.hitEnd = true;
  if (at === to) return true;
  const here = read(machine, at);
  if (at === to - 2) return !unix && here === '\r' && read(machine, at + 1) === '\n';
  if (!isLineEnd(here, unix)) return false;
  return unix || here !== '\n' || at === from || read(machine, at - 1) !== '\r';
}

function lineEnds(machine: RegexMachine, at: number, unix: boolean): boolean {
  const { from, to } = machine;
  if (at === to) {
    machine.hitEnd = true;
    return true;
  }
  const here = read(machine, at);
  if (!isLineEnd(here, unix)) return false;
  return unix || here !== '\n' || at === from || read(machine, at - 1) !== '\r';
}

const WORD = characterSet(`[${CLASSES.w}]`);
const UNICODE_WORD = characterSet(`[${UNICODE_CLASSES.w}]`);

function isBoundary(machine: RegexMachine, at: number, unicode: boolean): boolean {
  const { from, to, input } = machine;
  const words = unicode ? UNICODE_WORD : WORD;
  machine.read((at > from ? 1 : 0) + (at < to ? 1 : 0));
  if (at >= to) machine.hitEnd = true;
  const before = at > from && words.has(input.charCodeAt(at - 1));
  const after = at < to && words.has(input.charCodeAt(at));
  return before !== after;
}
