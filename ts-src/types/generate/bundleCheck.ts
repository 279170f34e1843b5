import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Node, Project } from 'ts-morph';
import { listFiles } from './files.ts';
import { children, expressionNames } from './template.ts';
import { childrenNamed, parseXml } from './xml.ts';

const BUNDLES = 'force-app/main/default/lwc';
const SOURCES = 'ts-src/lwc';

/** A name that a template or the metadata uses and no component has. */
export interface BundleProblem {
  file: string;
  line?: number;
  message: string;
}

interface Component {
  members: Set<string>;
  /** type of each `@api` property */
  api: Map<string, string>;
}

interface MetaProperty {
  name: string;
  type: string;
  line: number;
}

/** TypeScript type of what an app builder sets, per metadata type; other metadata types arrive as text. */
const PROPERTY_TYPES: Readonly<Record<string, string>> = { Integer: 'number', Boolean: 'boolean' };

function metaProperties(xml: string): MetaProperty[] {
  const configs = childrenNamed(parseXml(xml), 'targetConfigs').flatMap(({ children }) => children);
  const properties = configs.flatMap((config) => childrenNamed(config, 'property'));
  return properties.map(({ attributes, line }) => ({ name: attributes.name, type: attributes.type, line }));
}

function readComponent(project: Project, file: string): Component | undefined {
  const declaration = project.addSourceFileAtPath(file).getDefaultExportSymbol()?.getDeclarations()[0];
  if (!declaration || !Node.isClassDeclaration(declaration)) {
    return undefined;
  }
  const members = declaration.getInstanceMembers();
  const api = members.filter((member) => member.getDecorator('api'));
  return {
    members: new Set(members.map((member) => member.getName())),
    api: new Map(api.map((member) => [member.getName(), member.getType().getBaseTypeOfLiteralType().getText(member)])),
  };
}

function metaProblems(file: string, xml: string, component: Component | undefined): BundleProblem[] {
  return metaProperties(xml).flatMap(({ name, type, line }) => {
    const actual = component?.api.get(name);
    const expected = PROPERTY_TYPES[type] ?? 'string';
    if (actual === undefined) {
      return [{ file, line, message: `property ${name} is not an @api property of the component` }];
    }
    return actual.split(' | ').includes(expected)
      ? []
      : [{ file, line, message: `property ${name} is ${type}, but the component declares ${actual}` }];
  });
}

function templateProblems(
  file: string,
  html: string,
  own: Component,
  all: Map<string, Component | undefined>,
): BundleProblem[] {
  const unknownNames = expressionNames(html)
    .filter(({ name }) => !own.members.has(name))
    .map(({ name, line }) => ({ file, line, message: `{${name}} is not a member of the component` }));
  const childProblems = children(html).flatMap((child) => {
    const component = all.get(child.name);
    if (!component) {
      return [{ file, line: child.line, message: `there is no component ${child.name}` }];
    }
    return child.properties
      .filter(({ name }) => !component.api.has(name))
      .map(({ name, line }) => ({ file, line, message: `${name} is not an @api property of ${child.name}` }));
  });
  return [...unknownNames, ...childProblems];
}

/**
 * Checks what TypeScript cannot see: names in templates and metadata against the components' classes.
 * @param root folder with force-app and ts-src
 */
export async function checkBundles(root: string): Promise<BundleProblem[]> {
  const project = new Project({ compilerOptions: { strict: true }, skipFileDependencyResolution: true });
  const metas = await listFiles(root, BUNDLES, '.js-meta.xml');
  const sources = new Set(await listFiles(root, SOURCES, '.ts'));
  const names = metas.map((file) => path.basename(file, '.js-meta.xml'));
  const components = new Map(
    names
      .filter((name) => sources.has(`${SOURCES}/${name}/${name}.ts`))
      .map((name) => [name, readComponent(project, path.join(root, SOURCES, name, `${name}.ts`))]),
  );
  const problems: BundleProblem[] = names
    .filter((name) => !components.has(name))
    .map((name) => ({ file: `${BUNDLES}/${name}/${name}.js`, message: `has no source ${SOURCES}/${name}/${name}.ts` }));
  for (const file of metas) {
    const name = path.basename(file, '.js-meta.xml');
    problems.push(...metaProblems(file, await readFile(path.join(root, file), 'utf8'), components.get(name)));
  }
  for (const file of await listFiles(root, BUNDLES, '.html')) {
    const component = components.get(path.basename(path.dirname(file)));
    if (component) {
      problems.push(...templateProblems(file, await readFile(path.join(root, file), 'utf8'), component, components));
    }
  }
  return problems;
}
