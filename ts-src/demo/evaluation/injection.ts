/**
 * Scores texts with the prompt safety of the package, with its default settings, as text a person typed:
 *
 *     npm run -s eval:injection -- GOLD.jsonl PRED.jsonl [--origin PERSON|ARGUMENT|CONTENT] [--findings]
 *
 * GOLD has {"id","text"} a line, PRED gets {"id","score"} a line, in the order of GOLD.
 */
import { parseArgs } from 'node:util';
import { openApex } from './apex.ts';
import { readLines, writeLines } from './lines.ts';
import { inProcesses, ownShare, sendResults } from './shards.ts';

interface Text {
  id: string;
  text: string;
}

interface Scored {
  id: string;
  score: number;
  isComplete?: boolean;
  findings?: unknown[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { origin: { type: 'string', default: 'PERSON' }, findings: { type: 'boolean', default: false } },
});
const [gold, predicted] = positionals;
if (!gold || !predicted) {
  process.stderr.write('npm run -s eval:injection -- GOLD.jsonl PRED.jsonl\n');
  process.exit(1);
}

function score(texts: readonly Text[]): Scored[] {
  const apex = openApex('safety');
  try {
    return texts.map(({ id, text }) => {
      const found = JSON.parse(apex.call('SafetyProbe', 'assess', text, values.origin)) as Required<Omit<Scored, 'id'>>;
      const { isComplete, findings } = found;
      // What cannot be scanned is denied, whatever its score.
      const scored: Scored = { id, score: isComplete ? found.score : 1 };
      return values.findings ? { ...scored, isComplete, findings } : scored;
    });
  } finally {
    apex.close();
  }
}

const texts = readLines<Text>(gold);
const share = ownShare(texts);
if (share) {
  await sendResults(score(share));
} else {
  const byId = new Map((await inProcesses<Scored>(process.argv.slice(2))).map((scored) => [scored.id, scored]));
  writeLines(
    predicted,
    texts.map(({ id }) => byId.get(id)),
  );
}
