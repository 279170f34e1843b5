import type { RegexNode } from './regex-ast.ts';
import type { RegexMachine } from './regex-machine.ts';
import { characterSet, type CharacterSet } from './regex-set.ts';
import { CLASSES } from './regex-tables.ts';

/** Finds the first match at or after `from` and leaves it in the machine's slots. */
export type Search = (machine: RegexMachine, from: number) => boolean;

/** How java.util.regex searches for the pattern: the reads of positions where no match can begin are counted without matching there. */
export function searchFor(root: RegexNode, minLength: number): Search {
  const items = root.kind === 'sequence' ? root.items : [root];
  const first = items[0];
  if (first?.kind === 'assertion' && (first.assertion === 'begin' || first.assertion === 'lastMatch')) {
    return (machine, from) => machine.matchAt(from, false);
  }
  if (first?.kind === 'text' && first.ignoreCase === 'no' && first.text.length >= 4) {
    return boyerMoore(first.text, minLength);
  }
  return everywhere(prefilter(items), minLength);
}

/** What may stand where a match begins, and what it costs to see that something else does. */
interface Prefilter {
  /** 1 for codes below 256 with which a match may begin. */
  table: Uint8Array;
  /** Whether a match may begin with a code from 256 on. */
  isOpen: boolean;
  /** Reads where no match can begin; null where that depends on more than a character. */
  reads: number | null;
  /** What decides before them. */
  guard: Guard | null;
}

/** A zero-width condition at the beginning: a word boundary, or what the character before is, or is not. */
type Guard = { kind: 'boundary'; set: CharacterSet } | { kind: 'behind'; set: CharacterSet; negative: boolean };

function everywhere(filter: Prefilter | null, minLength: number): Search {
  return (machine, from) => {
    const last = machine.to - minLength;
    for (let at = from; at <= last; at++) {
      if (filter) at = skip(machine, filter, at, last);
      if (at <= last && machine.matchAt(at, false)) return true;
    }
    machine.hitEnd = true;
    return false;
  };
}

/** The next position where a match may begin. */
function skip(machine: RegexMachine, filter: Prefilter, from: number, last: number): number {
  const { input } = machine;
  const { table, isOpen, reads, guard } = filter;
  const end = Math.min(last + 1, machine.to);
  let at = from;
  if (guard) return skipGuarded(machine, filter, guard, from, end);
  for (; at < end; at++) {
    const code = input.charCodeAt(at);
    if (code < 256 ? table[code] === 1 : isOpen) break;
  }
  if (at > from) machine.read((at - from) * reads!);
  return at;
}

function skipGuarded(machine: RegexMachine, filter: Prefilter, guard: Guard, from: number, end: number): number {
  const { input } = machine;
  const { table, isOpen, reads } = filter;
  const { set } = guard;
  const known = set.table;
  const has = (code: number): boolean => (code < 256 ? known[code] === 1 : set.has(code));
  const isBoundary = guard.kind === 'boundary';
  const wanted = guard.kind === 'boundary' || !guard.negative;
  let before = from > machine.from && has(input.charCodeAt(from - 1));
  let passed = 0;
  let at = from;
  for (; at < end; at++) {
    const code = input.charCodeAt(at);
    if (reads !== null && (code < 256 ? table[code] === 1 : isOpen)) break;
    const here = has(code);
    if ((isBoundary ? before !== here : before) === wanted) {
      if (reads === null) break;
      passed += 1;
    }
    before = here;
  }
  const count = at - from;
  const atBegin = count > 0 && from === machine.from ? 1 : 0;
  if (count > 0) machine.read(passed * (reads ?? 0) + count - atBegin + (isBoundary ? count : 0));
  return at;
}

function prefilter(items: readonly RegexNode[]): Prefilter | null {
  const guard = items[0] && guardOf(items[0]);
  const first = firstOf({ kind: 'sequence', items: guard ? items.slice(1) : [...items] });
  if (first && !first.isNullable) return { ...first, guard: guard ?? null };
  return guard ? { ...NOTHING, reads: null, guard } : null;
}

const WORD = characterSet(`[${CLASSES.w}]`);

