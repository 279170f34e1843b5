/** An argument that cannot be read: its path (`filter.and[0].operator`) and what is wrong with it. */
export class ArgumentError extends Error {
  readonly field: string;
  readonly problem: string;

  constructor(field: string, problem: string) {
    super(`${field} ${problem}`);
    this.field = field;
    this.problem = problem;
  }
}

const MOST_FIELDS = 50;
export const API_NAME = /^[A-Za-z][A-Za-z0-9_]{0,79}$/;
/** A field, or a path of up to five relationships to one: `Owner.Manager.Name`. */
export const FIELD_PATH = /^[A-Za-z][A-Za-z0-9_]{0,79}(\.[A-Za-z][A-Za-z0-9_]{0,79}){0,5}$/;
export const RECORD_ID = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/;

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;

/** A caller's name as a message may repeat it. Messages enter log and chain, so what is no plain name is not echoed. */
export function speakable(name: string): string {
  return PLAIN_NAME.test(name) ? name : '(unreadable name)';
}

/** An optional argument counts as absent when it is null, as models like to write it. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

export function onlyKeys(args: Record<string, unknown>, keys: readonly string[], at = ''): void {
  const unknown = Object.keys(args).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    throw new ArgumentError(at + speakable(unknown), `is not an argument; known are ${keys.join(', ')}`);
}

export function requiredText(value: unknown, field: string, pattern: RegExp, what: string): string {
  if (isAbsent(value)) throw new ArgumentError(field, 'is required');
  if (typeof value !== 'string') throw new ArgumentError(field, 'must be a string');
  if (!pattern.test(value)) throw new ArgumentError(field, `must be ${what}`);
  return value;
}

export function requiredList(value: unknown, field: string, most: number): unknown[] {
  if (isAbsent(value)) throw new ArgumentError(field, 'is required');
  if (!Array.isArray(value)) throw new ArgumentError(field, 'must be a list');
  if (value.length === 0) throw new ArgumentError(field, 'must not be empty');
  if (value.length > most) throw new ArgumentError(field, `must not have more than ${most} items`);
  return value;
}

export function requiredRecord(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ArgumentError(field, 'must be an object');
  return value as Record<string, unknown>;
}

/** A whole number from 1 to `most`. */
export function wholeNumber(value: unknown, field: string, most: number): number {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > most) {
    throw new ArgumentError(field, `must be a whole number from 1 to ${most}`);
  }
  return value as number;
}

export function fieldPaths(value: unknown, field: string): string[] {
  return requiredList(value, field, MOST_FIELDS).map((item, at) =>
    requiredText(item, `${field}[${at}]`, FIELD_PATH, 'a field API name or relationship path'),
  );
}
