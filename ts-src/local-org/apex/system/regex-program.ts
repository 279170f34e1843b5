import { ASSERTIONS, lengths, type IgnoreCase, type ParsedRegex, type RegexNode } from './regex-ast.ts';
import { classOf, firstOf, singleSet, tells, type First } from './regex-first.ts';
import { characterSet, type CharacterSet } from './regex-set.ts';

/** Instructions of the matching machine; operands follow in the code. `first` is an index in `firsts` for the code that follows; -1: none. */
export const OP = {
  /** The match is complete. */
  match: 0,
  /** [set] one code point */
  set: 1,
  /** [text] characters as they are */
  text: 2,
  /** [sets from, sets to] characters by sets: text whose case does not matter */
  textOfSets: 3,
  /** [target, first] go on here; on failure, at the target */
  split: 4,
  /** [target] */
  jump: 5,
  /** [slot] the position becomes the slot's value */
  save: 6,
  /** [set, min, max] as many code points as possible, fewer on failure */
  greedy: 7,
  /** [set, min, max] as few as possible, more on failure */
  lazy: 8,
  /** [set, min, max] as many as possible */
  possessive: 9,
  /** [index in ASSERTIONS] */
  assertion: 10,
  /** [negative, end, first] the code up to `end` matches here, or does not */
  ahead: 11,
  /** [negative, end, first, min, max] the code up to `end` matches a text of min to max units that ends here, or does not */
  behind: 12,
  /** [end] the first match of the code up to `end`, for good */
  atomic: 13,
  /** [group, ignoreCase] */
  reference: 14,
  /** [counter] */
  enter: 15,
  /** [counter, min, max, isLazy, first, exit] before each turn of a loop; `more` and the body follow */
  turn: 16,
  /** [counter] begins a turn */
  more: 17,
  fail: 18,
  /** [negative, behind, set] the code unit before or after is in the set, or is not */
  beside: 19,
  /** [first] fails at once where the code that follows can only fail */
  expect: 20,
} as const;
export type OpCode = (typeof OP)[keyof typeof OP];

/** A pattern as code of the matching machine. */
export interface RegexProgram {
  code: Int32Array;
  sets: readonly CharacterSet[];
  texts: readonly string[];
  firsts: readonly First[];
  /** Slots of groups: two each, group 0 included. */
  slots: number;
  counters: number;
  /** The least UTF-16 units of a match. */
  minLength: number;
}

export const CASES: readonly IgnoreCase[] = ['no', 'ascii', 'unicode'];

export function compileRegex({ root, groupCount }: ParsedRegex): RegexProgram {
  const compiler = new RegexCompiler();
  compiler.node(root);
  return compiler.program(groupCount, lengths(root).min);
}

class RegexCompiler {
  readonly #code: number[] = [];
  readonly #sets: CharacterSet[] = [];
  readonly #texts: string[] = [];
  readonly #firsts: First[] = [];
  #counters = 0;

  program(groupCount: number, minLength: number): RegexProgram {
    this.#emit(OP.match);
    return {
      code: Int32Array.from(this.#code),
      sets: this.#sets,
      texts: this.#texts,
      firsts: this.#firsts,
      slots: 2 * (groupCount + 1),
      counters: this.#counters,
      minLength,
    };
  }

  node(node: RegexNode): void {
    switch (node.kind) {
      case 'set':
        return this.#emit(OP.set, this.#set(node.set));
      case 'text':
        return this.#text(node.text, node.ignoreCase);
      case 'sequence':
        return node.items.forEach((item) => this.node(item));
      case 'choice':
        return this.#choice(node.options);
      case 'group':
        this.#emit(OP.save, 2 * node.number);
        this.node(node.body);
        return this.#emit(OP.save, 2 * node.number + 1);
      case 'repeat':
        return this.#repeat(node);
      case 'look':
        return this.#look(node);
      case 'atomic':
        return this.#enclosed([OP.atomic], [], node.body);
      case 'reference':
        if (node.group === 0) return this.#emit(OP.fail);
        return this.#emit(OP.reference, node.group, CASES.indexOf(node.ignoreCase));
      case 'assertion':
        return this.#emit(OP.assertion, ASSERTIONS.indexOf(node.assertion));
    }
  }

  #emit(...values: number[]): void {
    this.#code.push(...values);
  }

