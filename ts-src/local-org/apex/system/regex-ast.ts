import type { CharacterSet } from './regex-set.ts';

/** A parsed Java pattern. */
export type RegexNode =
  /** One code point of a set. */
  | { kind: 'set'; set: CharacterSet }
  /** Characters as they are; `ignoreCase` for ASCII letters, or for all. */
  | { kind: 'text'; text: string; ignoreCase: IgnoreCase }
  | { kind: 'sequence'; items: RegexNode[] }
  | { kind: 'choice'; options: RegexNode[] }
  | { kind: 'group'; number: number; body: RegexNode }
  | { kind: 'repeat'; body: RegexNode; min: number; max: number; mode: RepeatMode }
  | { kind: 'look'; behind: boolean; negative: boolean; body: RegexNode }
  | { kind: 'atomic'; body: RegexNode }
  /** What a group matched; `group` 0 never matches. */
  | { kind: 'reference'; group: number; ignoreCase: IgnoreCase }
  | { kind: 'assertion'; assertion: Assertion };

export type IgnoreCase = 'no' | 'ascii' | 'unicode';
export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

export const ASSERTIONS = [
  /** `^`, `\A` */
  'begin',
  /** `^` with the m flag */
  'lineBegin',
  'unixLineBegin',
  /** `\z` */
  'end',
  /** `$`, `\Z` */
  'lastEnd',
  'unixLastEnd',
  /** `$` with the m flag */
  'lineEnd',
  'unixLineEnd',
  'boundary',
  'notBoundary',
  'unicodeBoundary',
  'notUnicodeBoundary',
  /** `\G` */
  'lastMatch',
] as const;
export type Assertion = (typeof ASSERTIONS)[number];

export interface ParsedRegex {
  root: RegexNode;
  groupCount: number;
  /** Group numbers by name. */
  names: Map<string, number>;
}

/** The least and the most UTF-16 units that a match of the node has. */
export function lengths(node: RegexNode): { min: number; max: number } {
  switch (node.kind) {
    case 'set':
      return { min: 1, max: node.set.isBmp ? 1 : 2 };
    case 'text':
      return { min: node.text.length, max: node.text.length };
    case 'sequence':
      return node.items.map(lengths).reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max }), { min: 0, max: 0 });
    case 'choice': {
      const all = node.options.map(lengths);
      return { min: Math.min(...all.map(({ min }) => min)), max: Math.max(...all.map(({ max }) => max)) };
    }
    case 'group':
    case 'atomic':
      return lengths(node.body);
    case 'repeat': {
      const body = lengths(node.body);
      return { min: body.min * node.min, max: node.max === 0 || body.max === 0 ? 0 : body.max * node.max };
    }
    case 'reference':
      return { min: 0, max: Infinity };
    case 'look':
    case 'assertion':
      return { min: 0, max: 0 };
  }
}
