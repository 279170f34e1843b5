/** What regular expressions read of their inputs, since the last `reset`: for benches, and to see how near a pattern comes to the limit. */
export const regexMeter = {
  /** Reads of all inputs. */
  accesses: 0,
  /** The most reads of one input; the platform stops at 1,000,000. */
  worst: 0,

  reset(): void {
    regexMeter.accesses = 0;
    regexMeter.worst = 0;
  },

  /** @param added reads since the input was counted last @param total reads of the input */
  add(added: number, total: number): void {
    regexMeter.accesses += added;
    if (total > regexMeter.worst) regexMeter.worst = total;
  },
};
