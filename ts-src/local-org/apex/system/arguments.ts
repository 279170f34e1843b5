import { NullPointerException } from './exceptions.ts';

/** The argument, which must not be null. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new NullPointerException('Argument cannot be null.');
  return value;
}

/** The receiver or operand, which must not be null. */
export function dereferenced<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new NullPointerException('Attempt to de-reference a null object');
  return value;
}
