import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true });

/** One element of metadata: text, child elements by name, or several of the same name. */
export type XmlValue = string | XmlElement | (string | XmlElement)[];

export interface XmlElement {
  [name: string]: XmlValue | undefined;
}

/** The children of a metadata file's root element. */
export function readMetadata(xml: string, rootName: string): XmlElement {
  const document = parser.parse(xml) as XmlElement;
  const root = document[rootName];
  return typeof root === 'object' && !Array.isArray(root) ? root : {};
}

/** All elements of one name below a parent, whether there are none, one or many. */
export function elements(parent: XmlElement, name: string): XmlElement[] {
  const value = parent[name];
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return list.filter((item): item is XmlElement => typeof item === 'object');
}

/** Text of a child element, or undefined. */
export function textOf(parent: XmlElement, name: string): string | undefined {
  const value = parent[name];
  return typeof value === 'string' ? value : undefined;
}
