/** A number of a JSON text with its digits, so that decimals keep their scale and long numbers their value. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return rawJson(this.text);
  }
}

export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | { [name: string]: JsonValue };

// ECMAScript proposal JSON.parse source text access: in Node 24, not yet in the typings.
const json = JSON as unknown as {
  rawJSON(text: string): unknown;
  parse(text: string, reviver: (key: string, value: unknown, context: { source: string }) => unknown): unknown;
};

/** A value that JSON.stringify writes as it stands. */
export function rawJson(text: string): unknown {
  return json.rawJSON(text);
}

/** Deepest nesting of lists and objects that is read: what the readers of a value call for each level must fit on the stack. */
export const MAX_DEPTH = 1000;

/** Throws SyntaxError, also for a text nested deeper than MAX_DEPTH. */
export function parseJson(text: string): JsonValue {
  requireDepth(text);
  return json.parse(text, (_key, value, context) =>
    typeof value === 'number' ? new JsonNumber(context.source) : value,
  ) as JsonValue;
}

export function isJsonObject(value: JsonValue | undefined): value is { [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);
}

/** Throws SyntaxError for a text nested deeper than MAX_DEPTH. Brackets inside of texts do not count. */
export function requireDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfText(text, at);
    else if (code === 0x5b || code === 0x7b) depth++;
    else if (code === 0x5d || code === 0x7d) depth--;
    if (depth > MAX_DEPTH) throw new SyntaxError(`The document is nested deeper than ${MAX_DEPTH} levels`);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Where the text that starts at `start` ends; a text without end takes all. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}
