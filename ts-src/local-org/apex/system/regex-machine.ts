import { ASSERTIONS } from './regex-ast.ts';
import { assertionHolds } from './regex-assertions.ts';
import { classOf, outcome } from './regex-first.ts';
import { isHigh, isLow, MeteredInput, TABLE } from './regex-metered.ts';
import { CASES, type OpCode, type RegexProgram } from './regex-program.ts';
import { characterSet } from './regex-set.ts';

/** Instructions between two looks at the CPU limit: some loops of a pattern read nothing. */
const STEPS = 1 << 20;

/** What a stack entry restores; it is the last of its numbers. */
const CHOICE = 0; // pc, position
const SLOT = 1; // slot, former value
const COUNTER = 2; // counter, former count, former start
const FEWER = 3; // pc after, least position, position, set
const MORE = 4; // pc of the instruction, position, count
const SIZES = [3, 3, 4, 5, 4];

const NONE = new Int32Array(0);

/** Of all machines: one matches at a time, and nothing stays on it between two matches. */
let sharedStack = new Int32Array(1024);

/** Numbers on the stack that is kept for the next match. */
const KEPT_STACK = 1 << 18;

/**
 * Matches a program at a position by backtracking, as java.util.regex does, and counts how often it reads the input. It keeps its choices
 * on a stack of its own: no input is too long for it.
 */
export class RegexMachine extends MeteredInput {
  readonly program: RegexProgram;
  /** Where the last match ended, for `\G`. */
  last = 0;
  /** The slots of the groups: -1 where a group took no part. */
  readonly slots: Int32Array;
  readonly #counts: Int32Array;
  readonly #starts: Int32Array;
  #stack = sharedStack;
  #top = 0;
  /** Position after the code that ran last. */
  #end = 0;
  /** Position of the choice that `#back` went back to. */
  #at = 0;
  readonly #checkCpu: () => void;
  #steps = 0;

  constructor(program: RegexProgram, input: string, checkCpu: () => void) {
    super(input);
    this.program = program;
    this.slots = new Int32Array(program.slots);
    const { counters } = program;
    this.#counts = counters === 0 ? NONE : new Int32Array(counters);
    this.#starts = counters === 0 ? NONE : new Int32Array(counters);
    this.#checkCpu = checkCpu;
  }

