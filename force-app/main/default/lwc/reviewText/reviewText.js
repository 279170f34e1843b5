import RIGHT from '@salesforce/label/c.ReviewAnswerRight';
import UNCLEAR from '@salesforce/label/c.ReviewAnswerUnclear';
import WRONG from '@salesforce/label/c.ReviewAnswerWrong';
import ALARM from '@salesforce/label/c.ReviewKindAlarm';
import ALLOWED_TODAY from '@salesforce/label/c.ReviewKindAllowedToday';
import DENIED_TODAY from '@salesforce/label/c.ReviewKindDeniedToday';
import MANY_FAILED_STEPS from '@salesforce/label/c.ReviewKindManyFailedSteps';
import NEAR_CIRCUIT_BREAKER from '@salesforce/label/c.ReviewKindNearCircuitBreaker';
import PASSED_PROMPT_SAFETY from '@salesforce/label/c.ReviewKindPassedPromptSafety';
import REASON from '@salesforce/label/c.ReviewKindReason';
import REJECTED_WRITE from '@salesforce/label/c.ReviewKindRejectedWrite';
import REPEATED_DENIAL from '@salesforce/label/c.ReviewKindRepeatedDenial';
import REPEATED_WRITE from '@salesforce/label/c.ReviewKindRepeatedWrite';
/** The answers a reviewer can give, in the order they are offered. */
export const ANSWERS = [
  { value: 'Right', label: RIGHT, icon: 'utility:success', variant: 'success' },
  { value: 'Wrong', label: WRONG, icon: 'utility:error', variant: 'error' },
  { value: 'Unclear', label: UNCLEAR, icon: 'utility:question', variant: '' }
];
const KINDS = {
  DeniedToday: DENIED_TODAY,
  AllowedToday: ALLOWED_TODAY,
  RepeatedDenial: REPEATED_DENIAL,
  RejectedWrite: REJECTED_WRITE,
  RepeatedWrite: REPEATED_WRITE,
  ManyFailedSteps: MANY_FAILED_STEPS,
  NearCircuitBreaker: NEAR_CIRCUIT_BREAKER,
  Reason: REASON,
  PassedPromptSafety: PASSED_PROMPT_SAFETY,
  Alarm: ALARM
};
/** Words for the sign by which a finding was found; one that has none keeps its own name. */
export function kindText(kind = '') {
  return KINDS[kind] ?? kind;
}
/** The style of a reviewer's answer; undefined for an execution that nobody has reviewed. */
export function answerStyle(answer) {
  return ANSWERS.find(({ value }) => value === answer);
}
