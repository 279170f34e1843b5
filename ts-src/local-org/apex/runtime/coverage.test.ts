import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileClasses, noData, NO_OBJECTS, USER } from '../test/harness.ts';
import { systemTypes } from '../system/index.ts';
import { runTransaction } from './apex-transaction.ts';
import { Coverage, type LineHits } from './coverage.ts';
import { LoadedProgram } from './loaded-program.ts';

/** Runs `Main.run()` and tells the program and what ran. */
function covered(...sources: string[]): { program: LoadedProgram; hits: LineHits; rest: LineHits } {
  const { units, diagnostics } = compileClasses(sources);
  assert.deepEqual(diagnostics, []);
  const coverage = new Coverage();
  const program = new LoadedProgram({ schema: NO_OBJECTS, systemTypes, units, labels: new Map(), coverage });
  runTransaction({ program, data: noData(NO_OBJECTS), user: USER, kind: 'anonymous' }, () => {
    const [first] = program.classes();
    first!.callStatic('run()', []);
  });
  return { program, hits: coverage.take(), rest: coverage.take() };
}

test('statements count by the line they begin on, however often they ran', () => {
  const { program, hits, rest } = covered(`public class Main {
    static Integer n = 0;
    String name;
    public static void run() {
      for (Integer i = 0; i < 3; i++) {
        n += i;
      }
      if (n == 3) { n = 0; } else {
        n = 1;
      }
      do {
        n++;
      } while (n < 2);
      switch on n {
        when 2 {
          n = 5;
        }
        when else {
          n = 6;
        }
      }
      System.debug(n);
      Integer unset;
      String text = 'a'
        + 'b';
    }
    public static void never() {
      run();
    }
  }`);
  const expected = { 2: 1, 5: 1, 6: 3, 8: 1, 11: 1, 12: 2, 14: 1, 16: 1, 23: 1, 24: 1 };
  assert.deepEqual(hits, { 'Main.cls': expected });
  assert.deepEqual(rest, {});
  assert.deepEqual(program.coverable(), [
    { name: 'Main', kind: 'class', file: 'Main.cls', lines: [2, 5, 6, 8, 9, 11, 12, 14, 16, 19, 23, 24, 28] },
  ]);
});

test('what follows a call that throws did not run', () => {
  const { hits } = covered(`public class Main {
    static void fail() {
      throw new IllegalArgumentException('no');
    }
    static Integer careful() {
      try {
        fail();
        return 1;
      } catch (MathException e) {
        return 2;
      } catch (IllegalArgumentException e) {
        return 3;
      } finally {
        Integer closing = 0;
      }
    }
    public static void run() {
      careful();
    }
  }`);
  assert.deepEqual(hits, { 'Main.cls': { 3: 1, 7: 1, 12: 1, 14: 1, 18: 1 } });
});

test('constructors, properties, inner classes and variables with values are counted; stacks keep their lines', () => {
  const { hits } = covered(`public class Main {
    virtual class Base { Base(Integer x) {
      y = x;
    } Integer y; Integer z =
      4; }
    class Inner extends Base {
      Inner() {
        super(1);
      }
      Integer half { get {
        return y / 2;
      } set; }
    }
    public static void run() {
      Integer h = new Inner().half;
      try {
        h = h / 0;
      } catch (MathException e) {
        System.assertEquals(true, e.getStackTraceString().contains('Class.Main.run: line 17'), e.getStackTraceString());
      }
    }
  }`);
  assert.deepEqual(Object.keys(hits['Main.cls']!).map(Number), [3, 4, 8, 11, 15, 17, 19]);
});

test('test classes and types without statements do not count', () => {
  const { program } = covered(
    'public class Main { public static void run() { } }',
    '@IsTest private class MainTest { @IsTest static void t() { Main.run(); } }',
    'public interface Shape { void draw(); }',
    'public enum Colour { RED }',
    'public class Data { public String name; public Integer size { get; set; } }',
  );
  assert.deepEqual(program.coverable(), []);
});
