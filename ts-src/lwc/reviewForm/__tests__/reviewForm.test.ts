import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { refreshApex } from '@salesforce/apex';
import mark from '@salesforce/apex/DecisionReviewController.mark';
import reviews from '@salesforce/apex/DecisionReviewController.reviews';
import ReviewForm from 'c/reviewForm';
import type { ApexWire } from '../../__tests__/support/apexWire';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

type Support = typeof import('../../__tests__/support/apexWire');

jest.mock(
  '@salesforce/apex/DecisionReviewController.reviews',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);
jest.mock('@salesforce/apex/DecisionReviewController.mark', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

const wire = reviews as unknown as ApexWire;
const save = mark as jest.MockedFunction<typeof mark>;
const refresh = refreshApex as jest.MockedFunction<typeof refreshApex>;

const REVIEWS = [
  { id: 'r1', review: 'Wrong', note: 'Too wide.', reviewer: 'Aude Audit', at: '2026-11-21T10:00:00.000Z' },
];

type Field = HTMLElement & { value: string; disabled: boolean };

async function showForm(): Promise<HTMLElement & { executionId: string }> {
  const form = await show<HTMLElement & { executionId: string }>('c-review-form', ReviewForm, { executionId: 'e1' });
  wire.emit(REVIEWS);
  await rendered();
  return form;
}

async function fill(form: HTMLElement, field: string, value: string): Promise<void> {
  inside(form, `[data-id="${field}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await rendered();
}

async function press(form: HTMLElement): Promise<void> {
  inside(form, '[data-id="save"]').click();
  await rendered();
}

beforeEach(() => {
  save.mockReset().mockResolvedValue('r2');
  refresh.mockReset().mockResolvedValue(undefined);
});

describe('c-review-form', () => {
  it('lists earlier reviews with who made them', async () => {
    const form = await showForm();
    expect(wire.getLastConfig()).toEqual({ executionId: 'e1' });
    for (const part of ['c.ReviewAnswerWrong', 'Aude Audit', 'Too wide.']) {
      expect(inside(form, 'li').textContent).toContain(part);
    }
  });

  it('saves an answer with its note, says so, and empties itself', async () => {
    const form = await showForm();
    const saved = jest.fn();
    form.addEventListener('saved', saved);
    expect(inside<Field>(form, '[data-id="save"]').disabled).toBe(true);
    await fill(form, 'answer', 'Right');
    await fill(form, 'note', 'Fine.');
    await press(form);
    expect(save).toHaveBeenCalledWith({ executionId: 'e1', answer: 'Right', note: 'Fine.' });
    expect(saved).toHaveBeenCalledTimes(1);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(inside(form, '[data-id="message"]').textContent).toBe('c.ReviewSaved');
    expect(inside<Field>(form, '[data-id="note"]').value).toBe('');
  });

  it('keeps what was typed and says why it could not be saved', async () => {
    save.mockRejectedValue({ body: { message: 'The note holds personal data (EMAIL).' } });
    const form = await showForm();
    await fill(form, 'answer', 'Wrong');
    await fill(form, 'note', 'ada@example.com');
    await press(form);
    expect(JSON.stringify(inside<HTMLElement & { errors: unknown }>(form, 'c-error-panel').errors)).toContain('EMAIL');
    expect(inside<Field>(form, '[data-id="note"]').value).toBe('ada@example.com');
    expect(inside<Field>(form, '[data-id="save"]').disabled).toBe(false);
  });

  it('says that it saved although the list could not be read again, and why', async () => {
    refresh.mockRejectedValue({ body: { message: 'Too slow' } });
    const form = await showForm();
    await fill(form, 'answer', 'Right');
    await press(form);
    expect(inside(form, '[data-id="message"]').textContent).toBe('c.ReviewSaved');
    expect(allInside(form, 'c-error-panel')).toEqual([]);
    wire.error({ message: 'Too slow' });
    await rendered();
    expect(allInside(form, '[data-id="history-error"]')).toHaveLength(1);
  });

  it('leaves the form of another execution alone when the earlier one is saved', async () => {
    let answer: (id: string) => void = () => undefined;
    save.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const form = await showForm();
    await fill(form, 'answer', 'Right');
    await press(form);
    form.executionId = 'e2';
    await fill(form, 'note', 'Of the other.');
    answer('r2');
    await rendered();
    expect(inside<Field>(form, '[data-id="note"]').value).toBe('Of the other.');
    expect(inside(form, '[data-id="message"]').textContent).toBe('');
  });

  it('begins anew for another execution', async () => {
    const form = await showForm();
    await fill(form, 'answer', 'Wrong');
    form.executionId = 'e2';
    await rendered();
    expect(inside<Field>(form, '[data-id="answer"]').value).toBe('');
    expect(wire.getLastConfig()).toEqual({ executionId: 'e2' });
  });

  it('has no list while nobody has reviewed', async () => {
    const form = await showForm();
    wire.emit([]);
    await rendered();
    expect(allInside(form, 'li')).toEqual([]);
  });

  it('is accessible', async () => {
    await expect(await showForm()).toBeAccessible();
  });
});
