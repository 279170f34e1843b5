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
import type { OutcomeStyle } from 'c/outcomeStyle';

type Agent = Awaited<ReturnType<typeof loadAgents>>[number];
type Reading = Awaited<ReturnType<typeof read>>;
type Result = Awaited<ReturnType<typeof run>>;

interface Cell {
  key: string;
  text: string;
  /** Address of the record, for the first cell of a record. */
  url?: string;
}

/** Statuses of a call as the outcomes that everybody knows. */
const OUTCOMES: Readonly<Record<string, string>> = { denied: 'Denied', held: 'Held', failed: 'Failed' };

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
    title: TITLE,
  };

  agents?: Agent[];
  agentName = '';
  sentence = '';
  reading?: Reading;
  result?: Result;
  error?: unknown;
  busy = false;

  override connectedCallback(): void {
    this.attempt(async () => {
      this.agents = await loadAgents();
      this.agentName = this.agents[0]?.name ?? '';
    });
  }

  get agentOptions(): { label: string; value: string }[] {
    return (this.agents ?? []).map(({ name = '', label = '' }) => ({ label, value: name }));
  }

  get hasNoAgents(): boolean {
    return this.agents?.length === 0;
  }

  get cannotRead(): boolean {
    return this.busy || this.sentence.trim() === '';
  }

  get cannotRun(): boolean {
    return this.busy || this.agentName === '';
  }

  get isRefused(): boolean {
    return this.reading?.understood === false;
  }

  get hasCandidates(): boolean {
    return Boolean(this.reading?.candidates?.length);
  }

  get succeeded(): boolean {
    return this.result?.status === 'succeeded';
  }

  get isEmpty(): boolean {
    return this.succeeded && !this.result?.rows?.length;
  }

  get outcome(): OutcomeStyle {
    return outcomeStyle(OUTCOMES[this.result?.status ?? ''] ?? 'Failed');
  }

  get headline(): string {
    const { status, rule } = this.result ?? {};
    return status === 'denied' ? DENIED.replace('{0}', rule ?? '') : this.outcome.label;
  }

  /** How many rows there are, whether that is all, and what is left out. */
  get summary(): string {
    const { rows = [], truncated, strippedFields = [] } = this.result ?? {};
    return [
      ROWS.replace('{0}', String(rows.length)),
      truncated ? MORE : '',
      strippedFields.length > 0 ? HIDDEN.replace('{0}', strippedFields.join(', ')) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }

  get rows(): { key: string; cells: Cell[] }[] {
    const { rows = [], columns = [], objectName } = this.result ?? {};
    return rows.map(({ recordId, cells = [] }, place) => ({
      key: recordId ?? String(place),
      cells: cells.map((text, column) => ({
        key: columns[column]!,
        text,
        url: recordId && column === 0 ? `/lightning/r/${objectName}/${recordId}/view` : undefined,
      })),
    }));
  }

  handleAgent(event: CustomEvent<{ value: string }>): void {
    this.agentName = event.detail.value;
    this.result = undefined;
  }

  /** What was understood belongs to the sentence as it was read. */
  handleSentence(event: Event): void {
    this.sentence = (event.target as HTMLInputElement).value;
    this.reading = undefined;
    this.result = undefined;
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing && !this.cannotRead) {
      this.handleRead();
    }
  }

  handleRead(): Promise<void> {
    const { sentence } = this;
    return this.attempt(async () => {
      const reading = await read({ sentence });
      if (sentence === this.sentence) {
        this.reading = reading;
      }
    });
  }

  handleRun(): Promise<void> {
    const { agentName, sentence } = this;
    return this.attempt(async () => {
      const result = await run({ agentName, sentence });
      if (sentence === this.sentence && agentName === this.agentName) {
        this.result = result;
      }
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
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
