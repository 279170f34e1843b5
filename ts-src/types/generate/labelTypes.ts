import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { StructureKind } from 'ts-morph';
import type { ModuleDeclarationStructure } from 'ts-morph';
import { listFiles } from './files.ts';
import { childText, childrenNamed, parseXml } from './xml.ts';

/** Ambient modules for the custom labels of a project; the text is the doc comment. */
export async function labelModules(root: string): Promise<ModuleDeclarationStructure[]> {
  const files = await listFiles(root, 'force-app', '.labels-meta.xml');
  const documents = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
  return documents
    .flatMap((xml) => childrenNamed(parseXml(xml), 'labels'))
    .map((label) => ({
      kind: StructureKind.Module,
      name: `'@salesforce/label/c.${childText(label, 'fullName')}'`,
      hasDeclareKeyword: true,
      docs: [childText(label, 'value') ?? ''],
      statements: ['const text: string;\nexport default text;'],
    }));
}
