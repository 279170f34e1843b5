import { childText, childrenNamed } from '../../../types/generate/xml.ts';
import type { XmlElement } from '../../../types/generate/xml.ts';
import { descendants, isCustom } from '../../support/metadata.ts';
import type { MetadataFile, Problem, ProjectMetadata } from '../../support/metadata.ts';

/** Elements of a report that name a column of its report type. */
const COLUMN_ELEMENTS = [
  ...['columns', 'groupingsDown', 'groupingsAcross'].map((parent) => ({ parent, child: 'field' })),
  ...['groupingsDown', 'groupingsAcross'].map((parent) => ({ parent, child: 'sortByName' })),
  { parent: 'criteriaItems', child: 'column' },
  { parent: 'timeFrameFilter', child: 'dateColumn' },
  { parent: 'chartSummaries', child: 'column' },
  { parent: 'chart', child: 'groupingColumn' },
  { parent: 'chart', child: 'secondaryGroupingColumn' },
  { parent: 'Report', child: 'sortColumn' },
] as const;

const ROW_COUNT = 'RowCount';

/** `Object__c.Children__r.Field__c:SUM` in a summary formula. */
const SUMMARY = /([\w.]+):(?:SUM|AVG|MAX|MIN|UNIQUE|MEDIAN)\b/g;

/** The object that a child relationship leads to; undefined when there is none. */
function childOf(parent: string, relationship: string, metadata: ProjectMetadata): string | undefined {
  const name = relationship.replace(/__r$/, '');
  const lookup = metadata
    .ofType('CustomField')
    .find(({ root }) => childText(root, 'referenceTo') === parent && childText(root, 'relationshipName') === name);
  return lookup?.name.split('.')[0];
}

interface Table {
  /** path as columns name it, for example `Order.OrderItems` */
  path: string;
  /** undefined when the relationship leads to an object of the platform */
  object: string | undefined;
}

interface Tables {
  tables: Table[];
  problems: Problem[];
}

/** The base object of a report type and everything it joins. */
function tablesOf(type: MetadataFile, metadata: ProjectMetadata): Tables {
  const base = childText(type.root, 'baseObject') ?? '';
  const tables: Table[] = [{ path: base, object: base }];
  const problems: Problem[] = metadata.hasObject(base)
    ? []
    : [{ file: type.file, message: `there is no object ${base}` }];
  let [join] = childrenNamed(type.root, 'join');
  while (join) {
    const parent = tables.at(-1)!;
    const relationship = childText(join, 'relationship') ?? '';
    const object = parent.object && childOf(parent.object, relationship, metadata);
    if (!object && isCustom(relationship)) {
      problems.push({ file: type.file, line: join.line, message: `${parent.path} has no children ${relationship}` });
    }
    tables.push({ path: `${parent.path}.${relationship}`, object });
    [join] = childrenNamed(join, 'join');
  }
  return { tables, problems };
}

function columnsOf(type: MetadataFile): XmlElement[] {
  return childrenNamed(type.root, 'sections').flatMap((section) => childrenNamed(section, 'columns'));
}

function typeProblems(type: MetadataFile, metadata: ProjectMetadata): Problem[] {
  const { tables, problems } = tablesOf(type, metadata);
  const columns = columnsOf(type).flatMap((column) => {
    const path = childText(column, 'table') ?? '';
    const field = (childText(column, 'field') ?? '').split('.')[0];
    const table = tables.find((candidate) => candidate.path === path);
    const at = { file: type.file, line: column.line };
    if (!table) {
      return [{ ...at, message: `the report type joins no ${path}` }];
    }
    const known = table.object === undefined || metadata.hasField(table.object, field.replace(/__r$/, '__c'));
    return known ? [] : [{ ...at, message: `there is no field ${table.object}.${field}` }];
  });
  return [...problems, ...columns];
}

/** Columns as reports name them, `Object__c.Children__r$Field__c`; undefined for a report type of the platform. */
function columnNames(report: MetadataFile, metadata: ProjectMetadata): Set<string> | undefined {
  const type = metadata.get('ReportType', (childText(report.root, 'reportType') ?? '').replace(/__c$/, ''));
  return (
    type && new Set(columnsOf(type).map((column) => `${childText(column, 'table')}$${childText(column, 'field')}`))
  );
}

/** Values of the children that name columns, wherever their parents stand in the report. */
function namedColumns(root: XmlElement): XmlElement[] {
  return COLUMN_ELEMENTS.flatMap(({ parent, child }) => {
    const parents = root.name === parent ? [root] : descendants(root, parent);
    return parents.flatMap((element) => childrenNamed(element, child));
  });
}