function guardOf(node: RegexNode): Guard | null {
  if (node.kind === 'assertion' && node.assertion === 'boundary') return { kind: 'boundary', set: WORD };
  if (node.kind !== 'look' || !node.behind) return null;
  const { body, negative } = node;
  const set = body.kind === 'text' && body.text.length === 1 ? textSet(body) : body.kind === 'set' ? body.set : null;
  return set?.isBmp ? { kind: 'behind', set, negative } : null;
}

function textSet({ text, ignoreCase }: Extract<RegexNode, { kind: 'text' }>): CharacterSet {
  return characterSet(`[\\u{${text.codePointAt(0)!.toString(16)}}]`, ignoreCase);
}

interface First {
  table: Uint8Array;
  isOpen: boolean;
  reads: number;
  isNullable: boolean;
}

/** What the node may begin with; null when that cannot be told from one character. */
function firstOf(node: RegexNode): First | null {
  switch (node.kind) {
    case 'set':
      return firstOfSet(node.set);
    case 'text':
      return node.text === '' ? NOTHING : firstOfSet(textSet(node));
    case 'sequence': {
      let all: First = NOTHING;
      for (const item of node.items) {
        const first = firstOf(item);
        if (!first) return null;
        all = union(all, first, first.isNullable);
        if (!first.isNullable) return all;
      }
      return all;
    }
    case 'choice': {
      const options = node.options.map(firstOf);
      if (!options.every((option) => option !== null)) return null;
      return options.reduce((a, b) => union(a, b, a.isNullable || b.isNullable));
    }
    case 'group':
    case 'atomic':
      return firstOf(node.body);
    case 'repeat': {
      const body = firstOf(node.body);
      return body && { ...body, isNullable: body.isNullable || node.min === 0 };
    }
    case 'look':
    case 'reference':
    case 'assertion':
      return null;
  }
}

const NOTHING: First = { table: new Uint8Array(256), isOpen: false, reads: 0, isNullable: true };

function firstOfSet({ table, isOpen }: CharacterSet): First {
  return { table, isOpen, reads: 1, isNullable: false };
}

function union(a: First, b: First, isNullable: boolean): First {
  const table = a.table.map((value, code) => value | b.table[code]!);
  return { table, isOpen: a.isOpen || b.isOpen, reads: a.reads + b.reads, isNullable };
}

/** The Boyer-Moore search of java.util.regex for a pattern that begins with a text. */
function boyerMoore(text: string, minLength: number): Search {
  const { lastOccurrence, shifts } = tablesOf(text);
  return (machine, from) => {
    const { input } = machine;
    const last = machine.to - Math.max(text.length, minLength);
    for (let at = from; at <= last;) {
      let i = text.length - 1;
      while (i >= 0 && input.charCodeAt(at + i) === text.charCodeAt(i)) i -= 1;
      machine.read(text.length - Math.max(i, 0));
      if (i >= 0) {
        at += Math.max(i + 1 - lastOccurrence[input.charCodeAt(at + i) & 127]!, shifts[i]!);
        continue;
      }
      // Its own reads of the text are those that were just counted.
      const { accesses } = machine;
      const matched = machine.matchAt(at, false);
      machine.accesses = Math.max(accesses, machine.accesses - text.length);
      if (matched) return true;
      at += 1;
    }
    machine.hitEnd = true;
    return false;
  };
}

function tablesOf(text: string): { lastOccurrence: Int32Array; shifts: Int32Array } {
  const { length } = text;
  const lastOccurrence = new Int32Array(128);
  for (let i = 0; i < length; i++) lastOccurrence[text.charCodeAt(i) & 127] = i + 1;
  const shifts = new Int32Array(length).fill(length);
  // For a suffix that matched: the distance to where it occurs before, with another character in front of it.
  for (let i = length; i > 0; i--) {
    let at = length - 1;
    for (; at >= i && text[at] === text[at - i]; at--) shifts[at - 1] = i;
    if (at >= i) continue;
    while (at > 0) shifts[--at] = i;
  }
  shifts[length - 1] = 1;
  return { lastOccurrence, shifts };
}
