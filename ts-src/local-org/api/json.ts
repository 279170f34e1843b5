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

/** Throws SyntaxError. */
export function parseJson(text: string): JsonValue {
  return json.parse(text, (_key, value, context) =>
    typeof value === 'number' ? new JsonNumber(context.source) : value,
  ) as JsonValue;
}

export function isJsonObject(value: JsonValue | undefined): value is { [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);
}
