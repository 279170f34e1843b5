import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import loadTimeline from '@salesforce/apex/AuditTimelineController.timeline';
import loadFigures from '@salesforce/apex/DecisionReviewController.figures';
import loadReport from '@salesforce/apex/DecisionReviewController.report';
import ALL_KINDS from '@salesforce/label/c.ReviewAllKinds';
import CHOOSE from '@salesforce/label/c.ReviewChoose';
import CUT from '@salesforce/label/c.ReviewCut';
import DETAIL from '@salesforce/label/c.ExecutionDetail';
import EMPTY from '@salesforce/label/c.ReviewEmpty';
import EVIDENCE from '@salesforce/label/c.ReviewEvidence';
import KIND from '@salesforce/label/c.ReviewKind';
import LOADING from '@salesforce/label/c.ReviewLoading';
import LOOKED from '@salesforce/label/c.ReviewLooked';
import PERIOD from '@salesforce/label/c.ReviewPeriod';
import PERIOD_DAYS from '@salesforce/label/c.ReviewPeriodDays';
import TITLE from '@salesforce/label/c.ReviewTitle';
import UNAVAILABLE from '@salesforce/label/c.ReviewUnavailable';
import { kindText } from 'c/reviewText';
const PERIODS = [7, 30, 90];
/** Decisions that may have been wrong: what was seen, the execution behind it, and what reviewers make of it. */
export default class DecisionReview extends LightningElement {
  label = {
    choose: CHOOSE,
    detail: DETAIL,
    empty: EMPTY,
    evidence: EVIDENCE,
    kind: KIND,
    loading: LOADING,
    period: PERIOD,
    title: TITLE,
    unavailable: UNAVAILABLE
  };
  periods = PERIODS.map((days) => ({ label: PERIOD_DAYS.replace('{0}', String(days)), value: String(days) }));
  days = 7;
  kind = '';
  selectedKey;
  now = Date.now();
  @wire(loadReport, { days: '$days' })
  reportResult;
  @wire(loadFigures, { days: '$days' })
  figuresResult;
  @wire(loadTimeline, { executionId: '$executionId' })
  timelineResult;
  get period() {
    return String(this.days);
  }
  get report() {
    return this.reportResult?.data;
  }
  get error() {
    return this.reportResult?.error;
  }
  get looked() {
    const { lookedAt, executionCount, replayed, notReplayed, isCut } = this.report ?? {};
    const figures = [lookedAt, executionCount, replayed, notReplayed];
    const text = figures.reduce((words, figure, place) => words.replace(`{${place}}`, String(figure)), LOOKED);
    return isCut ? `${text} ${CUT}` : text;
  }
  get kinds() {
    const found = new Set((this.report?.findings ?? []).map(({ kind }) => kind ?? ''));
    return [{ label: ALL_KINDS, value: '' }, ...[...found].map((kind) => ({ label: kindText(kind), value: kind }))];
  }
  get findings() {
    return (this.report?.findings ?? []).filter(({ kind }) => this.kind === '' || kind === this.kind);
  }
  get isEmpty() {
    return this.report?.findings?.length === 0;
  }
  get figures() {
    return this.figuresResult?.data ?? [];
  }
  get figuresError() {
    return this.figuresResult?.error;
  }
  get chosen() {
    return this.findings.find(({ key }) => key === this.selectedKey);
  }
  /** Named after its agent where the finding is about a run as a whole. */
  get execution() {
    const { executionId, tool, agent, outcome, reason } = this.chosen ?? {};
    return { id: executionId, tool: tool ?? agent, outcome, reason };
  }
  get executionId() {
    return this.chosen?.executionId;
  }
  get timeline() {
    const { data } = this.timelineResult ?? {};
    return data?.executionId === this.executionId ? data : undefined;
  }
  get timelineError() {
    return this.timelineResult?.error;
  }
  handlePeriod(event) {
    this.days = Number(event.detail.value);
    this.kind = '';
    this.selectedKey = undefined;
  }
  handleKind(event) {
    this.kind = event.detail.value;
  }
  handleChoose(event) {
    this.selectedKey = event.detail;
  }
  async handleSaved() {
    // A failed refresh reaches the page through the wire that failed.
    await Promise.allSettled([refreshApex(this.reportResult), refreshApex(this.figuresResult)]);
  }
}
