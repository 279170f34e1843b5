import { LightningElement, api } from 'lwc';
import type recentExecutions from '@salesforce/apex/AuditTimelineController.recentExecutions';
import type timeline from '@salesforce/apex/AuditTimelineController.timeline';
import DECISIONS from '@salesforce/label/c.ExecutionDecisions';
import DURATION from '@salesforce/label/c.ExecutionDuration';
import NO_STEPS from '@salesforce/label/c.ExecutionNoSteps';
import RECORDS from '@salesforce/label/c.ExecutionRecords';
import RESULT from '@salesforce/label/c.ExecutionResult';
import STRIPPED from '@salesforce/label/c.ExecutionStripped';
import STEP from '@salesforce/label/c.ExecutionStep';
import TECHNICAL from '@salesforce/label/c.ExecutionTechnicalSteps';
import { outcomeStyle } from 'c/outcomeStyle';
import type { OutcomeStyle } from 'c/outcomeStyle';
import { durationText } from 'c/timeText';

type Execution = Awaited<ReturnType<typeof recentExecutions>>[number];
type Timeline = Awaited<ReturnType<typeof timeline>>;
type DecisionStep = NonNullable<Timeline['decisionSteps']>[number];
type ExecutionStep = NonNullable<Timeline['executionSteps']>[number];

interface TechnicalStep {
  id?: string;
  title: string;
  result: string;
  duration: string;
}

/** What came out of a technical step: its error, or how many records and which fields this person may not see. */
function resultText(step: ExecutionStep): string {
  if (step.errorCode) {
    return [step.errorCode, step.errorMessage].filter(Boolean).join(': ');
  }
  const records = step.recordCount === undefined ? '' : RECORDS.replace('{0}', String(step.recordCount));
  const stripped = step.strippedFields?.length ? STRIPPED.replace('{0}', step.strippedFields.join(', ')) : '';
  return [records, stripped].filter(Boolean).join(' · ');
}

/** One execution: why it ended as it did, its decision steps as a storyboard, its technical steps as a table. */
export default class ExecutionDetail extends LightningElement {
  /** The execution to show. */
  @api execution?: Execution;

  /** Its decision steps, oldest first. */
  @api decisionSteps: DecisionStep[] = [];

  /** Its technical steps, oldest first. */
  @api executionSteps: ExecutionStep[] = [];

  label = {
    decisions: DECISIONS,
    duration: DURATION,
    none: NO_STEPS,
    result: RESULT,
    step: STEP,
    technical: TECHNICAL,
  };

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

  get technicalSteps(): TechnicalStep[] {
    return this.executionSteps.map((step) => ({
      id: step.id,
      title: [step.stepType, step.tool].filter(Boolean).join(' · '),
      result: resultText(step),
      duration: step.durationMs === undefined ? '' : durationText(step.durationMs),
    }));
  }
}
