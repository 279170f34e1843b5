import { present } from '../arguments.ts';
import { reference, SystemObject } from '../define.ts';
import { XmlException } from '../exceptions.ts';
import { escapedAttribute, escapedText } from './escape.ts';

type Text = string | null;

/** The value of `XmlStreamWriter`. */
export class XmlStreamWriter extends SystemObject {
  readonly #parts: string[] = [];
  readonly #open: string[] = [];
  /** How a start tag that is still open will end; null: none is. */
  #tagEnd: '>' | '/>' | null = null;

  'close()'(): void {
    this.#finishTag();
  }
  'getXmlString()'(): string {
    this.#finishTag();
    return this.#parts.join('');
  }
  /** Prefixes are given with every name. */
  'setDefaultNamespace(String)'(_uri: Text): void {}
  'writeAttribute(String,String,String,String)'(prefix: Text, _namespace: Text, name: Text, value: Text): void {
    this.#inTag('writeAttribute');
    this.#parts.push(` ${qualified(prefix, present(name))}="${escapedAttribute(present(value))}"`);
  }
  'writeCData(String)'(data: Text): void {
    this.#write(`<![CDATA[${present(data)}]]>`);
  }
  'writeCharacters(String)'(text: Text): void {
    this.#write(escapedText(present(text)));
  }
  'writeComment(String)'(data: Text): void {
    this.#write(`<!--${present(data)}-->`);
  }
  'writeDefaultNamespace(String)'(uri: Text): void {
    this.#inTag('writeDefaultNamespace');
    this.#parts.push(` xmlns="${escapedAttribute(present(uri))}"`);
  }
  'writeEmptyElement(String,String,String)'(prefix: Text, name: Text, _namespace: Text): void {
    this.#write(`<${qualified(prefix, present(name))}`);
    this.#tagEnd = '/>';
  }
  'writeEndDocument()'(): void {
    while (this.#open.length > 0) this['writeEndElement()']();
    this.#finishTag();
  }
  'writeEndElement()'(): void {
    const name = this.#open.pop();
    if (name === undefined) throw new XmlException('No element is open');
    this.#write(`</${name}>`);
  }
  'writeNamespace(String,String)'(prefix: Text, uri: Text): void {
    if (prefix === null || prefix === '') {
      this['writeDefaultNamespace(String)'](uri);
      return;
    }
    this.#inTag('writeNamespace');
    this.#parts.push(` xmlns:${prefix}="${escapedAttribute(present(uri))}"`);
  }
  'writeProcessingInstruction(String,String)'(target: Text, data: Text): void {
    this.#write(data ? `<?${present(target)} ${data}?>` : `<?${present(target)}?>`);
  }
  'writeStartDocument(String,String)'(encoding: Text, version: Text): void {
    const encoded = encoding === null ? '' : ` encoding="${encoding}"`;
    this.#write(`<?xml version="${version ?? '1.0'}"${encoded}?>`);
  }
  'writeStartElement(String,String,String)'(prefix: Text, name: Text, _namespace: Text): void {
    const tag = qualified(prefix, present(name));
    this.#write(`<${tag}`);
    this.#open.push(tag);
    this.#tagEnd = '>';
  }
  override 'toString()'(): string {
    return 'System.XmlStreamWriter[]';
  }

  #write(text: string): void {
    this.#finishTag();
    this.#parts.push(text);
  }

  #finishTag(): void {
    if (this.#tagEnd !== null) this.#parts.push(this.#tagEnd);
    this.#tagEnd = null;
  }

  #inTag(member: string): void {
    if (this.#tagEnd === null) throw new XmlException(`Invalid state: ${member} belongs to a start tag`);
  }
}

function qualified(prefix: Text, name: string): string {
  return prefix === null || prefix === '' ? name : `${prefix}:${name}`;
}

export const XmlStreamWriterType = reference(
  `
  public class System.XmlStreamWriter {
    public XmlStreamWriter();
    public void close();
    public String getXmlString();
    public void setDefaultNamespace(String uri);
    public void writeAttribute(String prefix, String namespaceUri, String localName, String value);
    public void writeCData(String data);
    public void writeCharacters(String text);
    public void writeComment(String comment);
    public void writeDefaultNamespace(String namespaceUri);
    public void writeEmptyElement(String prefix, String localName, String namespaceUri);
    public void writeEndDocument();
    public void writeEndElement();
    public void writeNamespace(String prefix, String namespaceUri);
    public void writeProcessingInstruction(String target, String data);
    public void writeStartDocument(String encoding, String version);
    public void writeStartElement(String prefix, String localName, String namespaceUri);
    public String toString();
  }`,
  XmlStreamWriter,
);
