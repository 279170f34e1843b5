/** Builds JSON text in the platform's two layouts: compact, and Jackson's default pretty printer. */
export class JsonWriter {
  readonly #pretty: boolean;
  #out = '';
  /** Open containers: kind and number of entries so far. */
  readonly #open: { kind: 'object' | 'array'; count: number }[] = [];
  #afterName = false;

  constructor(pretty: boolean) {
    this.#pretty = pretty;
  }

  toString(): string {
    return this.#out;
  }

  /** How many containers are open. */
  get depth(): number {
    return this.#open.length;
  }

  /** The innermost open container. */
  get container(): 'object' | 'array' | null {
    return this.#open.at(-1)?.kind ?? null;
  }

  /** Whether a field name waits for its value. */
  get isNamed(): boolean {
    return this.#afterName;
  }

  startObject(): void {
    this.#beforeValue();
    this.#out += '{';
    this.#open.push({ kind: 'object', count: 0 });
  }

  endObject(): void {
    const { count } = this.#open.pop()!;
    if (this.#pretty) this.#out += count === 0 ? ' ' : this.#newLine();
    this.#out += '}';
  }

  startArray(): void {
    this.#beforeValue();
    this.#out += '[';
    this.#open.push({ kind: 'array', count: 0 });
  }

  endArray(): void {
    this.#open.pop();
    this.#out += this.#pretty ? ' ]' : ']';
  }

  name(name: string): void {
    const container = this.#open.at(-1)!;
    if (container.count > 0) this.#out += ',';
    container.count += 1;
    if (this.#pretty) this.#out += this.#newLine();
    this.#out += quote(name) + (this.#pretty ? ' : ' : ':');
    this.#afterName = true;
  }

  string(text: string): void {
    this.raw(quote(text));
  }

  /** A number, `true`, `false` or `null`. */
  raw(text: string): void {
    this.#beforeValue();
    this.#out += text;
  }

  #beforeValue(): void {
    const container = this.#open.at(-1);
    if (container?.kind === 'array' && !this.#afterName) {
      if (container.count > 0) this.#out += this.#pretty ? ', ' : ',';
      else if (this.#pretty) this.#out += ' ';
      container.count += 1;
    }
    this.#afterName = false;
  }

  /** Only objects indent. */
  #newLine(): string {
    return `\n${'  '.repeat(this.#open.filter(({ kind }) => kind === 'object').length)}`;
  }
}

const ESCAPES: Record<string, string> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '"': '\\"',
  '\\': '\\\\',
};

/** A JSON string; only what must be escaped is. */
export function quote(text: string): string {
  return `"${text.replace(
    /["\\\0-\x1f]/g,
    (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )}"`;
}
