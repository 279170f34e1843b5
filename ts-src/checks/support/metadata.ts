import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { XmlError, childText, parseXml } from '../../types/generate/xml.ts';
import type { XmlElement } from '../../types/generate/xml.ts';
import { packageFiles } from './project.ts';

/** One metadata file. */
export interface MetadataFile {
  /** relative to the project */
  file: string;
  /** name of the root element */
  type: string;
  /** file name without its suffixes; fields are `Object.Field` */
  name: string;
  root: XmlElement;
}

/** A reference that leads nowhere, or metadata that contradicts itself. */
export interface Problem {
  file: string;
  line?: number;
  message: string;
}

/** `Account.Region__c` for a field, which is filed under its object; else the file's own name. */
function nameOf(file: string): string {
  const name = path.basename(file).replace(/\.[A-Za-z-]+-meta\.xml$/, '');
  return file.endsWith('.field-meta.xml') ? `${file.split('/').at(-3)}.${name}` : name;
}

async function readFileIfXml(root: string, file: string): Promise<MetadataFile[]> {
  try {
    const element = parseXml(await readFile(path.join(root, file), 'utf8'));
    return [{ file, type: element.name, name: nameOf(file), root: element }];
  } catch (error) {
    if (error instanceof XmlError) {
      return []; // The schema gate reports it.
    }
    throw error;
  }
}

/** All metadata of a project's package directories, found by type and name. */
export class ProjectMetadata {
  readonly files: readonly MetadataFile[];
  readonly #byName: ReadonlyMap<string, MetadataFile>;

  constructor(files: readonly MetadataFile[]) {
    this.files = files;
    this.#byName = new Map(files.map((file) => [`${file.type}:${file.name}`.toLowerCase(), file]));
  }

  static async read(root: string): Promise<ProjectMetadata> {
    const files = await packageFiles(root, '-meta.xml');
    return new ProjectMetadata((await Promise.all(files.map((file) => readFileIfXml(root, file)))).flat());
  }

  ofType(type: string): MetadataFile[] {
    return this.files.filter((file) => file.type === type);
  }

  get(type: string, name: string): MetadataFile | undefined {
    return this.#byName.get(`${type}:${name}`.toLowerCase());
  }

  /** Whether an object exists: a custom one in the project, any other on the platform. */
  hasObject(name: string): boolean {
    return !isCustom(name) || this.get('CustomObject', name) !== undefined;
  }

  /** Whether a field exists: a custom one in the project, any other on the platform. */
  hasField(object: string, field: string): boolean {
    return this.hasObject(object) && (!isCustom(field) || this.get('CustomField', `${object}.${field}`) !== undefined);
  }

  /** Custom fields of an object. */
  fieldsOf(object: string): MetadataFile[] {
    return this.ofType('CustomField').filter(({ name }) => name.toLowerCase().startsWith(`${object.toLowerCase()}.`));
  }
}

/** Whether a name is one that a project defines, not the platform. */
export function isCustom(name: string): boolean {
  return /__[a-z]+$/i.test(name);
}

/** Whether a boolean child element says true. */
export function isTrue(element: XmlElement, name: string): boolean {
  return childText(element, name) === 'true';
}

/** All elements of this name below an element, at any depth. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}
