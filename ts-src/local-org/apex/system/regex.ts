import { inTransaction, tx } from '../runtime/transaction.ts';
import { RegexMachine } from './regex-machine.ts';
import { regexMeter } from './regex-meter.ts';
import { parseRegex } from './regex-parse.ts';
import { compileRegex, type RegexProgram } from './regex-program.ts';
import { searchFor, type Search } from './regex-start.ts';

/** A compiled Java regular expression. */
export interface Regex {
  program: RegexProgram;
  search: Search;
  groupCount: number;
  /** Group numbers by name. */
  names: ReadonlyMap<string, number>;
}

/** Patterns that are kept: the oldest goes first. */
const KEPT = 2000;

const cache = new Map<string, Regex>();

/** @throws StringException `Invalid regex: …` */
export function compile(pattern: string): Regex {
  const known = cache.get(pattern);
  if (known) return known;
  const parsed = parseRegex(pattern);
  const program = compileRegex(parsed);
  const { groupCount, names, root } = parsed;
  const regex = { program, search: searchFor(root, program.minLength), groupCount, names };
  cache.set(pattern, regex);
  if (cache.size > KEPT) cache.delete(cache.keys().next().value!);
  return regex;
}

/** `text` with every character that means something in a pattern escaped. */
export function quote(text: string): string {
  return `\\Q${text.replaceAll('\\E', '\\E\\\\E\\Q')}\\E`;
}

/** A match: the slots of its groups, two each. -1 where a group took no part. The next match takes the array over. */
export type Match = Int32Array;

/** One input under a pattern: finds matches one after the other, and counts what they read. */
export class RegexInput {
  readonly text: string;
  readonly regex: Regex;
  readonly #machine: RegexMachine;
  #counted = 0;

  constructor(regex: Regex, text: string) {
    this.text = text;
    this.regex = regex;
    this.#machine = new RegexMachine(regex.program, text, checkCpu);
  }

  /** The part that is matched: assertions see its bounds as those of the input. */
  region(from: number, to: number): void {
    this.#machine.from = this.#machine.last = from;
    this.#machine.to = to;
  }

  get from(): number {
    return this.#machine.from;
  }
  get to(): number {
    return this.#machine.to;
  }

  /** Reads so far. */
  get accesses(): number {
    return this.#machine.accesses;
  }

  /** Whether the last match looked at the end of the region. */
  get hitEnd(): boolean {
    return this.#machine.hitEnd;
  }

  /** The first match that begins at `from` or later. @throws LimitException `Regex too complicated` */
  find(from: number): Match | null {
    const machine = this.#machine;
    machine.hitEnd = false;
    try {
      return this.#matched(this.regex.search(machine, from));
    } finally {
      this.#count();
    }
  }

  /** The match that begins where the region does; `whole`: and ends where it ends. @throws LimitException */
  begin(whole: boolean): Match | null {
    const machine = this.#machine;
    machine.hitEnd = false;
    try {
      return this.#matched(machine.matchAt(machine.from, whole));
    } finally {
      this.#count();
    }
  }

  /** Passes on all matches from the beginning of the region. An empty match is followed by one at the next character. */
  each(take: (match: Match) => void): void {
    let at = this.from;
    while (at <= this.to) {
      const match = this.find(at);
      if (!match) return;
      at = match[1] === match[0] ? match[1]! + 1 : match[1]!;
      take(match);
    }
  }

  #matched(isMatch: boolean): Match | null {
    if (!isMatch) return null;
    const { slots } = this.#machine;
    this.#machine.last = slots[1]!;
    return slots;
  }

  #count(): void {
    const { accesses } = this.#machine;
    regexMeter.add(accesses - this.#counted, accesses);
    this.#counted = accesses;
  }
}

function checkCpu(): void {
  if (inTransaction()) tx().limits.checkCpu();
}
