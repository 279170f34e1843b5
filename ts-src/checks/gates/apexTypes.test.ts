import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, metadata, salesforceProject } from '../test-project.fixture.ts';
import { missingJava } from '../support/java.ts';
import { apexTypes } from './apexTypes.ts';

const CLASSES = 'force-app/main/default/classes';
const META = metadata('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>');

test('unknown methods and wrong types are found; classes that compile are not', async (t) => {
  const missing = await missingJava();
  if (missing) {
    t.skip(missing);
    return;
  }
  const root = await salesforceProject({
    [`${CLASSES}/Good.cls`]:
      'public class Good {\n  public static Integer size(String s) {\n    return s.length();\n  }\n}',
    [`${CLASSES}/Good.cls-meta.xml`]: META,
    [`${CLASSES}/Bad.cls`]:
      'public class Bad {\n  public static void run() {\n    Integer n = Good.size(1);\n    Good.missing();\n  }\n}',
    [`${CLASSES}/Bad.cls-meta.xml`]: META,
  });
  const found = await findings(apexTypes, root);
  assert.equal(found.length, 2);
  assert.match(found[0], /Bad\.cls:3 .*size/);
  assert.match(found[1], /Bad\.cls:4 .*missing/);
});
