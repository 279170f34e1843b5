import CANCELLED from '@salesforce/label/c.OutcomeCancelled';
import DENIED from '@salesforce/label/c.OutcomeDenied';
import FAILED from '@salesforce/label/c.OutcomeFailed';
import HELD from '@salesforce/label/c.OutcomeHeld';
import RUNNING from '@salesforce/label/c.OutcomeRunning';
import SUCCEEDED from '@salesforce/label/c.OutcomeSucceeded';

/** How an outcome looks: always an icon, a colour and a word, so that colour is never the only sign. */
export interface OutcomeStyle {
  label: string;
  icon: string;
  variant: string;
}

const STYLES: Readonly<Record<string, OutcomeStyle>> = {
  Succeeded: { label: SUCCEEDED, icon: 'utility:success', variant: 'success' },
  Denied: { label: DENIED, icon: 'utility:ban', variant: 'error' },
  Failed: { label: FAILED, icon: 'utility:warning', variant: 'error' },
  Cancelled: { label: CANCELLED, icon: 'utility:stop', variant: '' },
  Running: { label: RUNNING, icon: 'utility:sync', variant: '' },
  'Awaiting Action': { label: HELD, icon: 'utility:clock', variant: 'warning' },
  Held: { label: HELD, icon: 'utility:clock', variant: 'warning' },
};

/** The style of an execution's status or of a step's outcome; a word that has none keeps its own name. */
export function outcomeStyle(outcome = 'Running'): OutcomeStyle {
  return STYLES[outcome] ?? { label: outcome, icon: 'utility:question', variant: '' };
}