  /** Whether the program matches at `position`; `whole`: up to the end of the region. The slots tell where. */
  matchAt(position: number, whole: boolean): boolean {
    if (this.slots.length > 2) this.slots.fill(-1);
    this.#stack = sharedStack;
    this.#top = 0;
    if (!this.#run(0, position, whole)) return false;
    this.slots[0] = position;
    this.slots[1] = this.#end;
    return true;
  }

  /** Whether the code from `pc` up to its `match` matches at `position`. Choices that are left stay on the stack. */
  #run(pc: number, position: number, whole: boolean): boolean {
    const { code, sets, texts } = this.program;
    const { input } = this;
    const base = this.#top;
    let at = position;
    for (;;) {
      if (++this.#steps >= STEPS) this.#pause();
      let matched = true;
      // Literal labels, as in OP: the engine makes a jump table of them.
      switch (code[pc] as OpCode) {
        case 0 /* match */:
          if (whole && at !== this.to) {
            matched = false;
            break;
          }
          this.#end = at;
          return true;
        case 1 /* set */: {
          const set = sets[code[pc + 1]!]!;
          pc += 2;
          const unit = at < this.to ? input.charCodeAt(at) : TABLE;
          if (unit < TABLE) {
            this.readOne();
            matched = set.table[unit] === 1;
            at += 1;
            break;
          }
          at = this.step(set, at);
          matched = at >= 0;
          break;
        }
        case 2 /* text */: {
          const text = texts[code[pc + 1]!]!;
          matched = this.text(text, at);
          at += text.length;
          pc += 2;
          break;
        }
        case 3 /* textOfSets */: {
          for (let i = code[pc + 1]!; i < code[pc + 2]! && at >= 0; i++) at = this.step(sets[i]!, at);
          matched = at >= 0;
          pc += 3;
          break;
        }
        case 4 /* split */:
          if (code[pc + 2]! >= 0 && this.#fails(code[pc + 2]!, at)) {
            pc = code[pc + 1]!;
            break;
          }
          this.#push3(code[pc + 1]!, at, CHOICE);
          pc += 3;
          break;
        case 5 /* jump */:
          pc = code[pc + 1]!;
          break;
        case 6 /* save */: {
          const slot = code[pc + 1]!;
          this.#push3(slot, this.slots[slot]!, SLOT);
          this.slots[slot] = at;
          pc += 2;
          break;
        }
        case 7 /* greedy */: {
          const set = sets[code[pc + 1]!]!;
          const least = this.many(set, at, code[pc + 2]!);
          matched = least >= 0;
          if (!matched) break;
          const most = this.most(set, least, code[pc + 3]! - code[pc + 2]!);
          if (most > least) this.#push5(pc + 4, least, most, code[pc + 1]!, FEWER);
          at = most;
          pc += 4;
          break;
        }
        case 8 /* lazy */: {
          const least = this.many(sets[code[pc + 1]!]!, at, code[pc + 2]!);
          matched = least >= 0;
          if (!matched) break;
          if (code[pc + 3]! > code[pc + 2]!) this.#push4(pc, least, code[pc + 2]!, MORE);
          at = least;
          pc += 4;
          break;
        }
        case 9 /* possessive */: {
          const set = sets[code[pc + 1]!]!;
          const least = this.many(set, at, code[pc + 2]!);
          matched = least >= 0;
          if (!matched) break;
          at = this.most(set, least, code[pc + 3]! - code[pc + 2]!);
          pc += 4;
          break;
        }
        case 10 /* assertion */:
          matched = assertionHolds(ASSERTIONS[code[pc + 1]!]!, this, at);
          pc += 2;
          break;
        case 11 /* ahead */:
          matched = (!this.#fails(code[pc + 3]!, at) && this.#alone(pc + 4, at, false)) !== (code[pc + 1] === 1);
          pc = code[pc + 2]!;
          break;
        case 12 /* behind */:
          matched = this.#behind(pc, at) !== (code[pc + 1] === 1);
          pc = code[pc + 2]!;
          break;
        case 13 /* atomic */:
          matched = this.#alone(pc + 2, at, false);
          at = this.#end;
          pc = code[pc + 1]!;
          break;
        case 14 /* reference */: {
          const length = this.#reference(code[pc + 1]!, at, code[pc + 2]!);
          matched = length >= 0;
          at += length;
          pc += 3;
          break;
        }
        case 15 /* enter */: {
          const counter = code[pc + 1]!;
          this.#push4(counter, this.#counts[counter]!, this.#starts[counter]!, COUNTER);
          this.#counts[counter] = 0;
          this.#starts[counter] = -1;
          pc += 2;
          break;
        }
        case 16 /* turn */:
          pc = this.#turn(pc, at);
          break;
        case 17 /* more */: {
          const counter = code[pc + 1]!;
          this.#push4(counter, this.#counts[counter]!, this.#starts[counter]!, COUNTER);
          this.#counts[counter]! += 1;
          this.#starts[counter] = at;
          pc += 2;
          break;
        }
        case 19 /* beside */:
          matched = this.beside(sets[code[pc + 3]!]!, at, code[pc + 2] === 1) !== (code[pc + 1] === 1);
          pc += 4;
          break;
        case 20 /* expect */:
          matched = !this.#fails(code[pc + 1]!, at);
          pc += 2;
          break;
        default:
          matched = false;
      }
      if (matched) continue;
      pc = this.#back(base);
      if (pc < 0) return false;
      at = this.#at;
    }
  }

  /** Goes back to the last choice above `base`: where to go on, with the position in `#at`; -1 when none is left. */
  #back(base: number): number {
    while (this.#top > base) {
      const stack = this.#stack;
      const top = this.#top;
      switch (stack[top - 1]) {
        case 0 /* CHOICE */:
          this.#at = stack[top - 2]!;
          this.#top = top - 3;
          return stack[top - 3]!;
        case 1 /* SLOT */:
          this.slots[stack[top - 3]!] = stack[top - 2]!;
          this.#top = top - 3;
          break;
        case 2 /* COUNTER */:
          this.#counts[stack[top - 4]!] = stack[top - 3]!;
          this.#starts[stack[top - 4]!] = stack[top - 2]!;
          this.#top = top - 4;
          break;
        case 3 /* FEWER */:
          return this.#fewer(stack, top);
        case 4 /* MORE */: {
          const pc = this.#more(stack, top);
          if (pc >= 0) return pc;
        }
      }
    }
    return -1;
  }

  /** A greedy row gives back its last code point. java.util.regex reads it again where it may be a surrogate pair. */
  #fewer(stack: Int32Array, top: number): number {
    const least = stack[top - 4]!;
    let at = stack[top - 3]! - 1;
    if (!this.program.sets[stack[top - 2]!]!.isBmp) {
      this.readOne();
      if (at > least && isLow(this.input.charCodeAt(at)) && isHigh(this.input.charCodeAt(at - 1))) {
        this.readOne();
        at -= 1;
      }
    }
    stack[top - 3] = at;
    if (at <= least) this.#top = top - 5;
    this.#at = at;
    return stack[top - 5]!;
  }

