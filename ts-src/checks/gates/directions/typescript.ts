import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import type { Problem } from '../../support/metadata.ts';
import { lineAt, listFiles } from '../../support/project.ts';

/** The parts of ts-src that each part may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  chain: [],
  signer: ['chain'],
  gateway: ['chain'],
  cli: ['chain', 'local-org'],
  'local-org': [],
  demo: ['chain', 'signer', 'gateway', 'local-org', 'cli'],
  types: [],
  lwc: ['types'],
  checks: ['types'],
};

/** Parts whose files may be reached by path: they are no packages. */
const BY_PATH: ReadonlySet<string> = new Set(['types']);

/** Parts that run at a user's place: what they import must be among their dependencies. */
const SHIPPED: ReadonlySet<string> = new Set(['chain', 'signer', 'gateway', 'cli', 'local-org', 'demo']);

/** What tests of any part may lean on: a database, a local org to talk to, and a signer that writes a chain. */
const TEST_SUPPORT: readonly string[] = ['demo', 'local-org', 'signer'];

interface Import {
  specifier: string;
  line: number;
  typeOnly: boolean;
}

interface Part {
  name: string;
  dependencies: ReadonlySet<string>;
  development: ReadonlySet<string>;
}

/** Files that run on a developer's machine only: tests with their support, and generators. */
function isDevelopment(file: string): boolean {
  return /\.test\.ts$|\.fixture\.ts$|\/__tests__\/|\/test[\w-]*\/|\/generate\.ts$/.test(file);
}

/** Imports of a file, re-exports and constant `import()` included. */
function importsOf(text: string, file: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, false);
  const found: Import[] = [];
  const add = (node: ts.Expression | undefined, typeOnly: boolean): void => {
    if (node && ts.isStringLiteral(node)) {
      found.push({ specifier: node.text, line: lineAt(text, node.pos + 1), typeOnly });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

async function readPart(root: string, name: string): Promise<Part> {
  const file = path.join(root, 'ts-src', name, 'package.json');
  const text = existsSync(file) ? await readFile(file, 'utf8') : '{}';
  const { dependencies = {}, devDependencies = {} } = JSON.parse(text) as Record<string, Record<string, string>>;
  return {
    name,
    dependencies: new Set(Object.keys(dependencies)),
    development: new Set(Object.keys(devDependencies)),
  };
}

/** The part that an import leads to, or undefined when it leaves the project or stays in its part. */
function targetPart(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('@aegis/')) {
    return specifier.split('/')[1];
  }
  if (!specifier.startsWith('.')) {
    return undefined;
  }
  const [top, part] = path.posix.join(path.posix.dirname(file), specifier).split('/');
  return top === 'ts-src' ? part : undefined;
}

function partMessage(file: string, { specifier }: Import, from: string, to: string): string | undefined {
  const allowed = [...(MAY_IMPORT[from] ?? []), ...(isDevelopment(file) ? TEST_SUPPORT : [])];
  if (!allowed.includes(to)) {
    return `${from} must not import ${to} (${specifier})`;
  }
  const byPath = BY_PATH.has(to) || isDevelopment(file);
  return specifier.startsWith('.') && !byPath ? `import ${to} by its package name, not ${specifier}` : undefined;
}

/** A package that the part's own package.json does not name: it is there only because another part needs it. */
function packageMessage(file: string, { specifier, typeOnly }: Import, part: Part): string | undefined {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (!SHIPPED.has(part.name) || isBuiltin(specifier) || specifier.startsWith('.') || part.dependencies.has(name)) {
    return undefined;
  }
  return isDevelopment(file) || (typeOnly && part.development.has(name))
    ? undefined
    : `${name} is not a dependency of @aegis/${part.name}`;
}

/** LWCs see the platform's modules, each other by name, and the files of their own bundle. */
function componentMessage(file: string, { specifier }: Import): string | undefined {
  const own = path.posix.dirname(file);
  if (specifier.startsWith('.')) {
    return path.posix.join(own, specifier).startsWith(`${own}/`)
      ? undefined
      : `imports ${specifier} outside its bundle`;
  }
  return /^(?:lwc$|lightning\/|@salesforce\/|c\/)/.test(specifier)
    ? undefined
    : `the platform has no module ${specifier}`;
}

function messageFor(file: string, found: Import, part: Part): string | undefined {
  if (part.name === 'lwc' && !isDevelopment(file) && !file.startsWith('ts-src/lwc/tools/')) {
    return componentMessage(file, found);
  }
  const to = targetPart(file, found.specifier);
  return to && to !== part.name ? partMessage(file, found, part.name, to) : packageMessage(file, found, part);
}

/** Imports of TypeScript files against the directions between parts and the dependencies they declare. */
export async function typeScriptDirections(root: string): Promise<Problem[]> {
  const files = (await listFiles(root, 'ts-src', '.ts')).filter((file) => !/\/(?:node_modules|lib)\//.test(file));
  const parts = new Map<string, Part>();
  const problems: Problem[] = [];
  for (const file of files) {
    const name = file.split('/')[1];
    const part = parts.get(name) ?? (await readPart(root, name));
    parts.set(name, part);
    for (const found of importsOf(await readFile(path.join(root, file), 'utf8'), file)) {
      const message = messageFor(file, found, part);
      if (message) {
        problems.push({ file, line: found.line, message });
      }
    }
  }
  return problems;
}
