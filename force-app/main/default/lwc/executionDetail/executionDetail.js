import { LightningElement, api } from 'lwc';
import DECISIONS from '@salesforce/label/c.ExecutionDecisions';
import DURATION from '@salesforce/label/c.ExecutionDuration';
import KIND from '@salesforce/label/c.ExecutionStepKind';
import NO_STEPS from '@salesforce/label/c.ExecutionNoSteps';
import STEP from '@salesforce/label/c.ExecutionStep';
import TECHNICAL from '@salesforce/label/c.ExecutionTechnicalSteps';
import { outcomeStyle } from 'c/outcomeStyle';
import { durationText } from 'c/timeText';
/** One execution: why it ended as it did, its decision steps as a storyboard, its technical steps as a table. */
export default class ExecutionDetail extends LightningElement {
  /** The execution to show. */
  @api
  execution;
  /** Its decision steps, oldest first. */
  @api
  decisionSteps = [];
  /** Its technical steps, oldest first. */
  @api
  executionSteps = [];
  label = { decisions: DECISIONS, duration: DURATION, kind: KIND, none: NO_STEPS, step: STEP, technical: TECHNICAL };
  get outcome() {
    return outcomeStyle(this.execution?.outcome);
  }
  get tool() {
    return this.execution?.tool ?? '';
  }
  get reason() {
    const { rule, reason } = this.execution ?? {};
    return [rule, reason].filter(Boolean).join(': ');
  }
  get hasDecisions() {
    return this.decisionSteps.length > 0;
  }
  get hasTechnicalSteps() {
    return this.executionSteps.length > 0;
  }
  get technicalSteps() {
    return this.executionSteps.map((step) => ({
      ...step,
      duration: step.durationMs === undefined ? '' : durationText(step.durationMs)
    }));
  }
}
