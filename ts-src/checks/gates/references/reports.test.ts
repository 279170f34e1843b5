import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, metadata, salesforceProject } from '../../test-project.fixture.ts';
import { crossReferences } from '../crossReferences.ts';

const BASE = 'force-app/main/default';
const TYPE = `${BASE}/reportTypes/RiskSteps.reportType-meta.xml`;
const REPORT = `${BASE}/reports/Risks/ScorePerKind.report-meta.xml`;
const DASHBOARD = `${BASE}/dashboards/Boards/Risks.dashboard-meta.xml`;
const STEPS = 'Risk__c.Steps__r';

function field(content: string): string {
  return metadata('CustomField', content);
}

function column(table: string, name: string): string {
  return `<columns><field>${name}</field><table>${table}</table></columns>`;
}

const GOOD_TYPE = `<baseObject>Risk__c</baseObject><join><outerJoin>false</outerJoin><relationship>Steps__r</relationship></join>
  <sections>${column('Risk__c', 'Name')}${column('Risk__c', 'Kind__c')}${column(STEPS, 'Score__c')}${column(STEPS, 'CreatedDate')}</sections>`;

const GOOD_REPORT = `<aggregates><calculatedFormula>${STEPS}.Score__c:SUM / Risk__c.Name:UNIQUE</calculatedFormula>
    <developerName>FORMULA1</developerName></aggregates>
  <chart><chartSummaries><aggregate>Sum</aggregate><column>${STEPS}$Score__c</column></chartSummaries>
    <chartSummaries><column>FORMULA1</column></chartSummaries><groupingColumn>Risk__c$Kind__c</groupingColumn></chart>
  <columns><aggregateTypes>Sum</aggregateTypes><field>${STEPS}$Score__c</field></columns>
  <filter><criteriaItems><column>Risk__c$Kind__c</column></criteriaItems></filter>
  <groupingsDown><field>Risk__c$Kind__c</field></groupingsDown>
  <reportType>RiskSteps__c</reportType>
  <timeFrameFilter><dateColumn>${STEPS}$CreatedDate</dateColumn></timeFrameFilter>`;

const GOOD_DASHBOARD = `<dashboardGridLayout><dashboardGridComponents><dashboardComponent><report>Risks/ScorePerKind</report>
  <useReportChart>true</useReportChart></dashboardComponent></dashboardGridComponents></dashboardGridLayout>`;

const GOOD = {
  [`${BASE}/objects/Risk__c/Risk__c.object-meta.xml`]: metadata('CustomObject', ''),
  [`${BASE}/objects/Risk__c/fields/Kind__c.field-meta.xml`]: field(
    '<fullName>Kind__c</fullName><type>Text</type><length>9</length>',
  ),
  [`${BASE}/objects/Step__c/Step__c.object-meta.xml`]: metadata('CustomObject', ''),
  [`${BASE}/objects/Step__c/fields/Score__c.field-meta.xml`]: field(
    '<fullName>Score__c</fullName><type>Number</type><precision>3</precision><scale>0</scale>',
  ),
  [`${BASE}/objects/Step__c/fields/Risk__c.field-meta.xml`]: field(
    '<fullName>Risk__c</fullName><type>MasterDetail</type><referenceTo>Risk__c</referenceTo><relationshipName>Steps</relationshipName>',
  ),
  [TYPE]: metadata('ReportType', GOOD_TYPE),
  [`${BASE}/reports/Risks.reportFolder-meta.xml`]: metadata('ReportFolder', '<name>Risks</name>'),
  [REPORT]: metadata('Report', GOOD_REPORT),
  [`${BASE}/dashboards/Boards.dashboardFolder-meta.xml`]: metadata('DashboardFolder', '<name>Boards</name>'),
  [DASHBOARD]: metadata('Dashboard', GOOD_DASHBOARD),
};

