import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MetadataTypes } from '../support/metadataTypes.ts';
import { packageFiles } from '../support/project.ts';
import { XmlError, parseXml } from '../../types/generate/xml.ts';
import type { XmlElement } from '../../types/generate/xml.ts';
import type { Finding, Gate } from '../gate.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** Elements that the platform knows and the published types do not yet: `Type.element`. */
const NEWER: ReadonlySet<string> = new Set([]);

/** Root elements whose type the published types do not have yet; their content is not checked. */
const NEWER_ROOTS: ReadonlySet<string> = new Set([]);

interface Problem {
  line: number;
  message: string;
}

class Validator {
  readonly #types: MetadataTypes;
  readonly problems: Problem[] = [];

  constructor(types: MetadataTypes) {
    this.#types = types;
  }

  root(element: XmlElement): void {
    if (element.attributes.xmlns !== NAMESPACE) {
      this.#add(element, `<${element.name}> needs xmlns="${NAMESPACE}"`);
    }
    if (NEWER_ROOTS.has(element.name)) {
      return;
    }
    if (this.#types.get(element.name)?.kind === 'struct') {
      this.#struct(element, element.name);
    } else {
      this.#add(element, `<${element.name}> is not a metadata type`);
    }
  }

  #add({ line }: XmlElement, message: string): void {
    this.problems.push({ line, message });
  }

  #struct(element: XmlElement, typeName: string): void {
    const known = this.#types.elements(typeName);
    const seen = new Set<string>();
    for (const child of element.children) {
      const expected = known.get(child.name);
      if (expected) {
        this.#value(child, expected.type);
        if (seen.has(child.name) && !expected.repeats) {
          this.#add(child, `<${child.name}> may occur once in ${typeName}`);
        }
      } else if (!NEWER.has(`${typeName}.${child.name}`)) {
        this.#add(child, `<${child.name}> is not an element of ${typeName}`);
      }
      seen.add(child.name);
    }
    for (const [name, { required }] of known) {
      if (required && !seen.has(name)) {
        this.#add(element, `<${name}> is missing in ${typeName}`);
      }
    }
  }

  #value(element: XmlElement, typeName: string): void {
    const type = this.#types.get(typeName);
    switch (type?.kind) {
      case 'struct':
        return this.#struct(element, typeName);
      case 'enum':
        return this.#text(element, type.values.has(element.text), `one of ${[...type.values].join(', ')}`);
      case 'boolean':
        return this.#text(element, element.text === 'true' || element.text === 'false', 'true or false');
      case 'number':
        return this.#text(element, element.text !== '' && Number.isFinite(Number(element.text)), 'a number');
      case 'string':
        return this.#text(element, element.children.length === 0, 'text');
      default:
        return undefined;
    }
  }

  #text(element: XmlElement, valid: boolean, expected: string): void {
    if (!valid) {
      this.#add(element, `<${element.name}> is "${element.text}", expected ${expected}`);
    }
  }
}

function problemsOf(xml: string, types: MetadataTypes): Problem[] {
  try {
    const validator = new Validator(types);
    validator.root(parseXml(xml));
    return validator.problems;
  } catch (error) {
    if (error instanceof XmlError) {
      return [{ line: error.line, message: error.message }];
    }
    throw error;
  }
}

/** Metadata files against the types of the Metadata API: unknown, missing, repeated and ill-typed elements. */
export const metadataSchema: Gate = {
  name: 'metadata-schema',
  async run(root): Promise<Finding[]> {
    const types = new MetadataTypes();
    const files = await packageFiles(root, '-meta.xml');
    const findings = files.map(async (file) => {
      const problems = problemsOf(await readFile(path.join(root, file), 'utf8'), types);
      return problems.map((problem) => ({ gate: this.name, file, ...problem }));
    });
    return (await Promise.all(findings)).flat();
  },
};
