import type { RegexNode } from './regex-ast.ts';
import { characterSet, type CharacterSet } from './regex-set.ts';

/**
 * What a part of a pattern does with the next character alone. For each UTF-16 unit below 256, and at 256 for all others:
 * 0 or more: it fails after so many reads; MAYBE: more than this character decides; below MAYBE: it takes nothing and goes on, after
 * `MAYBE - 1 - value` reads. Reads are those of java.util.regex, all choices included that it tries before it gives up.
 */
export type First = Int16Array;

export const MAYBE = -1;

/** Codes with an entry of their own; the last entry is that of all others. */
const CODES = 256;

/** What the part does with the character. */
export function outcome(first: First, code: number): number {
  return first[code < CODES ? code : CODES]!;
}

/** Whether there is a character with which the part fails at once. */
export function tells(first: First): boolean {
  return first.some((value) => value >= 0);
}

const known = new WeakMap<RegexNode, First>();

export function firstOf(node: RegexNode): First {
  let first = known.get(node);
  if (!first) known.set(node, (first = compute(node)));
  return first;
}

function compute(node: RegexNode): First {
  switch (node.kind) {
    case 'set':
      return firstOfSet(node.set);
    case 'text':
      return node.text === '' ? each(() => passing(0)) : firstOfSet(characterOf(node));
    case 'sequence':
      return firstOfSequence(node.items);
    case 'choice':
      return firstOfChoice(node.options.map(firstOf));
    case 'group':
    case 'atomic':
      return firstOf(node.body);
    case 'repeat':
      return firstOfRepeat(node);
    case 'look':
      return firstOfLook(node);
    case 'reference':
    case 'assertion':
      return each(() => MAYBE);
  }
}

function each(value: (at: number) => number): First {
  return new Int16Array(CODES + 1).map((_none, at) => value(at));
}

function passing(reads: number): number {
  return MAYBE - 1 - reads;
}

function readsOfPassing(value: number): number {
  return MAYBE - 1 - value;
}

function firstOfSet({ table, isOpen }: CharacterSet): First {
  return each((at) => ((at < CODES ? table[at] === 1 : isOpen) ? MAYBE : 1));
}

/** The set when the node is one code point. */
export function singleSet(node: RegexNode): CharacterSet | null {
  if (node.kind === 'set') return node.set;
  return node.kind === 'text' && [...node.text].length === 1 ? characterOf(node) : null;
}

/** The first character of a text. */
function characterOf({ text, ignoreCase }: Extract<RegexNode, { kind: 'text' }>): CharacterSet {
  return characterSet(classOf(text), ignoreCase);
}

/** The first character of the text as a class. */
export function classOf(text: string): string {
  return `[\\u{${text.codePointAt(0)!.toString(16)}}]`;
}

function firstOfSequence(items: readonly RegexNode[]): First {
  let all = each(() => passing(0));
  for (const item of items) {
    if (all.every((value) => value >= MAYBE)) break;
    const next = firstOf(item);
    all = all.map((value, at) => (value >= MAYBE ? value : after(readsOfPassing(value), next[at]!)));
  }
  return all;
}

/** The outcome with what was read before added. */
function after(reads: number, value: number): number {
  if (value === MAYBE) return MAYBE;
  return value >= 0 ? reads + value : value - reads;
}

function firstOfChoice(options: readonly First[]): First {
  return each((at) => {
    let reads = 0;
    for (const option of options) {
      const value = option[at]!;
      // After one that takes nothing, the others wait for what follows to fail.
      if (value < 0)
        return value === MAYBE || option !== options.at(-1) ? MAYBE : passing(reads + readsOfPassing(value));
      reads += value;
    }
    return reads;
  });
}

function firstOfRepeat({ body, min, max }: Extract<RegexNode, { kind: 'repeat' }>): First {
  if (max === 0) return each(() => passing(0));
  const first = firstOf(body);
  return each((at) => {
    const value = first[at]!;
    if (value < 0) return MAYBE;
    return min > 0 ? value : passing(value);
  });
}

function firstOfLook({ behind, negative, body }: Extract<RegexNode, { kind: 'look' }>): First {
  if (behind) return each(() => MAYBE);
  const isOne = singleSet(body)?.isBmp === true;
  const first = firstOf(body);
  return each((at) => {
    const value = first[at]!;
    if (value >= 0) return negative ? passing(value) : value;
    if (!isOne || at === CODES) return MAYBE;
    return negative ? 1 : passing(1);
  });
}
