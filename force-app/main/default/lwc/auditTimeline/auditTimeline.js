import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import loadHealth from '@salesforce/apex/AuditTimelineController.chainHealth';
import loadExecutions from '@salesforce/apex/AuditTimelineController.recentExecutions';
import loadTimeline from '@salesforce/apex/AuditTimelineController.timeline';
import CHOOSE from '@salesforce/label/c.AuditTimelineChoose';
import EMPTY from '@salesforce/label/c.AuditTimelineEmpty';
import LOADING from '@salesforce/label/c.AuditTimelineLoading';
import NEWS from '@salesforce/label/c.AuditTimelineNews';
import PAUSE from '@salesforce/label/c.AuditTimelinePause';
import RESUME from '@salesforce/label/c.AuditTimelineResume';
import TITLE from '@salesforce/label/c.AuditTimelineTitle';
import UNAVAILABLE from '@salesforce/label/c.AuditTimelineUnavailable';
import DETAIL from '@salesforce/label/c.ExecutionDetail';
/** What agents did, live: the latest executions, the decisions of the chosen one, and the health of the audit chain. */
export default class AuditTimeline extends LightningElement {
  /** How many of the latest executions are listed. */
  @api
  limitRows = 20;
  /** Seconds between two refreshes. */
  @api
  refreshSeconds = 5;
  label = { choose: CHOOSE, detail: DETAIL, empty: EMPTY, loading: LOADING, title: TITLE, unavailable: UNAVAILABLE };
  selectedId;
  paused = false;
  announcement = '';
  now = Date.now();
  executions;
  executionsError;
  executionsResult;
  timer;
  refreshing = false;
  @wire(loadExecutions, { limitRows: '$limitRows' })
  wiredExecutions(result) {
    this.executionsResult = result;
    const { data, error } = result;
    if (data) {
      this.announce(data);
      this.executions = data;
      this.executionsError = undefined;
    } else if (error) {
      this.executions = undefined;
      this.executionsError = error;
    }
  }
  @wire(loadHealth)
  healthResult;
  @wire(loadTimeline, { executionId: '$selectedId' })
  timelineResult;
  connectedCallback() {
    // A live view has to ask again; the interval ends with the component.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setInterval(() => this.handleTick(), this.refreshSeconds * 1000);
  }
  disconnectedCallback() {
    clearInterval(this.timer);
  }
  get hasExecutions() {
    return Boolean(this.executions?.length);
  }
  get isEmpty() {
    return this.executions?.length === 0;
  }
  get isLoading() {
    return this.executions === undefined && this.executionsError === undefined;
  }
  get chosen() {
    return this.executions?.find((execution) => execution.id === this.selectedId);
  }
  get noneChosen() {
    return this.chosen === undefined;
  }
  get health() {
    return this.healthResult?.data;
  }
  get healthError() {
    return this.healthResult?.error;
  }
  get timeline() {
    return this.timelineResult?.data;
  }
  get timelineError() {
    return this.timelineResult?.error;
  }
  get pauseLabel() {
    return this.paused ? RESUME : PAUSE;
  }
  get pauseIcon() {
    return this.paused ? 'utility:play' : 'utility:pause';
  }
  handleChoose(event) {
    this.selectedId = event.detail;
  }
  handlePause() {
    this.paused = !this.paused;
    if (!this.paused) {
      this.refresh();
    }
  }
  /** Nobody looks at a hidden tab, and a slow org is not asked twice at once. */
  handleTick() {
    if (!this.paused && !this.refreshing && !document.hidden) {
      this.refresh();
    }
  }
  async refresh() {
    this.refreshing = true;
    const results = [this.executionsResult, this.healthResult, this.selectedId ? this.timelineResult : undefined];
    // A failed refresh reaches the page through the wire that failed.
    await Promise.allSettled(results.filter(Boolean).map((result) => refreshApex(result)));
    this.now = Date.now();
    this.refreshing = false;
  }
  /** Tells screen readers how many executions came since the last look; the first look says nothing. */
  announce(executions) {
    const known = this.executions && new Set(this.executions.map(({ id }) => id));
    const fresh = known ? executions.filter(({ id }) => !known.has(id)).length : 0;
    this.announcement = fresh > 0 ? NEWS.replace('{0}', String(fresh)) : '';
  }
}
