import { describe, expect, it } from '@jest/globals';
import { costText, dayText, dollarText, tokensPerTurnText, unpricedText } from 'c/costText';

describe('cost texts', () => {
  it.each([
    [0, '$0.00'],
    [0.0031, '$0.0031'],
    [0.5, '$0.50'],
    [1234.5, '$1,234.50'],
  ])('writes %p dollars as %p', (amount, text) => {
    expect(dollarText(amount)).toBe(text);
  });

  it('never takes an answer without a price for a free one', () => {
    expect(costText({ answers: 2, unpriced: 2 })).toBe('c.CostNoPrice');
    expect(costText({ costUSD: null as unknown as undefined, answers: 2, unpriced: 2 })).toBe('c.CostNoPrice');
    expect(costText({ answers: 0 })).toBe('$0.00');
  });

  it('tells what a cost leaves out', () => {
    expect(unpricedText({ costUSD: 1, answers: 3, unpriced: 2 })).toBe('c.CostAnswersUnpriced');
    expect(unpricedText({ answers: 2, unpriced: 2 })).toBe('');
    expect(unpricedText({ costUSD: 1, answers: 2, unpriced: 0 })).toBe('');
  });

  it('gives tokens of prompts and answers per turn', () => {
    expect(tokensPerTurnText({ promptTokens: 3000, completionTokens: 301, turns: 2 })).toBe('1,651');
    expect(tokensPerTurnText({ turns: 0 })).toBe('');
  });

  it('names a day by its date, whatever the time zone', () => {
    expect(dayText('2026-03-31')).toBe('Mar 31');
  });
});