  /** Emits a place for an address; the function sets it to the end of the code. */
  #hole(): () => void {
    const at = this.#code.push(0) - 1;
    return () => (this.#code[at] = this.#code.length);
  }

  #set(set: CharacterSet): number {
    return this.#sets.push(set) - 1;
  }

  #first(node: RegexNode): number {
    const first = firstOf(node);
    return tells(first) ? this.#firsts.push(first) - 1 : -1;
  }

  #text(text: string, ignoreCase: IgnoreCase): void {
    if (ignoreCase === 'no') return this.#emit(OP.text, this.#texts.push(text) - 1);
    const from = this.#sets.length;
    for (const character of text) {
      this.#set(characterSet(classOf(character), ignoreCase));
    }
    this.#emit(OP.textOfSets, from, this.#sets.length);
  }

  #choice(options: readonly RegexNode[]): void {
    const ends: (() => void)[] = [];
    const first = options.length > 2 ? this.#first({ kind: 'choice', options: [...options] }) : -1;
    if (first >= 0) this.#emit(OP.expect, first);
    options.forEach((option, i) => {
      if (i === options.length - 1) return this.node(option);
      this.#emit(OP.split);
      const next = this.#hole();
      this.#emit(this.#first(option));
      this.node(option);
      this.#emit(OP.jump);
      ends.push(this.#hole());
      next();
    });
    for (const end of ends) end();
  }

  #repeat({ body, min, max, mode }: Extract<RegexNode, { kind: 'repeat' }>): void {
    if (max === 0) return;
    const set = singleSet(body);
    if (set) return this.#emit(OP[mode], this.#set(set), min, max);
    if (mode === 'possessive') {
      return this.#enclosed([OP.atomic], [], { kind: 'repeat', body, min, max, mode: 'greedy' });
    }
    if (min === 0 && max === 1) return this.#optional(body, mode === 'lazy');
    const counter = this.#counters++;
    this.#emit(OP.enter, counter);
    const turn = this.#code.length;
    this.#emit(OP.turn, counter, min, max, mode === 'lazy' ? 1 : 0, this.#first(body));
    const exit = this.#hole();
    this.#emit(OP.more, counter);
    this.node(body);
    this.#emit(OP.jump, turn);
    exit();
  }

  #optional(body: RegexNode, isLazy: boolean): void {
    this.#emit(OP.split);
    if (!isLazy) {
      const end = this.#hole();
      this.#emit(this.#first(body));
      this.node(body);
      return end();
    }
    const enter = this.#hole();
    this.#emit(-1, OP.jump);
    const end = this.#hole();
    enter();
    this.node(body);
    end();
  }

  #look({ behind, negative, body }: Extract<RegexNode, { kind: 'look' }>): void {
    const sign = negative ? 1 : 0;
    const set = singleSet(body);
    if (set?.isBmp) return this.#emit(OP.beside, sign, behind ? 1 : 0, this.#set(set));
    const first = this.#first(body);
    if (!behind) return this.#enclosed([OP.ahead, sign], [first], body);
    const { min, max } = lengths(body);
    this.#enclosed([OP.behind, sign], [min === max && min > 0 ? first : -1, min, max], body);
  }

  /** An instruction with code of its own, which ends in `match`. */
  #enclosed(before: number[], after: number[], body: RegexNode): void {
    this.#emit(...before);
    const end = this.#hole();
    this.#emit(...after);
    this.node(body);
    this.#emit(OP.match);
    end();
  }
}
