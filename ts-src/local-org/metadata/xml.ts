import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { MetadataError } from './error.ts';

type RawNode = { [name: string]: unknown };

const TEXT = '#text';
const ATTRIBUTE = '@';
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: TEXT,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

/** One element of a metadata file. Element order is not kept: metadata files are sets of properties. */
export class XmlElement {
  readonly file: string;
  readonly name: string;
  readonly #node: RawNode | string;

  constructor(file: string, name: string, node: RawNode | string) {
    this.file = file;
    this.name = name;
    this.#node = node;
  }

  /** Text of this element, '' when it has none. */
  get content(): string {
    return typeof this.#node === 'string' ? this.#node : String(this.#node[TEXT] ?? '');
  }

  attribute(name: string): string | undefined {
    return typeof this.#node === 'string' ? undefined : (this.#node[ATTRIBUTE + name] as string | undefined);
  }

  all(name: string): XmlElement[] {
    if (typeof this.#node === 'string' || name.startsWith(ATTRIBUTE)) return [];
    const nodes = (this.#node[name] ?? []) as (RawNode | string)[];
    return nodes.map((node) => new XmlElement(this.file, name, node));
  }

  first(name: string): XmlElement | undefined {
    return this.all(name)[0];
  }

  text(name: string): string | undefined {
    return this.first(name)?.content;
  }

  texts(name: string): string[] {
    return this.all(name).map((element) => element.content);
  }

  /** Throws MetadataError when the child is missing or empty. */
  required(name: string): string {
    const value = this.text(name);
    if (!value) throw new MetadataError(this.file, `<${this.name}> needs <${name}>`);
    return value;
  }

  /** Throws MetadataError unless the child is absent, `true` or `false`. */
  flag(name: string, otherwise = false): boolean {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    if (value !== 'true' && value !== 'false')
      throw new MetadataError(this.file, `<${name}> is "${value}", expected true or false`);
    return value === 'true';
  }

  /** Throws MetadataError unless the child is absent or a whole number. */
  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined || value === '') return undefined;
    if (!/^-?\d+$/.test(value)) throw new MetadataError(this.file, `<${name}> is "${value}", expected a whole number`);
    return Number(value);
  }

  /** Throws MetadataError unless the child is absent or one of `values`. */
  choice<const T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined || values.includes(value as T)) return value as T | undefined;
    throw new MetadataError(this.file, `<${name}> is "${value}", expected one of ${values.join(', ')}`);
  }
}

/** Throws MetadataError with the line when the text is not well-formed. */
export function parseXml(file: string, text: string): XmlElement {
  const checked = XMLValidator.validate(text);
  if (checked !== true) throw new MetadataError(file, checked.err.msg, checked.err.line);
  const document = parser.parse(text) as Record<string, (RawNode | string)[]>;
  const roots = Object.entries(document).filter(([name]) => !name.startsWith('?') && name !== TEXT);
  const root = roots[0];
  if (!root || roots.length > 1 || root[1].length > 1)
    throw new MetadataError(file, 'expected exactly one root element');
  return new XmlElement(file, root[0], root[1][0]!);
}

/** Parses and checks the root element's name. */
export function parseMetadata(file: string, text: string, root: string): XmlElement {
  const element = parseXml(file, text);
  if (element.name !== root) throw new MetadataError(file, `root element is <${element.name}>, expected <${root}>`);
  return element;
}
