import { AssertException } from './exceptions.ts';
import { sameValue, text } from './value.ts';

/** The checks behind System.assert* and Assert.*; messages are the platform's. */

export function fail(message: unknown): never {
  throw new AssertException(message === null ? 'Assertion Failed' : `Assertion Failed: ${text(message)}`);
}

export function check(condition: boolean | null, message: unknown): void {
  if (condition !== true) fail(message);
}

export function checkEqual(expected: unknown, actual: unknown, message: unknown): void {
  if (!sameValue(expected, actual)) failWith(message, `Expected: ${text(expected)}, Actual: ${text(actual)}`);
}

export function checkNotEqual(unexpected: unknown, actual: unknown, message: unknown): void {
  if (sameValue(unexpected, actual)) failWith(message, `Same value: ${text(actual)}`);
}

export function failWith(message: unknown, detail: string): never {
  throw new AssertException(`Assertion Failed: ${message === null ? '' : `${text(message)}: `}${detail}`);
}
