/** Apex expressions as tests of system types. */
import assert from 'node:assert/strict';
import { run } from '../test/harness.ts';
import type { ApexList } from './List.ts';

/**
 * Asserts the text of every Apex expression; an exception shows as its type and message.
 * @param preamble statements before the expressions
 * @param members of the class around them
 */
export function check(examples: Readonly<Record<string, string>>, preamble = '', members = ''): void {
  const expressions = Object.keys(examples);
  const actual = evaluate(expressions, preamble, members);
  assert.deepEqual(Object.fromEntries(expressions.map((expression, i) => [expression, actual[i]])), examples);
}

function evaluate(expressions: readonly string[], preamble: string, members: string): string[] {
  const lines = expressions.map(
    (expression) =>
      `    try { r.add('' + (Object) (${expression})); } catch (Exception e) { r.add(e.getTypeName() + ': ' + e.getMessage()); }`,
  );
  const source = `public class Main {
  ${members}
  public static List<String> run() {
    List<String> r = new List<String>();
    ${preamble}
${lines.join('\n')}
    return r;
  }
}`;
  return (run(source) as ApexList).items as string[];
}
