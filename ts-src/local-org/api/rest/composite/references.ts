import { isJsonObject, JsonNumber, type JsonValue } from '../../json.ts';
import { refuse } from '../errors.ts';

/** What the requests of a composite answered so far, by referenceId. */
export type References = ReadonlyMap<string, unknown>;

const REFERENCE = /@\{([^{}]+)\}/g;

/** The text with each `@{ref.path}` replaced. Throws PROCESSING_HALTED when a reference has no value. */
export function resolveText(text: string, references: References, write: (value: string) => string): string {
  return text.replace(REFERENCE, (_match, path: string) => write(plainText(lookUp(path, references))));
}

/** The JSON with each `@{ref.path}` of its texts replaced; a text that is one reference becomes its value. */
export function resolveJson(value: JsonValue, references: References): unknown {
  if (typeof value === 'string') {
    const whole = /^@\{([^{}]+)\}$/.exec(value);
    return whole ? lookUp(whole[1]!, references) : resolveText(value, references, (one) => one);
  }
  if (Array.isArray(value)) return value.map((one) => resolveJson(one, references));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolveJson(one, references)]));
}

/** `newAccount.id`, `found.records[0].Id`, `saved[1].id` */
function lookUp(path: string, references: References): unknown {
  const [, name = ''] = /^\s*(\w+)/.exec(path) ?? [];
  const steps = [...path.slice(path.indexOf(name) + name.length).matchAll(/\.(\w+)|\[(\d+)\]/g)];
  let value = references.get(name);
  for (const [, member, index] of steps)
    value = member === undefined ? at(value, Number(index)) : memberOf(value, member);
  if (value === undefined || value === null || (typeof value === 'object' && !isRawNumber(value))) {
    throw refuse('PROCESSING_HALTED', `Invalid reference specified. No value for ${path} found in ${name}`);
  }
  return value;
}

function at(value: unknown, index: number): unknown {
  return Array.isArray(value) ? value[index] : undefined;
}

/** Names are compared without regard to case when the exact one is missing, as `@{a.Id}` for `id`. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = Object.hasOwn(value, name)
    ? name
    : Object.keys(value).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : (value as Record<string, unknown>)[key];
}

function isRawNumber(value: object): boolean {
  return value instanceof JsonNumber || 'rawJSON' in value;
}

function plainText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
