/** Compiles and runs Apex snippets for the unit tests of the compiler: without a store. */
import assert from 'node:assert/strict';
import type { DataSession } from '../../data/contract.ts';
import type { Schema } from '../../data/schema.ts';
import { compile, type Compiled } from '../compile.ts';
import { runTransaction } from '../runtime/apex-transaction.ts';
import { LoadedProgram } from '../runtime/loaded-program.ts';
import type { UserContext } from '../runtime/transaction.ts';
import { systemTypes } from '../system/index.ts';

/** A schema without objects. */
export const NO_OBJECTS: Schema = {
  objects: new Map(),
  object: () => undefined,
  objectByPrefix: () => undefined,
  field: () => undefined,
  relationship: () => undefined,
  child: () => undefined,
};

export const USER: UserContext = {
  id: '005000000000001AAA',
  username: 'ada@example.com',
  name: 'Ada Lovelace',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  profileId: '00e000000000001AAA',
  profileName: 'System Administrator',
  roleId: null,
  timeZone: 'GMT',
  locale: 'en_US',
  language: 'en_US',
  organizationId: '00D000000000001AAA',
  organizationName: 'Test',
};

/** A session of a store without data: fails on use. */
export function noData(schema: Schema): DataSession {
  const refuse = (): never => {
    throw new Error('this test has no store');
  };
  return {
    schema,
    query: refuse,
    search: refuse,
    merge: refuse,
    convertLeads: refuse,
    emptyRecycleBin: refuse,
    setCreatedDate: refuse,
    compute: refuse,
    dml: refuse,
    savepoint: refuse,
    rollbackTo: refuse,
    commit: () => {},
    rollback: () => {},
    objectAccess: refuse,
    fieldAccess: refuse,
    hasCustomPermission: refuse,
    publish: refuse,
    takeWaiting: refuse,
    keep: refuse,
    discard: refuse,
    setTriggers: () => {},
  } as DataSession;
}

/** Compiles classes given as source text, the name being read from the declaration. */
export function compileClasses(sources: readonly string[], apiVersion = 67, schema = NO_OBJECTS): Compiled {
  const classes = sources.map((body) => {
    const name = /\b(?:class|interface|enum)\s+(\w+)/i.exec(body)![1]!;
    return { name, file: `${name}.cls`, body, apiVersion };
  });
  return compile({ schema, systemTypes, classes, triggers: [], cacheDir: null });
}

/** The messages of a program's compile errors: `Foo.cls:1:2 message`. */
export function errorsOf(...sources: string[]): string[] {
  return compileClasses(sources).diagnostics.map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
  );
}

/** Compiles the classes and returns what the static method `Main.run()` of the first one returns. */
export function run(...sources: string[]): unknown {
  return runWith({}, ...sources);
}

export interface RunOptions {
  schema?: Schema;
  debug?: (level: string, message: string) => void;
}

export function runWith({ schema = NO_OBJECTS, debug }: RunOptions, ...sources: string[]): unknown {
  const { units, diagnostics } = compileClasses(sources, 67, schema);
  assert.deepEqual(diagnostics, []);
  const program = new LoadedProgram({ schema, systemTypes, units, labels: new Map() });
  return runTransaction({ program, data: noData(schema), user: USER, kind: 'anonymous', debug }, () => {
    const [first] = program.classes();
    return first!.callStatic('run()', []);
  });
}

/** The value of an expression, in a static method that returns Object. */
export function evaluate(expression: string): unknown {
  return run(`public class Main { public static Object run() { return ${expression}; } }`);
}