function summariesOf(aggregate: XmlElement): string[] {
  return [...(childText(aggregate, 'calculatedFormula') ?? '').matchAll(SUMMARY)].map(([, name]) => name);
}

function columnProblems(report: MetadataFile, columns: ReadonlySet<string>): Problem[] {
  const aggregates = childrenNamed(report.root, 'aggregates');
  const known = new Set([ROW_COUNT, ...columns, ...aggregates.map((entry) => childText(entry, 'developerName') ?? '')]);
  const dotted = new Set([...columns].map((column) => column.replace('$', '.')));
  return [
    ...namedColumns(report.root)
      .filter(({ text }) => !known.has(text))
      .map(({ text, line }) => ({ file: report.file, line, message: `the report type has no column ${text}` })),
    ...aggregates.flatMap((entry) =>
      summariesOf(entry)
        .filter((name) => !dotted.has(name))
        .map((name) => ({ file: report.file, line: entry.line, message: `the report type has no column ${name}` })),
    ),
  ];
}

/** A chart shows groupings of its report, and sums that the report takes. */
function chartProblems(report: MetadataFile): Problem[] {
  const grouped = new Set(
    ['groupingsDown', 'groupingsAcross'].flatMap((name) =>
      childrenNamed(report.root, name).map((entry) => childText(entry, 'field')),
    ),
  );
  const summed = new Set(
    childrenNamed(report.root, 'columns').flatMap((column) =>
      childrenNamed(column, 'aggregateTypes').map(({ text }) => `${text} ${childText(column, 'field')}`),
    ),
  );
  return childrenNamed(report.root, 'chart').flatMap((chart) => [
    ...['groupingColumn', 'secondaryGroupingColumn']
      .flatMap((name) => childrenNamed(chart, name))
      .filter(({ text }) => !grouped.has(text))
      .map(({ text, line }) => ({ file: report.file, line, message: `the report is not grouped by ${text}` })),
    ...childrenNamed(chart, 'chartSummaries')
      .map((summary) => ({
        line: summary.line,
        aggregate: childText(summary, 'aggregate'),
        column: childText(summary, 'column'),
      }))
      .filter(({ aggregate, column }) => aggregate && !summed.has(`${aggregate} ${column}`))
      .map(({ aggregate, column, line }) => ({
        file: report.file,
        line,
        message: `the report takes no ${aggregate} of ${column}`,
      })),
  ]);
}

/** `Folder/Name` by which dashboards call a report. */
function pathOf({ file }: MetadataFile): string {
  return file
    .split('/reports/')
    .at(-1)!
    .replace(/\.report-meta\.xml$/, '');
}

function reportProblems(report: MetadataFile, metadata: ProjectMetadata): Problem[] {
  const type = childText(report.root, 'reportType') ?? '';
  const [folder] = pathOf(report).split('/');
  const columns = columnNames(report, metadata);
  return [
    ...(metadata.get('ReportFolder', folder)
      ? []
      : [{ file: report.file, message: `there is no report folder ${folder}` }]),
    ...(!columns && type.endsWith('__c') && !type.includes('$')
      ? [{ file: report.file, message: `there is no report type ${type.replace(/__c$/, '')}` }]
      : []),
    ...(columns ? columnProblems(report, columns) : []),
    ...chartProblems(report),
  ];
}

function dashboardProblems(dashboard: MetadataFile, metadata: ProjectMetadata): Problem[] {
  const folder = dashboard.file.split('/').at(-2) ?? '';
  const reports = new Map(metadata.ofType('Report').map((report) => [pathOf(report), report]));
  return [
    ...(metadata.get('DashboardFolder', folder)
      ? []
      : [{ file: dashboard.file, message: `there is no dashboard folder ${folder}` }]),
    ...descendants(dashboard.root, 'dashboardComponent').flatMap((component) => {
      const name = childText(component, 'report');
      const at = { file: dashboard.file, line: component.line };
      if (name === undefined) {
        return [];
      }
      const report = reports.get(name);
      if (!report) {
        return [{ ...at, message: `there is no report ${name}` }];
      }
      const usesChart = childText(component, 'useReportChart') === 'true';
      return usesChart && childrenNamed(report.root, 'chart').length === 0
        ? [{ ...at, message: `the report ${name} has no chart` }]
        : [];
    }),
  ];
}

/** Report types, reports and dashboards show only what exists: objects, relations, fields, columns, reports, folders. */
export function reportsProblems(metadata: ProjectMetadata): Problem[] {
  return [
    ...metadata.ofType('ReportType').flatMap((type) => typeProblems(type, metadata)),
    ...metadata.ofType('Report').flatMap((report) => reportProblems(report, metadata)),
    ...metadata.ofType('Dashboard').flatMap((dashboard) => dashboardProblems(dashboard, metadata)),
  ];
}
