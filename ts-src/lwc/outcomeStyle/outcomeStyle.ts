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
  Failed: { label: FAILED, icon: 'utility:error', variant: 'error' },
  Held: { label: HELD, icon: 'utility:clock', variant: 'warning' },
};

/** The style of an execution's or a step's outcome; no outcome yet means that it still runs. */
export function outcomeStyle(outcome: string | undefined): OutcomeStyle {
  const fallback = { label: outcome ?? RUNNING, icon: 'utility:sync', variant: '' };
  return (outcome === undefined ? undefined : STYLES[outcome]) ?? fallback;
}
