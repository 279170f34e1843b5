import assert from 'node:assert/strict';
import { writeProject } from '../types/generate/project.fixture.ts';
import type { Finding, Gate } from './gate.ts';

/** Folder of the project that these tests belong to. */
export const PROJECT = new URL('../../', import.meta.url).pathname;

/** Writes a Salesforce project with one package directory. */
export function salesforceProject(files: Readonly<Record<string, string>>): Promise<string> {
  return writeProject({
    'sfdx-project.json': '{"packageDirectories":[{"path":"force-app","default":true}]}',
    ...files,
  });
}

/** A metadata document. */
export function metadata(type: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n${content}\n</${type}>\n`;
}

/** Runs a gate and gives its findings as `file:line message`. */
export async function findings(gate: Gate, root: string): Promise<string[]> {
  const found = await gate.run(root);
  assert.ok(found.every((finding) => finding.gate === gate.name));
  return found.map(({ file, line, message }: Finding) => `${file}${line ? `:${line}` : ''} ${message}`);
}
