import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of an XML document. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlElement[];
  /** text directly inside the element, entities resolved, trimmed */
  text: string;
  /** counts from 1 */
  line: number;
}

/** Text that is not well-formed XML with one root element. */
export class XmlError extends Error {
  readonly code = 'XML_SYNTAX';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.name = 'XmlError';
    this.line = line;
  }
}

/** A node as the parser gives it: one key is the element's name, its value the child nodes. */
type RawNode = Record<string, RawNode[] | string | Record<string, string>> & Record<symbol, { startIndex: number }>;

const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
  attributeNamePrefix: '',
  captureMetaData: true,
  ignoreAttributes: false,
  ignoreDeclaration: true,
  parseAttributeValue: false,
  parseTagValue: false,
  preserveOrder: true,
  trimValues: true,
});

const position = XMLParser.getMetaDataSymbol() as unknown as symbol;

function nameOf(node: RawNode): string {
  return Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
}

function toElement(node: RawNode, source: string): XmlElement {
  const name = nameOf(node);
  const content = node[name] as RawNode[];
  const texts = content.filter((child) => TEXT in child).map((child) => String(child[TEXT]));
  return {
    name,
    attributes: (node[ATTRIBUTES] as Record<string, string> | undefined) ?? {},
    children: content.filter((child) => !(TEXT in child)).map((child) => toElement(child, source)),
    text: texts.join('').trim(),
    line: source.slice(0, node[position]?.startIndex ?? 0).split('\n').length,
  };
}

/**
 * The root element of a document.
 * @throws XmlError
 */
export function parseXml(source: string): XmlElement {
  const valid = XMLValidator.validate(source);
  if (valid !== true) {
    throw new XmlError(valid.err.line, valid.err.msg);
  }
  const roots = (parser.parse(source) as RawNode[]).filter((node) => !(TEXT in node));
  if (roots.length !== 1) {
    throw new XmlError(1, `one root element expected, found ${roots.length}`);
  }
  return toElement(roots[0], source);
}

/** The child elements of one name. */
export function childrenNamed(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child) => child.name === name);
}

/** Text of the first child element of a name; undefined when there is none. */
export function childText(parent: XmlElement, name: string): string | undefined {
  return parent.children.find((child) => child.name === name)?.text;
}
