import { LightningElement } from 'lwc';
import loadAgents from '@salesforce/apex/SentenceController.agents';
import read from '@salesforce/apex/SentenceController.read';
import run from '@salesforce/apex/SentenceController.run';
import AGENT from '@salesforce/label/c.AskAgent';
import CANDIDATES from '@salesforce/label/c.AskCandidates';
import EMPTY from '@salesforce/label/c.AskEmpty';
import EXAMPLE from '@salesforce/label/c.AskExample';
import FAILED from '@salesforce/label/c.AskFailed';
import HIDDEN from '@salesforce/label/c.AskHidden';
import MORE from '@salesforce/label/c.AskMore';
import NO_AGENTS from '@salesforce/label/c.AskNoAgents';
import PHRASES from '@salesforce/label/c.AskPhrases';
import READ from '@salesforce/label/c.AskRead';
import REFUSED from '@salesforce/label/c.AskRefused';
import RESULT from '@salesforce/label/c.AskResult';
import ROWS from '@salesforce/label/c.AskRows';
import RUN from '@salesforce/label/c.AskRun';
import SENTENCE from '@salesforce/label/c.AskSentence';
import TITLE from '@salesforce/label/c.AskTitle';
import LOADING from '@salesforce/label/c.AuditTimelineLoading';
import DENIED from '@salesforce/label/c.ChatDenied';
import { outcomeStyle } from 'c/outcomeStyle';
/** Statuses of a call as the outcomes that everybody knows. */
const OUTCOMES = { denied: 'Denied', held: 'Held', failed: 'Failed' };
/** A sentence becomes a question for records: what was understood is shown before it is run, as the signed-in person. */
export default class AskRecords extends LightningElement {
  label = {
    agent: AGENT,
    candidates: CANDIDATES,
    empty: EMPTY,
    example: EXAMPLE,
    failed: FAILED,
    loading: LOADING,
    noAgents: NO_AGENTS,
    phrases: PHRASES,
    read: READ,
    refused: REFUSED,
    result: RESULT,
    run: RUN,
    sentence: SENTENCE,
    title: TITLE
  };
  agents;
  agentName = '';
  sentence = '';
  reading;
  result;
  error;
  busy = false;
  connectedCallback() {
    this.attempt(async () => {
      this.agents = await loadAgents();
      this.agentName = this.agents[0]?.name ?? '';
    });
  }
  get agentOptions() {
    return (this.agents ?? []).map(({ name = '', label = '' }) => ({ label, value: name }));
  }
  get hasNoAgents() {
    return this.agents?.length === 0;
  }
  get cannotRead() {
    return this.busy || this.sentence.trim() === '';
  }
  get cannotRun() {
    return this.busy || this.agentName === '';
  }
  get isRefused() {
    return this.reading?.understood === false;
  }
  get hasCandidates() {
    return Boolean(this.reading?.candidates?.length);
  }
  get succeeded() {
    return this.result?.status === 'succeeded';
  }
  get isEmpty() {
    return this.succeeded && !this.result?.rows?.length;
  }
  get outcome() {
    return outcomeStyle(OUTCOMES[this.result?.status ?? ''] ?? 'Failed');
  }
  get headline() {
    const { status, rule } = this.result ?? {};
    return status === 'denied' ? DENIED.replace('{0}', rule ?? '') : this.outcome.label;
  }
  /** How many rows there are, whether that is all, and what is left out. */
  get summary() {
    const { rows = [], truncated, strippedFields = [] } = this.result ?? {};
    return [
      ROWS.replace('{0}', String(rows.length)),
      truncated ? MORE : '',
      strippedFields.length > 0 ? HIDDEN.replace('{0}', strippedFields.join(', ')) : ''
    ]
      .filter(Boolean)
      .join(' · ');
  }
  get rows() {
    const { rows = [], columns = [], objectName } = this.result ?? {};
    return rows.map(({ recordId, cells = [] }, place) => ({
      key: recordId ?? String(place),
      cells: cells.map((text, column) => ({
        key: columns[column],
        text,
        url: recordId && column === 0 ? `/lightning/r/${objectName}/${recordId}/view` : undefined
      }))
    }));
  }
  handleAgent(event) {
    this.agentName = event.detail.value;
    this.result = undefined;
  }
  /** What was understood belongs to the sentence as it was read. */
  handleSentence(event) {
    this.sentence = event.target.value;
    this.reading = undefined;
    this.result = undefined;
  }
  handleKeydown(event) {
    if (event.key === 'Enter' && !event.isComposing && !this.cannotRead) {
      this.handleRead();
    }
  }
  handleRead() {
    const { sentence } = this;
    return this.attempt(async () => {
      const reading = await read({ sentence });
      if (sentence === this.sentence) {
        this.reading = reading;
      }
    });
  }
  handleRun() {
    const { agentName, sentence } = this;
    return this.attempt(async () => {
      const result = await run({ agentName, sentence });
      if (sentence === this.sentence && agentName === this.agentName) {
        this.result = result;
      }
    });
  }
  async attempt(action) {
    this.busy = true;
    this.error = undefined;
    this.result = undefined;
    try {
      await action();
    } catch (error) {
      this.error = error;
    }
    this.busy = false;
  }
}
