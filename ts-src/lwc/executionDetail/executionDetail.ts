import { LightningElement, api } from 'lwc';
import type recentExecutions from '@salesforce/apex/AuditTimelineController.recentExecutions';
import type timeline from '@salesforce/apex/AuditTimelineController.timeline';
import DECISIONS from '@salesforce/label/c.ExecutionDecisions';
import DURATION from '@salesforce/label/c.ExecutionDuration';
import KIND from '@salesforce/label/c.ExecutionStepKind';
import NO_STEPS from '@salesforce/label/c.ExecutionNoSteps';
import STEP from '@salesforce/label/c.ExecutionStep';
import TECHNICAL from '@salesforce/label/c.ExecutionTechnicalSteps';
import { outcomeStyle } from 'c/outcomeStyle';
import type { OutcomeStyle } from 'c/outcomeStyle';
import { durationText } from 'c/timeText';

type Execution = Awaited<ReturnType<typeof recentExecutions>>[number];
type Timeline = Awaited<ReturnType<typeof timeline>>;
type DecisionStep = NonNullable<Timeline['decisionSteps']>[number];
type ExecutionStep = NonNullable<Timeline['executionSteps']>[number];

/** One execution: why it ended as it did, its decision steps as a storyboard, its technical steps as a table. */
export default class ExecutionDetail extends LightningElement {
  /** The execution to show. */
  @api execution?: Execution;

  /** Its decision steps, oldest first. */
  @api decisionSteps: DecisionStep[] = [];

  /** Its technical steps, oldest first. */
  @api executionSteps: ExecutionStep[] = [];

  label = { decisions: DECISIONS, duration: DURATION, kind: KIND, none: NO_STEPS, step: STEP, technical: TECHNICAL };

  get outcome(): OutcomeStyle {
    return outcomeStyle(this.execution?.outcome);
  }

  get tool(): string {
    return this.execution?.tool ?? '';
  }

  get reason(): string {
    const { rule, reason } = this.execution ?? {};
    return [rule, reason].filter(Boolean).join(': ');
  }

  get hasDecisions(): boolean {
    return this.decisionSteps.length > 0;
  }

  get hasTechnicalSteps(): boolean {
    return this.executionSteps.length > 0;
  }

  get technicalSteps(): (ExecutionStep & { duration: string })[] {
    return this.executionSteps.map((step) => ({
      ...step,
      duration: step.durationMs === undefined ? '' : durationText(step.durationMs),
    }));
  }
}
