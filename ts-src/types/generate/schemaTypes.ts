import path from 'node:path';
import { StructureKind } from 'ts-morph';
import type { ModuleDeclarationStructure } from 'ts-morph';
import { listFiles } from './files.ts';

/** Fields that every custom object has. */
const SYSTEM_FIELDS = ['Id', 'Name', 'OwnerId', 'CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'];

function module(name: string, type: string): ModuleDeclarationStructure {
  return {
    kind: StructureKind.Module,
    name: `'@salesforce/schema/${name}'`,
    hasDeclareKeyword: true,
    statements: [`const reference: ${type};\nexport default reference;`],
  };
}

function fieldModule(object: string, field: string): ModuleDeclarationStructure {
  return module(`${object}.${field}`, `{ objectApiName: '${object}'; fieldApiName: '${field}' }`);
}

/** Ambient modules for the objects and fields that a project defines. */
export async function schemaModules(root: string): Promise<ModuleDeclarationStructure[]> {
  const objects = (await listFiles(root, 'force-app', '.object-meta.xml'))
    .map((file) => path.basename(file, '.object-meta.xml'))
    .filter((name) => name.endsWith('__c'));
  const fields = (await listFiles(root, 'force-app', '.field-meta.xml'))
    .map((file) => ({ object: file.split('/').at(-3) ?? '', field: path.basename(file, '.field-meta.xml') }))
    .filter(({ object }) => !/__(mdt|e)$/.test(object));
  return [
    ...objects.flatMap((object) => [
      module(object, `{ objectApiName: '${object}' }`),
      ...SYSTEM_FIELDS.map((field) => fieldModule(object, field)),
    ]),
    ...fields.map(({ object, field }) => fieldModule(object, field)),
  ];
}
