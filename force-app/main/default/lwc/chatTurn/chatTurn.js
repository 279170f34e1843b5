import { LightningElement, api } from 'lwc';
import CANCELLED from '@salesforce/label/c.ChatCancelled';
import DENIED from '@salesforce/label/c.ChatDenied';
import FAILED from '@salesforce/label/c.ChatFailed';
import HAPPENED from '@salesforce/label/c.ChatHappened';
import HELD from '@salesforce/label/c.ChatHeld';
import GONE from '@salesforce/label/c.ChatOriginalsGone';
import RETRY from '@salesforce/label/c.ChatRetry';
import STOP from '@salesforce/label/c.ChatStop';
import TOKENS from '@salesforce/label/c.ChatTokens';
import WORKING from '@salesforce/label/c.ChatWorking';
import YOU from '@salesforce/label/c.ChatYou';
import LANG from '@salesforce/i18n/lang';
import { outcomeStyle } from 'c/outcomeStyle';
import { hasEnded } from 'c/pollDelay';
import { durationText } from 'c/timeText';
const costFormat = new Intl.NumberFormat(LANG, { style: 'currency', currency: 'USD', maximumFractionDigits: 6 });
const countFormat = new Intl.NumberFormat(LANG);
/** What is said of a run that has no answer, by its status. */
function headlineOf({ status, rule }) {
  switch (status) {
    case 'Denied':
      return DENIED.replace('{0}', rule ?? '');
    case 'Failed':
      return FAILED.replace('{0}', rule ?? '');
    case 'Cancelled':
      return CANCELLED;
    default:
      return HELD;
  }
}
/**
 * One turn of a conversation: what was said, what happened, and the answer or why there is none. All texts are shown as
 * they are: markup and links in them have no effect. Fires `retry` with the prompt in `detail`, and `stop` with the id of a
 * run that waits for a person.
 */
export default class ChatTurn extends LightningElement {
  /** The turn to show. */
  @api
  turn;
  /** Name of the agent, as people know it. */
  @api
  agentLabel = '';
  label = { gone: GONE, retry: RETRY, stop: STOP, working: WORKING, you: YOU };
  get isRunning() {
    return this.turn?.status === 'Running';
  }
  get isAnswered() {
    return this.turn?.status === 'Succeeded';
  }
  get headline() {
    return this.turn ? headlineOf(this.turn) : '';
  }
  get reason() {
    return this.turn?.status === 'Denied' || this.turn?.status === 'Failed' ? this.turn.reason : undefined;
  }
  get outcome() {
    return outcomeStyle(this.turn?.status);
  }
  get hasLines() {
    return Boolean(this.turn?.lines?.length);
  }
  get happened() {
    return HAPPENED.replace('{0}', String(this.turn?.lines?.length ?? 0));
  }
  /** What happened is of interest while there is no answer. */
  get isOpen() {
    return !this.isAnswered;
  }
  /** A denial would be the same the next time. */
  get canRetry() {
    return this.turn?.status === 'Failed' || this.turn?.status === 'Cancelled';
  }
  get canStop() {
    return this.turn?.status === 'Awaiting Action';
  }
  /** Tokens, cost and duration, as far as they are known. */
  get figures() {
    const { tokens, costUSD, durationMs, status } = this.turn ?? {};
    return [
      tokens ? TOKENS.replace('{0}', countFormat.format(tokens)) : '',
      costUSD === undefined ? '' : costFormat.format(costUSD),
      durationMs === undefined || !hasEnded(status) ? '' : durationText(durationMs)
    ]
      .filter(Boolean)
      .join(' · ');
  }
  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry', { detail: this.turn?.prompt }));
  }
  handleStop() {
    this.dispatchEvent(new CustomEvent('stop', { detail: this.turn?.executionId }));
  }
}
