import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { formatHealthMessage, openHealthMessage } from './health.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const MESSAGE = {
  org: '00D5g000004XyZAEA0',
  counter: 7,
  size: 12,
  root: Buffer.alloc(32, 0xab),
  status: 'AMBER' as const,
  signedAt: new Date('2026-11-21T18:00:01.000Z'),
};

function signed(text: string) {
  return openHealthMessage(text, sign('sha256', Buffer.from(text), privateKey).toString('base64'), PEM);
}

test('a signed message reads back as it was', () => {
  assert.deepEqual(signed(formatHealthMessage(MESSAGE)), { ok: true, value: MESSAGE });
});

test('a signed text that is no health message is refused', () => {
  const text = formatHealthMessage(MESSAGE);
  const wrong = [
    text.replace('v1', 'v2'),
    `${text}|more`,
    text.replace('|7|', '|-7|'),
    text.replace('|12|', '|012|'),
    text.replace('abab', 'zz'),
    text.replace('AMBER', 'BLUE'),
    text.replace('2026-11-21', '2026-99-21'),
  ];
  for (const changed of wrong) assert.equal(signed(changed).ok, false, changed);
});

test('a message under the signature of another key or of another message is refused', () => {
  const text = formatHealthMessage(MESSAGE);
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const foreign = sign('sha256', Buffer.from(text), other.privateKey).toString('base64');
  assert.equal(openHealthMessage(text, foreign, PEM).ok, false);
  const earlier = sign('sha256', Buffer.from(text.replace('|7|', '|6|')), privateKey).toString('base64');
  assert.equal(openHealthMessage(text, earlier, PEM).ok, false);
  assert.equal(openHealthMessage(text, 'not base64', PEM).ok, false);
});
