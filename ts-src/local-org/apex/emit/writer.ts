/** Where a line of JavaScript comes from. */
export interface LineTable {
  /** Apex line of each JavaScript line, from line 1 on; 0 when there is none. */
  lines: number[];
  /** The first JavaScript line of each member and its name in stacks, ascending: `[12, "Class.Foo.bar"]`. */
  members: [number, string][];
}

/** Collects lines of JavaScript: one Apex statement per line, so that a line table suffices for stacks. */
export class Writer {
  readonly #text: string[] = [];
  readonly #table: LineTable = { lines: [], members: [] };

  line(text: string, apexLine = 0): void {
    this.#text.push(text);
    this.#table.lines.push(apexLine);
  }

  /** The lines that follow belong to this member. */
  member(name: string): void {
    this.#table.members.push([this.#text.length + 1, name]);
  }

  append(other: Writer): void {
    const offset = this.#text.length;
    this.#text.push(...other.#text);
    this.#table.lines.push(...other.#table.lines);
    for (const [line, name] of other.#table.members) this.#table.members.push([line + offset, name]);
  }

  get text(): string {
    return this.#text.join('\n');
  }

  get table(): LineTable {
    return this.#table;
  }
}
