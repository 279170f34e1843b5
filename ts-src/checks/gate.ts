/** One thing to put right. */
export interface Finding {
  gate: string;
  /** relative to the project, with forward slashes */
  file: string;
  /** counts from 1 */
  line?: number;
  message: string;
  /** what to do, where the message does not already say it */
  fix?: string;
}

/** A program that a gate cannot do without. */
export type Need = 'java';

/** A check of a whole project; it finds and never repairs. */
export interface Gate {
  name: string;
  needs?: readonly Need[];
  /** @param root the project's folder, absolute */
  run(root: string): Promise<Finding[]>;
}
