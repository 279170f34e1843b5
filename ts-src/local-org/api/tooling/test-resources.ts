import type { TestResult } from '../../apex/test/index.ts';
import { TestRunError } from '../../apex/test/pool.ts';
import { isJsonObject, type JsonValue } from '../json.ts';
import { bodyObject, type JsonObject } from '../rest/deserialize.ts';
import { refuse } from '../rest/errors.ts';
import { ok, service, type ResourceRequest, type ServiceResource } from '../rest/resource.ts';
import type { Row } from '../rest/serialize.ts';
import { selectTests, type TestClassEntry, type TestItem } from './test-classes.ts';
import { requireAuthor, type Tooling } from './tooling.ts';

/** Which tests a request asks for. */
interface Selection {
  classes: TestClassEntry[];
  /** Every test of the org. */
  all: boolean;
}

/** `/tooling/runTestsSynchronous` and `/tooling/runTestsAsynchronous`, as GET with parameters and as POST with JSON. */
export function testResources(tooling: Tooling): ServiceResource[] {
  const verbs = ['GET', 'POST'] as const;
  return verbs.flatMap((verb) => [
    service(verb, '/tooling/runTestsSynchronous', async (request) => {
      requireAuthor(tooling, request.user);
      const { classes } = selection(tooling, request);
      return ok(runRow(classes, await runNow(tooling, classes)));
    }),
    service(verb, '/tooling/runTestsAsynchronous', (request) => {
      requireAuthor(tooling, request.user);
      const { classes, all } = selection(tooling, request);
      return ok(tooling.tests.start(request.user.id, classes, all));
    }),
  ]);
}

async function runNow(tooling: Tooling, classes: readonly TestClassEntry[]): Promise<TestResult[]> {
  try {
    return await tooling.tests.run(classes);
  } catch (error) {
    if (error instanceof TestRunError && error.code !== null) throw refuse('INVALID_INPUT', error.message);
    throw error;
  }
}

function selection(tooling: Tooling, request: ResourceRequest): Selection {
  const known = tooling.tests.classes();
  const asked = request.verb === 'GET' ? fromQuery(tooling, request) : fromBody(tooling, bodyObject(request.body));
  if (asked === 'all') {
    if (known.length === 0) throw refuse('INVALID_INPUT', 'There are no tests in the org');
    return { classes: known, all: true };
  }
  if (asked.length === 0)
    throw refuse(
      'MISSING_ARGUMENT',
      'Name the tests to run: tests, classNames, classids, suiteNames, suiteids or testLevel',
    );
  const selected = selectTests(known, asked);
  if (selected.ok) return { classes: selected.classes, all: false };
  throw selected.kind === 'class'
    ? refuse(
        'INVALID_INPUT',
        `This class name's value is invalid: ${selected.name}. Provide the name of an Apex class that has test methods.`,
      )
    : refuse(
        'INVALID_INPUT',
        `This test method is invalid: ${selected.name}. Provide the name of a test method of the class.`,
      );
}

function fromQuery(tooling: Tooling, { query }: ResourceRequest): TestItem[] | 'all' {
  const lists: JsonObject = {};
  for (const [name, value] of Object.entries(query)) if (value !== undefined) lists[name.toLowerCase()] = value;
  return fromBody(tooling, lists);
}

/** `{"tests": [{"className", "testMethods"}]}`, lists of names or ids separated by commas, or a test level. */
function fromBody(tooling: Tooling, body: JsonObject): TestItem[] | 'all' {
  const named = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  const level = named.get('testlevel');
  if (level === 'RunLocalTests' || level === 'RunAllTestsInOrg') return 'all';
  const suites = ['suiteids', 'suitenames'].flatMap((name) => list(named.get(name), name));
  return [
    ...testItems(named.get('tests')),
    ...['classids', 'classnames'].flatMap((name) =>
      list(named.get(name), name).map((one) => ({ class: one, methods: null })),
    ),
    ...suites.flatMap((suite) => suiteItems(tooling, suite)),
  ];
}

function suiteItems(tooling: Tooling, suite: string): TestItem[] {
  const classes = tooling.tests.suiteClasses(suite);
  if (!classes) throw refuse('INVALID_INPUT', `This test suite is invalid: ${suite}`);
  return classes.map((id) => ({ class: id, methods: null }));
}

function testItems(value: JsonValue | undefined): TestItem[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw refuse('JSON_PARSER_ERROR', 'tests must be a list');
  return value.map((item) => {
    const name = isJsonObject(item) ? (item.className ?? item.classId) : undefined;
    if (!isJsonObject(item) || typeof name !== 'string') {
      throw refuse('JSON_PARSER_ERROR', 'Each test needs a className or a classId');
    }
    const methods = list(item.testMethods, 'testMethods');
    return { class: name, methods: methods.length === 0 ? null : methods };
  });
}

/** A list of texts, or a text with commas. */
function list(value: JsonValue | undefined, name: string): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return value.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw refuse('JSON_PARSER_ERROR', `${name} must be a list of texts`);
}

/** The RunTestsResult of a synchronous run. */
function runRow(classes: readonly TestClassEntry[], results: readonly TestResult[]): Row {
  const rows = results.map((result) => ({ result, row: resultRow(classes, result) }));
  const failures = rows.filter(({ result }) => result.outcome !== 'pass');
  return {
    apexLogId: '',
    codeCoverage: [],
    codeCoverageWarnings: [],
    failures: failures.map(({ result, row }) => ({
      ...row,
      message: result.message,
      packageName: result.class,
      stackTrace: result.stack,
      type: 'Class',
    })),
    flowCoverage: [],
    flowCoverageWarnings: [],
    numFailures: failures.length,
    numTestsRun: rows.length,
    successes: rows.filter(({ result }) => result.outcome === 'pass').map(({ row }) => row),
    totalTime: results.reduce((sum, { ms }) => sum + ms, 0),
  };
}

function resultRow(classes: readonly TestClassEntry[], result: TestResult): Row {
  return {
    id: classes.find(({ name }) => name === result.class)?.id,
    methodName: result.method,
    name: result.class,
    namespace: null,
    seeAllData: false,
    time: result.ms,
  };
}
