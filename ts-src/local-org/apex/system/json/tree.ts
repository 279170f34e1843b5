import { tokens, type Token } from './tokens.ts';

/** A JSON value; numbers keep their digits and objects their duplicate names. */
export type Json =
  | { kind: 'object'; entries: [string, Json][] }
  | { kind: 'array'; items: Json[] }
  | { kind: 'string'; text: string }
  | { kind: 'number'; text: string; isWhole: boolean }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' };

/** @throws JSONException */
export function parseJson(text: string): Json {
  const source = tokens(text);
  return readValue(source.next().value as Token, () => source.next().value as Token);
}

/** The value that starts with `token`; `next` gives the tokens after it. */
export function readValue(token: Token, next: () => Token): Json {
  switch (token.type) {
    case 'START_OBJECT':
      return { kind: 'object', entries: readEntries(next) };
    case 'START_ARRAY':
      return { kind: 'array', items: readItems(next) };
    case 'VALUE_NUMBER_INT':
    case 'VALUE_NUMBER_FLOAT':
      return { kind: 'number', text: token.text, isWhole: token.type === 'VALUE_NUMBER_INT' };
    case 'VALUE_TRUE':
    case 'VALUE_FALSE':
      return { kind: 'boolean', value: token.type === 'VALUE_TRUE' };
    case 'VALUE_NULL':
      return { kind: 'null' };
    default:
      return { kind: 'string', text: token.text };
  }
}

function readEntries(next: () => Token): [string, Json][] {
  const entries: [string, Json][] = [];
  for (let name = next(); name.type !== 'END_OBJECT'; name = next()) entries.push([name.text, readValue(next(), next)]);
  return entries;
}

function readItems(next: () => Token): Json[] {
  const items: Json[] = [];
  for (let token = next(); token.type !== 'END_ARRAY'; token = next()) items.push(readValue(token, next));
  return items;
}
