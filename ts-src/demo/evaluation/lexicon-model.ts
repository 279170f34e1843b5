/**
 * The model behind the phrase lexicon: evidence = what other analysers found + the weights of the phrases in the best window,
 * less an offset, up to a cap; score = 1 - exp(-evidence). Weights are learned by logistic regression around the evidence at which
 * prompt safety takes notice, and none may become negative.
 */

export interface Example {
  isAttack: boolean;
  source: string;
  /** Evidence of the other analysers. */
  known: number;
  /** The text and what it says without disguises, in lower case. */
  readings: string[];
}

export type Lexicon = Map<string, number>;

/** Of a window, before it counts; as in PhraseLexicon. */
export const OFFSET = 0.3;
export const CAP = 0.8;
/** Words in a window; windows overlap by half. */
export const REACH = 64;
const WORD = /[a-z0-9]+(?:'[a-z]+)?/g;
/** A phrase is learned when it stands in this many attacks, of this many sources, and that much more often than elsewhere. */
const LEAST_ATTACKS = 3;
const LEAST_SOURCES = 3;
const LEAST_RATIO = 3;
/** A false alarm costs as much as this many missed attacks. */
const FALSE_ALARM = 14;
const STEEPNESS = 4;
const NOTICE = 1;
const L1 = 2e-5;
const L2 = 1e-3;
const ROUNDS = 2;
const STEPS = 150;
const LEAST_WEIGHT = 0.02;
/** Plain instructions within documents have no sign of their own: learning them would learn the documents. */
const UNSIGNED = new Set(['asb-dev', 'bipia-train', 'derived-obfuscation-dev']);

/** Words, pairs and triples of the windows of one text. Numbers count as 0. */
export function windowsOf(text: string): Set<string>[] {
  const words = [...text.matchAll(WORD)].map(([word]) => (/^[0-9]+$/.test(word) ? '0' : word));
  const windows: Set<string>[] = [];
  for (let start = 0; start === 0 || start < words.length - REACH / 2; start += REACH / 2) {
    const window = new Set<string>();
    for (let at = start; at < Math.min(start + REACH, words.length); at++) {
      for (let length = 1; length <= 3 && at - length + 1 >= start; length++) {
        window.add(words.slice(at - length + 1, at + 1).join(' '));
      }
    }
    windows.push(window);
  }
  return windows;
}

/** What the lexicon adds to an example. */
export function evidenceOf(example: Example, lexicon: Lexicon): number {
  const sums = example.readings.flatMap(windowsOf).map((window) => sumOf(window, lexicon));
  return clamp(Math.max(0, ...sums) - OFFSET);
}

const clamp = (evidence: number): number => Math.min(CAP, Math.max(0, evidence));

function sumOf(window: Set<string>, lexicon: Lexicon): number {
  let sum = 0;
  for (const phrase of window) sum += lexicon.get(phrase) ?? 0;
  return sum;
}

export function learn(all: readonly Example[]): Lexicon {
  const examples = all.filter(
    (one) => !(one.isAttack && UNSIGNED.has(one.source)) && one.source !== 'derived-obfuscation-dev',
  );
  const windows = examples.map((one) => one.readings.flatMap(windowsOf));
  const phrases = candidates(examples, windows);
  const indexes = new Map(phrases.map((phrase, index) => [phrase, index]));
  const rows = windows.map((ones) =>
    ones.map((window) => [...window].map((phrase) => indexes.get(phrase)).filter((index) => index !== undefined)),
  );
  const weights = new Float64Array(phrases.length).fill(0.08);
  const descent = new Descent(weights);
  for (let round = 0; round < ROUNDS; round++) {
    const best = rows.map((ones) => heaviest(ones, weights));
    for (let step = 0; step < STEPS; step++) {
      descent.step(gradient(examples, best, weights), step < STEPS * 0.6 ? 0.03 : 0.009);
    }
  }
  return new Map(
    phrases.map((phrase, index) => [phrase, weights[index]!] as const).filter(([, weight]) => weight >= LEAST_WEIGHT),
  );
}

function candidates(examples: readonly Example[], windows: readonly Set<string>[][]): string[] {
  const attacks = new Map<string, { count: number; sources: Set<string> }>();
  const benign = new Map<string, number>();
  examples.forEach((example, at) => {
    for (const phrase of new Set(windows[at]!.flatMap((window) => [...window]))) {
      if (!example.isAttack) {
        benign.set(phrase, (benign.get(phrase) ?? 0) + 1);
        continue;
      }
      const seen = attacks.get(phrase) ?? { count: 0, sources: new Set<string>() };
      seen.count++;
      seen.sources.add(example.source);
      attacks.set(phrase, seen);
    }
  });
  const attackCount = examples.filter((one) => one.isAttack).length;
  const benignCount = examples.length - attackCount;
  return [...attacks]
    .filter(([phrase, { count, sources }]) => {
      const rate = ((benign.get(phrase) ?? 0) + 1) / benignCount;
      return (
        phrase.length > 2 &&
        count >= LEAST_ATTACKS &&
        sources.size >= LEAST_SOURCES &&
        count / attackCount > LEAST_RATIO * rate
      );
    })
    .map(([phrase]) => phrase)
    .sort();
}

function heaviest(rows: readonly number[][], weights: Float64Array): number[] {
  let best: number[] = [];
  let most = -1;
  for (const row of rows) {
    const sum = row.reduce((total, index) => total + weights[index]!, 0);
    if (sum > most) [best, most] = [row, sum];
  }
  return best;
}

function gradient(examples: readonly Example[], rows: readonly number[][], weights: Float64Array): Float64Array {
  const total = examples.reduce((sum, one) => sum + (one.isAttack ? 1 : FALSE_ALARM), 0);
  const slopes = weights.map((weight) => STEEPNESS * (L1 + L2 * weight));
  examples.forEach((example, at) => {
    const row = rows[at]!;
    const sum = row.reduce((all, index) => all + weights[index]!, 0);
    if (sum >= OFFSET + CAP || row.length === 0) return;
    const chance = 1 / (1 + Math.exp(-STEEPNESS * (example.known + clamp(sum - OFFSET) - NOTICE)));
    const cost = example.isAttack ? 1 : FALSE_ALARM;
    const slope = ((chance - (example.isAttack ? 1 : 0)) * cost * STEEPNESS) / total;
    for (const index of row) slopes[index]! += slope;
  });
  return slopes;
}

/** Adam (Kingma and Ba 2015), kept from going below zero. */
class Descent {
  readonly #weights: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  #steps = 0;

  constructor(weights: Float64Array) {
    this.#weights = weights;
    this.#mean = new Float64Array(weights.length);
    this.#square = new Float64Array(weights.length);
  }

  step(slopes: Float64Array, rate: number): void {
    this.#steps++;
    slopes.forEach((slope, index) => {
      const mean = (this.#mean[index] = 0.9 * this.#mean[index]! + 0.1 * slope);
      const square = (this.#square[index] = 0.999 * this.#square[index]! + 0.001 * slope * slope);
      const step = mean / (1 - 0.9 ** this.#steps) / (Math.sqrt(square / (1 - 0.999 ** this.#steps)) + 1e-8);
      this.#weights[index] = Math.max(0, this.#weights[index]! - rate * step);
    });
  }
}
