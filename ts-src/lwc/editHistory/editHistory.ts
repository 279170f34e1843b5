/** Values that a person went through, with the one they are at. Immutable, so that a component renders each step. */
export class EditHistory<T> {
  private readonly past: readonly T[];
  readonly present: T;
  private readonly future: readonly T[];

  private constructor(past: readonly T[], present: T, future: readonly T[]) {
    this.past = past;
    this.present = present;
    this.future = future;
  }

  static startingWith<T>(value: T): EditHistory<T> {
    return new EditHistory<T>([], value, []);
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** A new value; what was undone before cannot be redone any more. */
  with(value: T): EditHistory<T> {
    return new EditHistory([...this.past, this.present], value, []);
  }

  /** One step back; the same where there is none. */
  undone(): EditHistory<T> {
    return this.canUndo
      ? new EditHistory(this.past.slice(0, -1), this.past[this.past.length - 1] as T, [this.present, ...this.future])
      : this;
  }

  /** One step forth; the same where there is none. */
  redone(): EditHistory<T> {
    return this.canRedo
      ? new EditHistory([...this.past, this.present], this.future[0] as T, this.future.slice(1))
      : this;
  }
}