  /** A lazy row takes one more code point; -1 when it cannot. */
  #more(stack: Int32Array, top: number): number {
    const { code, sets } = this.program;
    const pc = stack[top - 4]!;
    const next = this.step(sets[code[pc + 1]!]!, stack[top - 3]!);
    const count = stack[top - 2]! + 1;
    if (next < 0 || count >= code[pc + 3]!) this.#top = top - 4;
    if (next < 0) return -1;
    stack[top - 3] = next;
    stack[top - 2] = count;
    this.#at = next;
    return pc + 4;
  }

  /** Runs code whose choices are final; what it changed is undone when something before it fails. */
  #alone(pc: number, at: number, whole: boolean): boolean {
    const base = this.#top;
    if (!this.#run(pc, at, whole)) return false;
    if (this.#top === base) return true;
    // Of what the code left on the stack, only the former values stay.
    const stack = this.#stack;
    const kept: number[][] = [];
    while (this.#top > base) {
      const kind = stack[this.#top - 1]!;
      const from = this.#top - SIZES[kind]!;
      if (kind === SLOT || kind === COUNTER) kept.unshift([...stack.subarray(from, this.#top)]);
      this.#top = from;
    }
    for (const entry of kept) {
      stack.set(entry, this.#top);
      this.#top += entry.length;
    }
    return true;
  }

  #behind(pc: number, at: number): boolean {
    const { code } = this.program;
    const first = code[pc + 3]!;
    const nearest = at - code[pc + 4]!;
    const farthest = Math.max(this.from, at - code[pc + 5]!);
    const { to } = this;
    this.to = at;
    try {
      for (let start = nearest; start >= farthest; start--) {
        if (!this.#fails(first, start) && this.#alone(pc + 6, start, true)) return true;
      }
      return false;
    } finally {
      this.to = to;
    }
  }

  /** Whether the character at `at` alone makes the code fail that `first` tells of. What it would have read counts as read. */
  #fails(first: number, at: number): boolean {
    if (first < 0 || at >= this.to) return false;
    const reads = outcome(this.program.firsts[first]!, this.input.charCodeAt(at));
    if (reads < 0) return false;
    this.read(reads);
    return true;
  }

  /** Where a loop goes on before a turn. A turn that took nothing is the last one. */
  #turn(pc: number, at: number): number {
    const { code } = this.program;
    const count = this.#counts[code[pc + 1]!]!;
    const exit = code[pc + 6]!;
    const body = pc + 7;
    if (at === this.#starts[code[pc + 1]!]! || count >= code[pc + 3]!) return exit;
    if (count < code[pc + 2]!) return body;
    const isLazy = code[pc + 4] === 1;
    if (!isLazy && this.#fails(code[pc + 5]!, at)) return exit;
    this.#push3(isLazy ? body : exit, at, CHOICE);
    return isLazy ? exit : body;
  }

  /** Units of what the group matched, when it is at `at` again; -1 otherwise. */
  #reference(group: number, at: number, ignoreCase: number): number {
    const from = this.slots[2 * group]!;
    const length = this.slots[2 * group + 1]! - from;
    if (from < 0 || length < 0) return -1;
    if (at + length > this.to) {
      this.hitEnd = true;
      return -1;
    }
    for (let i = 0; i < length; i++) {
      this.readOne();
      this.readOne();
      if (!this.#same(this.input[from + i]!, this.input[at + i]!, ignoreCase)) return -1;
    }
    return length;
  }

  #same(a: string, b: string, ignoreCase: number): boolean {
    return a === b || (ignoreCase > 0 && characterSet(classOf(a), CASES[ignoreCase]).has(b.charCodeAt(0)));
  }

  #pause(): void {
    this.#steps = 0;
    this.#checkCpu();
  }

  #push3(a: number, b: number, kind: number): void {
    if (this.#top + 3 > this.#stack.length) this.#grow();
    const stack = this.#stack;
    stack[this.#top++] = a;
    stack[this.#top++] = b;
    stack[this.#top++] = kind;
  }

  #push4(a: number, b: number, c: number, kind: number): void {
    if (this.#top + 4 > this.#stack.length) this.#grow();
    this.#stack[this.#top++] = a;
    this.#push3(b, c, kind);
  }

  #push5(a: number, b: number, c: number, d: number, kind: number): void {
    if (this.#top + 5 > this.#stack.length) this.#grow();
    this.#stack[this.#top++] = a;
    this.#push4(b, c, d, kind);
  }

  #grow(): void {
    const larger = new Int32Array(this.#stack.length * 4);
    larger.set(this.#stack);
    this.#stack = larger;
    if (larger.length <= KEPT_STACK) sharedStack = larger;
  }
}
