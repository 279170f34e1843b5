/** Values that a person went through, with the one they are at. Immutable, so that a component renders each step. */
export class EditHistory {
  past;
  present;
  future;
  constructor(past, present, future) {
    this.past = past;
    this.present = present;
    this.future = future;
  }
  static startingWith(value) {
    return new EditHistory([], value, []);
  }
  get canUndo() {
    return this.past.length > 0;
  }
  get canRedo() {
    return this.future.length > 0;
  }
  /** A new value; what was undone before cannot be redone any more. */
  with(value) {
    return new EditHistory([...this.past, this.present], value, []);
  }
  /** One step back; the same where there is none. */
  undone() {
    return this.canUndo
      ? new EditHistory(this.past.slice(0, -1), this.past[this.past.length - 1], [this.present, ...this.future])
      : this;
  }
  /** One step forth; the same where there is none. */
  redone() {
    return this.canRedo ? new EditHistory([...this.past, this.present], this.future[0], this.future.slice(1)) : this;
  }
}
