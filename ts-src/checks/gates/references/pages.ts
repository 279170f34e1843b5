import { childText, childrenNamed } from '../../../types/generate/xml.ts';
import type { XmlElement } from '../../../types/generate/xml.ts';
import { descendants } from '../../support/metadata.ts';
import type { MetadataFile, Problem, ProjectMetadata } from '../../support/metadata.ts';

/** The target that a component must declare to stand on a page of some type. */
const PAGE_TARGETS: Readonly<Record<string, string>> = {
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
  RecordPage: 'lightning__RecordPage',
  UtilityBar: 'lightning__UtilityBar',
};

function propertiesOf(bundle: MetadataFile): Set<string> {
  return new Set(descendants(bundle.root, 'property').map(({ attributes }) => attributes.name));
}

function componentProblems(page: MetadataFile, instance: XmlElement, metadata: ProjectMetadata): Problem[] {
  const name = (childText(instance, 'componentName') ?? '').replace(/^c:/, '');
  if (name.includes(':')) {
    return []; // a component of the platform or of another package
  }
  const at = { file: page.file, line: instance.line };
  const bundle = metadata.get('LightningComponentBundle', name);
  if (!bundle) {
    return [{ ...at, message: `there is no component ${name}` }];
  }
  const target = PAGE_TARGETS[childText(page.root, 'type') ?? ''];
  const targets = descendants(bundle.root, 'target').map(({ text }) => text);
  const known = propertiesOf(bundle);
  const properties = childrenNamed(instance, 'componentInstanceProperties').map(
    (entry) => childText(entry, 'name') ?? '',
  );
  return [
    ...(target && !targets.includes(target)
      ? [{ ...at, message: `${name} does not declare the target ${target}` }]
      : []),
    ...properties
      .filter((property) => !known.has(property))
      .map((property) => ({ ...at, message: `${name} has no property ${property}` })),
  ];
}

function pageProblems(page: MetadataFile, metadata: ProjectMetadata): Problem[] {
  const object = childText(page.root, 'sobjectType');
  return [
    ...(object && !metadata.hasObject(object) ? [{ file: page.file, message: `there is no object ${object}` }] : []),
    ...descendants(page.root, 'componentInstance').flatMap((instance) => componentProblems(page, instance, metadata)),
  ];
}

function tabProblems(tab: MetadataFile, metadata: ProjectMetadata): Problem[] {
  const page = childText(tab.root, 'flexiPage');
  const component = childText(tab.root, 'lwcComponent');
  const problems: string[] = [];
  if (childText(tab.root, 'customObject') === 'true' && !metadata.hasObject(tab.name)) {
    problems.push(`there is no object ${tab.name}`);
  }
  if (page && !metadata.get('FlexiPage', page)) {
    problems.push(`there is no page ${page}`);
  }
  if (component && !metadata.get('LightningComponentBundle', component)) {
    problems.push(`there is no component ${component}`);
  }
  return problems.map((message) => ({ file: tab.file, message }));
}

function appProblems(app: MetadataFile, metadata: ProjectMetadata): Problem[] {
  return childrenNamed(app.root, 'tabs')
    .filter(({ text }) => !text.startsWith('standard-') && !metadata.get('CustomTab', text))
    .map(({ text, line }) => ({ file: app.file, line, message: `there is no tab ${text}` }));
}

function layoutProblems(layout: MetadataFile, metadata: ProjectMetadata): Problem[] {
  const object = layout.name.split('-')[0];
  if (!metadata.hasObject(object)) {
    return [{ file: layout.file, message: `there is no object ${object}` }];
  }
  const fields = descendants(layout.root, 'layoutItems').flatMap((item) => childrenNamed(item, 'field'));
  const related = childrenNamed(layout.root, 'relatedLists').flatMap((list) => childrenNamed(list, 'relatedList'));
  return [
    ...fields
      .filter(({ text }) => !metadata.hasField(object, text))
      .map(({ text, line }) => ({ file: layout.file, line, message: `there is no field ${object}.${text}` })),
    ...related
      .filter(({ text }) => text.includes('.') && !metadata.hasField(...(text.split('.') as [string, string])))
      .map(({ text, line }) => ({ file: layout.file, line, message: `there is no relation ${text}` })),
  ];
}

/** Pages, tabs, apps and layouts show only what exists. */
export function pagesProblems(metadata: ProjectMetadata): Problem[] {
  const each = (type: string, check: (file: MetadataFile, all: ProjectMetadata) => Problem[]): Problem[] =>
    metadata.ofType(type).flatMap((file) => check(file, metadata));
  return [
    ...each('FlexiPage', pageProblems),
    ...each('CustomTab', tabProblems),
    ...each('CustomApplication', appProblems),
    ...each('Layout', layoutProblems),
  ];
}
