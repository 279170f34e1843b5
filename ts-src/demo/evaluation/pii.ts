/**
 * Finds personal data with the masking of the package, with its default settings:
 *
 *     npm run -s eval:pii -- GOLD.jsonl PRED.jsonl
 *
 * GOLD has {"id","text"} a line, PRED gets {"id","spans":[{"start","end","type"}]} a line, in the order of GOLD. Offsets are
 * UTF-16 code units. Ends with 1 when a text does not come back as it was.
 */
import { fileURLToPath } from 'node:url';
import { openApex } from './apex.ts';
import { readLines, writeLines } from './lines.ts';

export interface Text {
  id: string;
  text: string;
}

export interface Span {
  start: number;
  end: number;
  type: string;
}

interface Masked {
  spans: Span[];
  masked: string;
  restored: string;
}

export interface Found {
  id: string;
  spans: Span[];
}

/** Texts of one transaction: its values have to fit into the limits, and into one session. */
const BATCH = 50;
/** Type of the tokens that stand for text which already looked like a token. */
const LITERAL = 'LITERAL';

/** @throws Error naming the texts that masking does not give back */
export function findPersonalData(texts: readonly Text[]): Found[] {
  const apex = openApex('masking');
  try {
    const found: Found[] = [];
    const lost: string[] = [];
    for (let first = 0; first < texts.length; first += BATCH) {
      const batch = texts.slice(first, first + BATCH);
      const reply = apex.call('MaskingProbe', 'mask', JSON.stringify(batch.map(({ text }) => text)));
      (JSON.parse(reply) as Masked[]).forEach((masked, at) => {
        const { id, text } = batch[at]!;
        if (masked.restored !== text) lost.push(id);
        found.push({ id, spans: masked.spans.filter(({ type }) => type !== LITERAL) });
      });
    }
    if (lost.length > 0) throw new Error(`These texts do not come back as they were: ${lost.join(', ')}.`);
    return found;
  } finally {
    apex.close();
  }
}

function main([gold, predicted]: readonly string[]): void {
  if (!gold || !predicted) {
    process.stderr.write('npm run -s eval:pii -- GOLD.jsonl PRED.jsonl\n');
    process.exitCode = 1;
    return;
  }
  writeLines(predicted, findPersonalData(readLines<Text>(gold)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
