import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { PROJECT, findings, salesforceProject } from '../test-project.fixture.ts';
import { missingJava } from '../support/java.ts';
import { pmd } from './pmd.ts';

const CLASSES = 'force-app/main/default/classes';

test('an injectable query is found; a bound one in user mode is not', async (t) => {
  const missing = await missingJava();
  if (missing) {
    t.skip(missing);
    return;
  }
  const root = await salesforceProject({
    'config/pmd-ruleset.xml': await readFile(`${PROJECT}config/pmd-ruleset.xml`, 'utf8'),
    [`${CLASSES}/Good.cls`]: `public with sharing class Good {
      public static List<Account> find(String name) {
        return [SELECT Id FROM Account WHERE Name = :name WITH USER_MODE];
      }
    }`,
    [`${CLASSES}/Bad.cls`]: `public class Bad {
      public static List<Account> find(String name) {
        return Database.query('SELECT Id FROM Account WHERE Name = ' + name);
      }
    }`,
  });
  const found = await findings(pmd, root);
  assert.ok(
    found.some((finding) => /Bad\.cls:3 ApexSOQLInjection/.test(finding)),
    found.join('\n'),
  );
  assert.ok(
    found.every((finding) => finding.includes('Bad.cls')),
    found.join('\n'),
  );
});
