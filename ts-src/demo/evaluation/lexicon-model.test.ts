import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { CAP, evidenceOf, learn, OFFSET, REACH, windowsOf, type Example } from './lexicon-model.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../../../force-app/main/default');

const attack = (text: string, source: string): Example => ({ isAttack: true, source, known: 0, readings: [text] });
const benign = (text: string): Example => ({ isAttack: false, source: 'desk', known: 0, readings: [text] });

const EXAMPLES = [
  ...['a', 'b', 'c', 'd'].map((source) => attack(`zap the frobnicator in ${source} now`, source)),
  ...['a', 'b', 'c', 'd'].map((source) => attack(`kindly zap the frobnicator ${source}`, source)),
  ...Array.from({ length: 40 }, (_, at) => benign(`kindly send the invoice ${at} to the customer now`)),
];

test('phrases of attacks get weight, phrases of all texts get none, and no weight is negative', () => {
  const lexicon = learn(EXAMPLES);
  assert.ok((lexicon.get('zap') ?? 0) > 0 || (lexicon.get('the frobnicator') ?? 0) > 0, 'A phrase of attacks only');
  assert.equal(lexicon.get('the'), undefined);
  assert.equal(lexicon.get('invoice'), undefined);
  assert.ok([...lexicon.values()].every((weight) => weight > 0));
});

test('a phrase of one source is not learned', () => {
  const oneSource = EXAMPLES.map((example) => ({ ...example, source: 'only' }));
  assert.equal(learn(oneSource).size, 0);
});

test('the same texts give the same lexicon', () => {
  assert.deepEqual([...learn(EXAMPLES)], [...learn(EXAMPLES)]);
});

test('adding text never lowers the evidence, and it is bounded', () => {
  const lexicon = new Map([['zap', 0.9]]);
  const alone = evidenceOf(attack('zap', 'a'), lexicon);
  const padded = evidenceOf(attack(`${'kind words '.repeat(200)}zap ${'more kind words '.repeat(200)}`, 'a'), lexicon);
  assert.ok(alone > 0);
  assert.equal(padded, alone);
  assert.equal(evidenceOf(attack('zap', 'a'), new Map([['zap', 99]])), CAP);
});

test('numbers are one word, and windows overlap', () => {
  assert.ok(windowsOf('send 42 euros')[0]!.has('send 0 euros'));
  assert.equal(windowsOf('word '.repeat(REACH * 2)).length, 3);
});

test('the package computes with the same constants', () => {
  const source = fs.readFileSync(path.join(PACKAGE, 'classes/safety/PhraseLexicon.cls'), 'utf8');
  const resource = JSON.parse(
    fs.readFileSync(path.join(PACKAGE, 'staticresources/PromptSafetyLexicon.json'), 'utf8'),
  ) as { offset: number };
  assert.match(source, new RegExp(`MOST_EVIDENCE = ${CAP};`));
  assert.match(source, new RegExp(`REACH = ${REACH};`));
  assert.equal(resource.offset, OFFSET * 1000);
});