async function problems(changes: Record<string, string>): Promise<string[]> {
  const found = await findings(crossReferences, await salesforceProject({ ...GOOD, ...changes }));
  return found.map((finding) => finding.replace(/^[^ ]*\/|:\d+/g, ''));
}

test('reports and dashboards that show only what exists have no finding', async () => {
  assert.deepEqual(await problems({}), []);
});

test('a report type joins children that exist and shows their fields', async () => {
  assert.deepEqual(await problems({ [TYPE]: metadata('ReportType', GOOD_TYPE.replaceAll('Kind__c', 'Sort__c')) }), [
    'RiskSteps.reportType-meta.xml there is no field Risk__c.Sort__c',
    ...Array(3).fill('ScorePerKind.report-meta.xml the report type has no column Risk__c$Kind__c'),
  ]);
  const type = GOOD_TYPE.replace('<relationship>Steps__r', '<relationship>Stairs__r');
  assert.deepEqual(await problems({ [TYPE]: metadata('ReportType', type) }), [
    'RiskSteps.reportType-meta.xml Risk__c has no children Stairs__r',
    `RiskSteps.reportType-meta.xml the report type joins no ${STEPS}`,
    `RiskSteps.reportType-meta.xml the report type joins no ${STEPS}`,
  ]);
});

for (const [where, wrong, message] of [
  ['a column', GOOD_REPORT.replace(`<field>${STEPS}$Score__c`, `<field>${STEPS}$Scor__c`), `${STEPS}$Scor__c`],
  [
    'a filter',
    GOOD_REPORT.replace('<criteriaItems><column>Risk__c$Kind', '<criteriaItems><column>Risk__c$Kin'),
    'Risk__c$Kin__c',
  ],
  ['the period', GOOD_REPORT.replace(`${STEPS}$CreatedDate`, 'Risk__c$CreatedDate'), 'Risk__c$CreatedDate'],
  ['a formula', GOOD_REPORT.replace('Risk__c.Name:UNIQUE', 'Risk__c.Turn__c:UNIQUE'), 'Risk__c.Turn__c'],
] as const) {
  test(`a wrong field in ${where} of a report is found`, async () => {
    const found = await problems({ [REPORT]: metadata('Report', wrong) });
    assert.ok(
      found.includes(`ScorePerKind.report-meta.xml the report type has no column ${message}`),
      found.join('\n'),
    );
  });
}

test('a chart shows groupings and sums of its report', async () => {
  const report = GOOD_REPORT.replace(
    '<groupingsDown><field>Risk__c$Kind__c',
    '<groupingsDown><field>Risk__c$Name',
  ).replace('<aggregateTypes>Sum', '<aggregateTypes>Average');
  assert.deepEqual(await problems({ [REPORT]: metadata('Report', report) }), [
    'ScorePerKind.report-meta.xml the report is not grouped by Risk__c$Kind__c',
    `ScorePerKind.report-meta.xml the report takes no Sum of ${STEPS}$Score__c`,
  ]);
});

test('a report stands in a folder and on a report type that exist', async () => {
  const report = metadata('Report', '<reportType>Lost__c</reportType>');
  assert.deepEqual(await problems({ [`${BASE}/reports/Nowhere/Lost.report-meta.xml`]: report }), [
    'Lost.report-meta.xml there is no report folder Nowhere',
    'Lost.report-meta.xml there is no report type Lost',
  ]);
});

test('a dashboard shows reports that exist, and charts that they have', async () => {
  const dashboard = metadata('Dashboard', GOOD_DASHBOARD.replace('Risks/ScorePerKind', 'Risks/Lost'));
  assert.deepEqual(await problems({ [DASHBOARD]: dashboard }), [
    'Risks.dashboard-meta.xml there is no report Risks/Lost',
  ]);
  const report = metadata('Report', GOOD_REPORT.replace(/<chart>.*<\/chart>/s, ''));
  assert.deepEqual(await problems({ [REPORT]: report }), [
    'Risks.dashboard-meta.xml the report Risks/ScorePerKind has no chart',
  ]);
});
