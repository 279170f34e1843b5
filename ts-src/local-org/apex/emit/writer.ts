/** Where a line of JavaScript comes from. */
export interface LineTable {
  /** Apex line of each JavaScript line, from line 1 on; 0 when there is none. */
  lines: number[];
  /** The first JavaScript line of each member and its name in stacks, ascending: `[12, "Class.Foo.bar"]`. */
  members: [number, string][];
  /** JavaScript lines that an executable Apex statement begins, ascending: another statement may be put before them. */
  statements: number[];
}

/** Collects lines of JavaScript: one Apex statement per line, so that a line table suffices for stacks. */
export class Writer {
  readonly #text: string[] = [];
  readonly #table: LineTable = { lines: [], members: [], statements: [] };

  line(text: string, apexLine = 0): void {
    this.#text.push(text);
    this.#table.lines.push(apexLine);
  }

  /** The first line of a statement that counts for code coverage. */
  statement(text: string, apexLine: number): void {
    this.line(text, apexLine);
    this.#table.statements.push(this.#text.length);
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
    for (const line of other.#table.statements) this.#table.statements.push(line + offset);
  }

  get text(): string {
    return this.#text.join('\n');
  }

  get table(): LineTable {
    return this.#table;
  }
}
