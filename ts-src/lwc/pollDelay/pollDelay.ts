const SOON_MS = 400;
const GROWTH = 1.5;
const LATEST_MS = 5_000;
const APPROVAL_MS = 15_000;

/** Statuses of runs that nothing happens to any more. */
const ENDED: ReadonlySet<string | undefined> = new Set(['Succeeded', 'Failed', 'Denied', 'Cancelled']);

/** Whether a run has ended. */
export function hasEnded(status: string | undefined): boolean {
  return ENDED.has(status);
}

/**
 * How long to wait before a run is asked for again, in milliseconds.
 * @param status its status; one that waits for a person is asked for rarely
 * @param attempt how often it was asked for since it last changed
 */
export function pollDelay(status: string | undefined, attempt: number): number {
  return status === 'Awaiting Action' ? APPROVAL_MS : Math.min(LATEST_MS, SOON_MS * GROWTH ** attempt);
}
