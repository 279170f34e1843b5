import { describe, expect, it } from '@jest/globals';
import { answerStyle, kindText } from 'c/reviewText';

describe('review texts', () => {
  it('has words for a sign, and the name of one it does not know', () => {
    expect([kindText('Alarm'), kindText('Novel'), kindText()]).toEqual(['c.ReviewKindAlarm', 'Novel', '']);
  });

  it('has a style for an answer, and none for an execution without one', () => {
    expect(answerStyle('Wrong')?.label).toBe('c.ReviewAnswerWrong');
    expect([answerStyle('Perhaps'), answerStyle()]).toEqual([undefined, undefined]);
  });
});
