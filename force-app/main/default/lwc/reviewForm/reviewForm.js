import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import mark from '@salesforce/apex/DecisionReviewController.mark';
import loadReviews from '@salesforce/apex/DecisionReviewController.reviews';
import ANSWER from '@salesforce/label/c.ReviewAnswer';
import HISTORY from '@salesforce/label/c.ReviewHistory';
import NOTE from '@salesforce/label/c.ReviewNote';
import SAVE from '@salesforce/label/c.ReviewSave';
import SAVED from '@salesforce/label/c.ReviewSaved';
import UNSAVED from '@salesforce/label/c.ReviewUnsaved';
import { ANSWERS, answerStyle } from 'c/reviewText';
/** Earlier reviews of an execution, and a form for another one. Fires `saved` when it is kept. */
export default class ReviewForm extends LightningElement {
  label = { answer: ANSWER, history: HISTORY, note: NOTE, save: SAVE, unsaved: UNSAVED };
  answers = ANSWERS.map(({ value, label }) => ({ value, label }));
  answer = '';
  note = '';
  message = '';
  error;
  isSaving = false;
  shownId;
  /** The execution to review. Another one empties the form. */
  @api
  get executionId() {
    return this.shownId;
  }
  set executionId(id) {
    if (id !== this.shownId) {
      this.shownId = id;
      this.empty();
      this.message = '';
    }
  }
  @wire(loadReviews, { executionId: '$executionId' })
  reviewsResult;
  /** Why earlier reviews cannot be read. */
  get historyError() {
    return this.reviewsResult?.error;
  }
  get history() {
    return (this.reviewsResult?.data ?? []).map((review) => {
      const { label, icon, variant } = answerStyle(review.review) ?? {};
      return { id: review.id, note: review.note, reviewer: review.reviewer, at: review.at, label, icon, variant };
    });
  }
  get hasHistory() {
    return this.history.length > 0;
  }
  get cannotSave() {
    return this.isSaving || this.answer === '';
  }
  handleAnswer(event) {
    this.answer = event.detail.value;
  }
  handleNote(event) {
    this.note = event.detail.value;
  }
  async handleSave() {
    const { shownId: executionId, answer, note } = this;
    this.isSaving = true;
    this.message = '';
    this.error = undefined;
    try {
      await mark({ executionId, answer, note });
      if (executionId === this.shownId) {
        this.empty();
        this.message = SAVED;
      }
      this.dispatchEvent(new CustomEvent('saved'));
      // A failed refresh reaches the page through the wire, and does not undo what was saved.
      await Promise.allSettled([refreshApex(this.reviewsResult)]);
    } catch (error) {
      if (executionId === this.shownId) {
        this.error = error;
      }
    } finally {
      this.isSaving = false;
    }
  }
  empty() {
    this.answer = '';
    this.note = '';
    this.error = undefined;
  }
}
