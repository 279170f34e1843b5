/** HTTP header fields (RFC 9110 §5): names are case-insensitive and keep the spelling of their first use. */
export class HeaderFields {
  readonly #fields = new Map<string, { name: string; value: string }>();

  /** null when absent. */
  get(name: string): string | null {
    return this.#fields.get(name.toLowerCase())?.value ?? null;
  }

  set(name: string, value: string): void {
    const key = name.toLowerCase();
    this.#fields.set(key, { name: this.#fields.get(key)?.name ?? name, value });
  }

  entries(): [name: string, value: string][] {
    return [...this.#fields.values()].map(({ name, value }) => [name, value]);
  }

  names(): string[] {
    return [...this.#fields.values()].map(({ name }) => name);
  }
}
