/**
 * Learns the phrase lexicon of prompt safety from labelled texts:
 *
 *     node scripts/setup.mjs runtime ts-src/demo/evaluation/lexicon.ts LABELLED.jsonl [--leave-one-out]
 *
 * LABELLED has {"text","label","source"} a line, label `injection` or `benign`. Writes the static resource PromptSafetyLexicon;
 * with --leave-one-out it writes nothing and prints what a lexicon learned without a source does on that source. Same texts, same
 * lexicon: nothing is drawn by chance.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openApex } from './apex.ts';
import { evidenceOf, learn, OFFSET, type Example, type Lexicon } from './lexicon-model.ts';
import { readLines } from './lines.ts';
import { inProcesses, ownShare, sendResults } from './shards.ts';

const RESOURCE = path.resolve(
  import.meta.dirname,
  '../../../force-app/main/default/staticresources/PromptSafetyLexicon.json',
);
const LEXICON_RULE = 'PhraseLexicon';

interface Labelled {
  text: string;
  label: 'injection' | 'benign';
  source: string;
}

interface Finding {
  rule: string;
  weight: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'leave-one-out': { type: 'boolean', default: false } },
});
const [file] = positionals;
if (!file) {
  process.stderr.write('lexicon.ts LABELLED.jsonl [--leave-one-out]\n');
  process.exit(1);
}

/** What the other analysers make of the texts, and what the texts say without their disguises. */
function prepare(texts: readonly Labelled[]): Example[] {
  const apex = openApex('safety');
  try {
    return texts.map(({ text, label, source }) => {
      const { findings } = JSON.parse(apex.call('SafetyProbe', 'assess', text, 'PERSON')) as { findings: Finding[] };
      const weights = new Map<string, number>();
      for (const { rule, weight } of findings) {
        if (rule !== LEXICON_RULE) weights.set(rule, Math.max(weight, weights.get(rule) ?? 0));
      }
      const known = [...weights.values()].reduce((sum, weight) => sum - Math.log(1 - weight), 0);
      const readings = JSON.parse(apex.call('SafetyProbe', 'readings', text)) as string[];
      return { isAttack: label === 'injection', source, known, readings };
    });
  } finally {
    apex.close();
  }
}

/** Share of these examples that score at least `score`. */
function share(examples: readonly Example[], lexicon: Lexicon | null, score: number): string {
  const hits = examples.filter((one) => {
    const evidence = one.known + (lexicon ? evidenceOf(one, lexicon) : 0);
    return 1 - Math.exp(-evidence) >= score;
  });
  return examples.length === 0 ? '-' : `${((100 * hits.length) / examples.length).toFixed(1)} %`;
}

function print(name: string, examples: readonly Example[], lexicon: Lexicon | null): void {
  const attacks = examples.filter((one) => one.isAttack);
  const benign = examples.filter((one) => !one.isAttack);
  const figures = [0.7, 0.85].map((score) => `${share(attacks, lexicon, score)} / ${share(benign, lexicon, score)}`);
  process.stdout.write(`${name.padEnd(28)} ${figures.join('   ')}\n`);
}

function leaveOneOut(examples: readonly Example[]): void {
  process.stdout.write(`${'attacks / benign found'.padEnd(28)} at 0.7   at 0.85\n`);
  for (const source of [...new Set(examples.map((one) => one.source))].sort()) {
    const left = examples.filter((one) => one.source === source);
    const lexicon = learn(examples.filter((one) => one.source !== source));
    print(source, left, lexicon);
  }
}

function write(examples: readonly Example[]): void {
  const lexicon = learn(examples);
  const weights = [...lexicon].map(([phrase, weight]) => [phrase, Math.round(weight * 1000)] as const);
  weights.sort(([a], [b]) => (a < b ? -1 : 1));
  const resource = { offset: Math.round(OFFSET * 1000), weights: Object.fromEntries(weights) };
  fs.writeFileSync(RESOURCE, `${JSON.stringify(resource, null, 2)}\n`);
  print('without lexicon', examples, null);
  print(`with ${weights.length} phrases`, examples, lexicon);
}

const labelled = readLines<Labelled>(file);
const own = ownShare(labelled);
if (own) {
  await sendResults(prepare(own));
} else {
  const examples = await inProcesses<Example>(process.argv.slice(2));
  (values['leave-one-out'] ? leaveOneOut : write)(examples);
}
