import type { Position } from '../ast/index.ts';

/** Source that the grammar accepts and the language does not: an error of its file. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly position: Position;

  constructor(position: Position, message: string) {
    super(message);
    this.position = position;
  }
}
