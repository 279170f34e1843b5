import { present } from '../arguments.ts';
import { reference, SystemObject } from '../define.ts';
import { XmlException } from '../exceptions.ts';
import { readXml, XmlSyntaxError, type XmlEvent } from './events.ts';
import { XmlNode } from './XmlNode.ts';

type Text = string | null;

/** The value of `Dom.Document`. */
export class XmlDocument extends SystemObject {
  #root: XmlNode | null = null;

  /** @throws XmlException for text that is not well-formed */
  static parsed(text: string): XmlDocument {
    const document = new XmlDocument();
    document.#root = treeOf(eventsOf(text));
    return document;
  }

  'createRootElement(String,String,String)'(name: Text, namespace: Text, prefix: Text): XmlNode {
    if (this.#root) throw new XmlException('The document has a root element');
    return (this.#root = XmlNode.element(present(name), namespace, prefix, null));
  }
  'getRootElement()'(): XmlNode | null {
    return this.#root;
  }
  'load(String)'(xml: Text): void {
    this.#root = treeOf(eventsOf(present(xml)));
  }
  'toXmlString()'(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>${this.#root?.xml() ?? ''}`;
  }
}

/** @throws XmlException with line and column */
export function eventsOf(text: string): XmlEvent[] {
  try {
    return readXml(text);
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    throw new XmlException(`Failed to parse XML due to: ${error.message} (position: @${error.position})`);
  }
}

function treeOf(events: readonly XmlEvent[]): XmlNode {
  let root: XmlNode | null = null;
  let open: XmlNode | null = null;
  for (const event of events) {
    if (event.kind === 'start') {
      const { name, attributes, declares } = event;
      open = XmlNode.element(name.local, name.namespace, name.prefix, open, declares);
      for (const attribute of attributes) open.addAttribute({ ...attribute });
      root ??= open;
    } else if (event.kind === 'end') open = open!.parent;
    else if (open && (event.kind === 'text' || event.kind === 'cdata')) open.appendText(event.text);
    else if (open && event.kind === 'comment') XmlNode.text('COMMENT', event.text, open);
  }
  return root!;
}

export const XmlDocumentType = reference(
  `
  public class Dom.Document {
    public Document();
    public Dom.XmlNode createRootElement(String name, String namespace, String prefix);
    public Dom.XmlNode getRootElement();
    public void load(String xml);
    public String toXmlString();
  }`,
  XmlDocument,
);
