import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexSyntaxError } from './apexClasses.ts';
import { generateTypes } from './generate.ts';
import { writeProject } from './project.fixture.ts';

const PRETTIER = '{ "singleQuote": true, "printWidth": 120 }';
const CLASSES = 'force-app/main/default/classes';

async function generate(files: Record<string, string>): Promise<Record<string, string>> {
  const generated = await generateTypes(await writeProject({ '.prettierrc.json': PRETTIER, ...files }));
  return Object.fromEntries(generated.map(({ file, text }) => [file.split('/').at(-1), text.replace(/\s+/g, ' ')]));
}

const CONTROLLER = `
public with sharing class RiskController {
    @AuraEnabled(cacheable=true)
    public static Map<String, List<Risk>> risks(Id recordId, Set<String> kinds) { return null; }
    @AuraEnabled
    public static void acknowledge(Integer[] numbers) {}
    public static String internal() { return null; }
    public class Risk {
        @AuraEnabled public String rule, reason;
        @AuraEnabled public Decimal score { get; set; }
        @AuraEnabled public Score detail;
        public String hidden;
    }
}`;

const SCORE = 'public class Score { @AuraEnabled public Datetime at; @AuraEnabled public Account account; }';

test('a cacheable method can be wired and its result is typed down to classes inside classes', async () => {
  const { 'apex.d.ts': apex } = await generate({
    [`${CLASSES}/RiskController.cls`]: CONTROLLER,
    [`${CLASSES}/Score.cls`]: SCORE,
  });
  assert.match(apex, /declare module '@salesforce\/apex\/RiskController.risks'/);
  assert.match(
    apex,
    /CacheableMethod< ?\{ recordId\?: string; kinds\?: string\[\] ?;? \}, Record<string, RiskControllerRisk\[\]> ?>/,
  );
  assert.match(
    apex,
    /interface RiskControllerRisk \{ rule\?: string; reason\?: string; score\?: number; detail\?: Score; \}/,
  );
  assert.match(apex, /interface Score \{ at\?: string; account\?: Record<string, unknown>; \}/);
});

test('a method that is not cacheable is a plain function, so that wiring it does not compile', async () => {
  const { 'apex.d.ts': apex } = await generate({ [`${CLASSES}/RiskController.cls`]: CONTROLLER });
  assert.match(apex, /export default function acknowledge\(params: \{ numbers\?: number\[\];? \}\): Promise<void>;/);
});

test('what Lightning may not call has no type', async () => {
  const { 'apex.d.ts': apex } = await generate({ [`${CLASSES}/RiskController.cls`]: CONTROLLER });
  assert.doesNotMatch(apex, /internal|hidden/);
});

test('Apex that does not parse names file and line', async () => {
  const source = 'public class Broken {\n  @AuraEnabled public static void run( {}\n}';
  await assert.rejects(
    generate({ [`${CLASSES}/Broken.cls`]: source }),
    (error: unknown) => error instanceof ApexSyntaxError && error.message.includes('Broken.cls:2'),
  );
});

test('custom labels, fields and modules each have their type', async () => {
  const files = await generate({
    'force-app/main/default/labels/CustomLabels.labels-meta.xml':
      '<CustomLabels><labels><fullName>Hello</fullName><value>Hello &amp; welcome</value></labels></CustomLabels>',
    'force-app/main/default/objects/Risk__c/Risk__c.object-meta.xml': '<CustomObject/>',
    'force-app/main/default/objects/Risk__c/fields/Score__c.field-meta.xml': '<CustomField/>',
    'force-app/main/default/objects/Rule__mdt/fields/Text__c.field-meta.xml': '<CustomField/>',
    'ts-src/lwc/hello/hello.ts': '',
    'ts-src/lwc/hello/helper.ts': '',
  });
  assert.match(files['labels.d.ts'], /Hello & welcome.*'@salesforce\/label\/c.Hello'/);
  assert.match(files['schema.d.ts'], /objectApiName: 'Risk__c'; fieldApiName: 'Score__c'/);
  assert.match(files['schema.d.ts'], /'@salesforce\/schema\/Risk__c.OwnerId'/);
  assert.doesNotMatch(files['schema.d.ts'], /Rule__mdt/);
  assert.deepEqual(JSON.parse(files['tsconfig.modules.json']).compilerOptions.paths, {
    'c/hello': ['../../lwc/hello/hello.ts'],
  });
});
