import type { Position } from '../ast/index.ts';

/** A compile error in the platform's words. */
export interface Diagnostic extends Position {
  file: string;
  message: string;
}

/** `file:line:column message` */
export function diagnosticText({ file, line, column, message }: Diagnostic): string {
  return `${file}:${line}:${column} ${message}`;
}

/** Ends the checking of one statement or member: its diagnostic is recorded where it is caught. No message: it is recorded already. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
  readonly position: Position;
  /** What code with the error asks for, where a program is run in spite of it. */
  readonly feature: string;

  constructor(position: Position, message: string, feature = message) {
    super(message);
    this.position = position;
    this.feature = feature;
  }
}

export class Diagnostics {
  readonly list: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  report(file: string, position: Position, message: string): void {
    if (message === '') return;
    const key = `${file}:${position.line}:${position.column}:${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.list.push({ file, line: position.line, column: position.column, message });
  }
}
