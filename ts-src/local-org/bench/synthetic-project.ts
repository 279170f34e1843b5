/** A project of made-up Apex classes, the same for the same seed: what a mid-sized team writes, in the mix the compiler sees most. */
import fs from 'node:fs';
import path from 'node:path';
import { Random } from './random.ts';
import { CLASS_META } from './source-files.ts';
import { MEMBERS } from './synthetic-members.ts';

const SEED = 20_261_121;
const MEMBERS_PER_CLASS = 14;

/** Writes the classes `Synthetic0` ... below the folder. Returns the number of lines. */
export function writeSyntheticProject(folder: string, classes: number): number {
  const random = new Random(SEED);
  const target = path.join(folder, 'classes');
  fs.mkdirSync(target, { recursive: true });
  let lines = 0;
  for (let index = 0; index < classes; index += 1) {
    const source = classSource(index, random);
    lines += source.split('\n').length;
    fs.writeFileSync(path.join(target, `Synthetic${index}.cls`), source);
    fs.writeFileSync(path.join(target, `Synthetic${index}.cls-meta.xml`), CLASS_META);
  }
  return lines;
}

/** Each fifth class is a base of the four that follow; members call statics of any earlier class. */
function classSource(index: number, random: Random): string {
  const isBase = index % 5 === 0;
  const base = isBase ? '' : ` extends Synthetic${index - (index % 5)}`;
  const other = `Synthetic${random.below(Math.max(index, 1))}`;
  const members = Array.from({ length: MEMBERS_PER_CLASS }, (_, at) =>
    random.pick(MEMBERS)({ index, at, other, random }),
  );
  const weigh = isBase
    ? '    public virtual Integer weigh(Integer load) {\n        return load + 1;\n    }'
    : `    public override Integer weigh(Integer load) {\n        return super.weigh(load) * ${1 + random.below(9)};\n    }`;
  return [
    `/** Rules of area ${index}. */`,
    `public ${isBase ? 'virtual ' : ''}with sharing class Synthetic${index}${base} {`,
    `    public static final Integer FACTOR_${index} = ${random.below(1000)};`,
    `    public static Integer score${index}(Integer start, String label) {`,
    `        return start * FACTOR_${index} + label.length();`,
    `    }`,
    weigh,
    ...members,
    `}`,
    ``,
  ].join('\n');
}

/** Changes the body of one class and nothing that others see of it. */
export function touchSyntheticProject(folder: string): void {
  const file = path.join(folder, 'classes', 'Synthetic0.cls');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('return load + 1;', 'return load + 2;'));
}
