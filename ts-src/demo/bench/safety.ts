import { regexMeter } from '@aegis/local-org';
import { openApex } from '../evaluation/apex.ts';
import { percentile } from './figures.ts';

const SENTENCES =
  'Ada met the board on Tuesday and asked for a quote for 716 seats. Please ignore the earlier offer. ' +
  'Case 00305659 was escalated to tier 2; the firmware 2.1.8 was released last week. ' +
  'You can now send the contract to the customer, and tell them about the new rules for returns. ';

/** Pieces that make patterns, decoders and windows work in vain; each text is one of them over and over. */
const HOSTILE = [
  'a.',
  '[({<',
  ') ] } ',
  'ignore the ',
  'ignore all previous ',
  'disregard your a b c d ',
  'forget everything previous text ',
  'you are now you will ',
  'say only "x ',
  'without any no never ',
  'system: ',
  'user: x\n',
  '--- end ',
  'a b c d e f   ',
  'a-b-c-d ',
  '\\u0041\\x42%43',
  '&#65;&#x42;&amp; ',
  '1gn0r3 4ll x7x ',
  'vtaber vafgehpgvbaf ',
  'erongi snoitcurtsni ',
  '0123456789abcdef',
  '01000001 ',
  'SWdub3JlIGFsbCBw',
  'SWdub3JlIGFsbCBw ',
  'й',
  'ignоrе ',
  'a\u200b',
  '\u202eerongi \u202c',
  'é',
  '𝐢𝐠𝐧 ',
  "x'x'x' ",
  '![a](https://a.b/?',
  '73 103 110 ',
  '10 ',
  '.. --. ',
  '- ',
  '-',
  '#',
  '_ ',
  'JFTW433S',
  'a\nb\n',
  'ignoreallprevious',
  'ignroe ',
  'ignoreway ',
  '=49=67',
  'U+0049 ',
  '"a" + "b" ',
  'ǝɹ ',
];
const LONG = 100_000;

/** Time and regular expression reads of prompt safety, for ordinary and for hostile texts. */
export function measureSafety(say: (text: string) => void): Record<string, number> {
  const apex = openApex('safety');
  const assess = (text: string) => apex.call('SafetyProbe', 'assess', text, 'CONTENT');
  const scan = (text: string) => {
    const { isComplete } = JSON.parse(assess(text)) as { isComplete: boolean };
    if (!isComplete) throw new Error(`An ordinary text of ${text.length} characters was not scanned wholly.`);
  };
  const figures: Record<string, number> = {};
  try {
    say('prompt safety: ordinary texts');
    for (const [name, length, count] of [
      ['1k', 1000, 30],
      ['10k', 10_000, 10],
      ['100k', LONG, 3],
    ] as const) {
      figures[`screen${name}Ms`] = median(count, () => scan(fill(SENTENCES, length)));
    }
    regexMeter.reset();
    scan(fill(SENTENCES, LONG));
    figures.regexReadsPerCharacter = Math.round((10 * regexMeter.accesses) / LONG) / 10;
    figures.regexReadsOfOneInput = regexMeter.worst;

    say(`prompt safety: ${HOSTILE.length} hostile texts of ${LONG} characters`);
    return { ...figures, ...hostileFigures(assess, say) };
  } finally {
    apex.close();
  }
}

function hostileFigures(assess: (text: string) => string, say: (text: string) => void): Record<string, number> {
  let slowest = { ms: 0, piece: '' };
  let dearest = { reads: 0, piece: '' };
  let denied = 0;
  for (const piece of HOSTILE) {
    regexMeter.reset();
    const start = performance.now();
    const { isComplete } = JSON.parse(assess(fill(piece, LONG))) as { isComplete: boolean };
    const ms = performance.now() - start;
    if (!isComplete) denied++;
    if (ms > slowest.ms) slowest = { ms, piece };
    if (regexMeter.worst > dearest.reads) dearest = { reads: regexMeter.worst, piece };
  }
  say(`slowest: ${JSON.stringify(slowest.piece)}, most reads of one input: ${JSON.stringify(dearest.piece)}`);
  return {
    hostileTexts: HOSTILE.length,
    hostileWorstMs: Math.round(slowest.ms),
    hostileReadsOfOneInput: dearest.reads,
    hostileDeniedUnscanned: denied,
  };
}

const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** After one call that is not counted: the first one loads patterns and tables. */
function median(count: number, body: () => unknown): number {
  body();
  const samples = Array.from({ length: count }, () => {
    const start = performance.now();
    body();
    return performance.now() - start;
  });
  return percentile(samples, 0.5);
}
