import type { RegexNode } from './regex-ast.ts';
import { firstOf, outcome, singleSet, tells, type First } from './regex-first.ts';
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
  const one = items.length === 1 ? singleSet(first!) : null;
  return one ? oneOf(one) : everywhere(prefilter(items), minLength);
}

/** What decides before a match begins. */
interface Prefilter {
  guard: Guard | null;
  /** Look-behinds that follow the guard. */
  others: readonly Behind[];
  /** What the pattern behind them does with a character. */
  first: First;
}

/** A zero-width condition at the beginning: a word boundary, or what the character before is, or is not. */
interface Guard {
  set: CharacterSet;
  isBoundary: boolean;
  /** Whether it holds where the character before is in the set. */
  wanted: boolean;
}

/** Characters that are before, one set each, or are not. */
interface Behind {
  sets: readonly CharacterSet[];
  negative: boolean;
}

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
  const end = Math.min(last + 1, machine.to);
  if (filter.guard) return skipGuarded(machine, filter, filter.guard, from, end);
  const { input } = machine;
  const { first } = filter;
  let reads = 0;
  let at = from;
  for (; at < end; at++) {
    const value = outcome(first, input.charCodeAt(at));
    if (value < 0) break;
    reads += value;
  }
  if (at > from) machine.read(reads);
  return at;
}

function skipGuarded(machine: RegexMachine, filter: Prefilter, guard: Guard, from: number, end: number): number {
  const { input, from: begin } = machine;
  const { others, first } = filter;
  const { set, isBoundary, wanted } = guard;
  // A set that may hold surrogate pairs is tried one unit before, then two; what is beyond its table is left to the program.
  const isWide = !set.isBmp;
  let before = from > begin && set.has(input.charCodeAt(from - 1));
  let reads = 0;
  let at = from;
  for (; at < end; at++) {
    if (isWide && !isKnown(set, input, Math.max(begin, at - 2), at)) break;
    const code = input.charCodeAt(at);
    const here = set.has(code);
    let own = isBoundary ? 1 : 0;
    if (at > begin) own += isWide && !before && at > begin + 1 ? 2 : 1;
    if ((isBoundary ? before !== here : before) === wanted) {
      const value = others.length === 0 ? outcome(first, code) : outcomeBehind(machine, others, first, at);
      if (value < 0) break;
      own += value;
    }
    reads += own;
    before = here;
  }
  if (at > from) machine.read(reads);
  return at;
}

function isKnown({ table }: CharacterSet, input: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (input.charCodeAt(at) >= table.length) return false;
  return true;
}

/** The outcome of look-behinds with what follows them. */
function outcomeBehind(machine: RegexMachine, all: readonly Behind[], first: First, at: number): number {
  const { input, from } = machine;
  let reads = 0;
  for (const { sets, negative } of all) {
    const start = at - sets.length;
    let i = 0;
    while (start >= from && i < sets.length && sets[i]!.has(input.charCodeAt(start + i))) i += 1;
    const isThere = i === sets.length;
    if (start >= from) reads += isThere ? i : i + 1;
    if (isThere === negative) return reads;
  }
  const value = outcome(first, input.charCodeAt(at));
  return value < 0 ? value : reads + value;
}

/** Null when every position has to be tried. */
function prefilter(items: readonly RegexNode[]): Prefilter | null {
  const guard = items[0] ? guardOf(items[0]) : null;
  const others: Behind[] = [];
  let rest = guard ? items.slice(1) : [...items];
  while (guard && rest[0]) {
    const one = behindOf(rest[0]);
    if (!one?.sets.every(({ isBmp }) => isBmp)) break;
    others.push(one);
    rest = rest.slice(1);
  }
  const first = firstOf({ kind: 'sequence', items: rest });
  return guard || tells(first) ? { guard, others, first } : null;
}

const WORD = characterSet(`[${CLASSES.w}]`);

function guardOf(node: RegexNode): Guard | null {
  if (node.kind === 'assertion' && node.assertion === 'boundary') return { set: WORD, isBoundary: true, wanted: true };
  const one = behindOf(node);
  return one?.sets.length === 1 ? { set: one.sets[0]!, isBoundary: false, wanted: !one.negative } : null;
}

function behindOf(node: RegexNode): Behind | null {
  if (node.kind !== 'look' || !node.behind) return null;
  const sets = setsOf(node.body);
  return sets && sets.length > 0 ? { sets, negative: node.negative } : null;
}

/** Of a node that is a row of single characters. */
function setsOf(node: RegexNode): CharacterSet[] | null {
  const one = singleSet(node);
  if (one) return [one];
  if (node.kind !== 'sequence') return null;
  const sets = node.items.map(setsOf);
  return sets.every((set) => set !== null) ? sets.flat() : null;
}

/** The search for a pattern that is one character. */
function oneOf({ table }: CharacterSet): Search {
  return (machine, from) => {
    const { input, to, slots } = machine;
    let reads = 0;
    let isFound = false;
    let at = from;
    for (; at < to && !isFound; at++) {
      const code = input.charCodeAt(at);
      if (code >= table.length) {
        if (!machine.matchAt(at, false)) continue;
        machine.read(reads);
        return true;
      }
      reads += 1;
      isFound = table[code] === 1;
    }
    machine.read(reads);
    if (!isFound) machine.hitEnd = true;
    slots[0] = at - 1;
    slots[1] = at;
    return isFound;
  };
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
