import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyMetadata } from '../metadata/index.ts';
import { compileProgram, runAnonymous, runTransaction } from './index.ts';
import { NO_OBJECTS, noData, USER } from './test/harness.ts';

const body = 'public class Counter { static Integer n = 0; public static Integer next() { return ++n; } }';
const metadata = {
  ...emptyMetadata(),
  classes: [{ name: 'Counter', file: 'Counter.cls', body, apiVersion: 67, active: true }],
};
const program = compileProgram({ metadata, schema: NO_OBJECTS, cacheDir: null });

/** What the statements print, each block in one transaction. */
function printed(...blocks: string[]): string[] {
  const lines: string[] = [];
  const debug = (_level: string, message: string): void => void lines.push(message);
  runTransaction({ program, data: noData(NO_OBJECTS), user: USER, kind: 'anonymous', debug }, () => {
    for (const block of blocks) runAnonymous(program, block);
  });
  return lines;
}

test('anonymous blocks run against the classes of the program, one after the other', () => {
  const first = 'Integer twice(Integer x) { return x * 2; } Integer a = Counter.next(); System.debug(twice(a));';
  assert.deepEqual(printed(first, 'Integer a = Counter.next(); System.debug(a);'), ['2', '2']);
});

test('an anonymous block with errors does not run, and leaves none behind', () => {
  assert.throws(() => printed('System.debug(1); nope();'), {
    code: 'APEX_COMPILE',
    message:
      'AnonymousBlock:1:18 Method does not exist or incorrect signature: void nope() from the type AnonymousBlock',
  });
  assert.throws(() => printed('Integer x = ;'), { code: 'APEX_COMPILE' });
  assert.deepEqual(printed('System.debug(3);'), ['3']);
});

test('stacks of anonymous blocks name the block', () => {
  assert.deepEqual(
    printed('try {\n  Integer x = 1 / 0;\n} catch (Exception e) {\n  System.debug(e.getStackTraceString());\n}'),
    ['AnonymousBlock: line 2, column 1'],
  );
});
