import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findPersonalData } from './pii.ts';

describe('evaluation of masking', () => {
  test('spans are offsets of the original text, and every text comes back', () => {
    const texts = [
      { id: 'a', text: 'Ada \u{1F600} has SSN 675-\u200B66-7759.' },
      { id: 'b', text: 'Order number 0572785955 shipped yesterday.' },
      { id: 'c', text: 'What is [SSN:001]? Write to ada@example.com.' },
    ];
    assert.deepEqual(
      findPersonalData(texts).map(({ id, spans }) => [
        id,
        ...spans.map(
          ({ start, end, type }) => `${type} ${texts.find((text) => text.id === id)!.text.slice(start, end)}`,
        ),
      ]),
      [['a', 'SSN 675-\u200B66-7759'], ['b'], ['c', 'EMAIL ada@example.com']],
    );
  });

  test('texts without end are masked in batches', () => {
    const texts = Array.from({ length: 120 }, (_, at) => ({ id: String(at), text: `SSN ${100 + at}-54-9876` }));
    assert.ok(findPersonalData(texts).every(({ spans }) => spans.length === 1 && spans[0]!.start === 4));
  });
});
