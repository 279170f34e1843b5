import { present } from '../arguments.ts';
import { enumeration, reference, SystemObject, type ApexEnum } from '../define.ts';
import { ListException, NoSuchElementException, XmlException } from '../exceptions.ts';
import { eventsOf } from './Document.ts';
import type { XmlAttribute, XmlEvent, XmlNamespace } from './events.ts';

type Text = string | null;

export const XmlTagType = enumeration(`
  public enum System.XmlTag {
    ATTRIBUTE, CDATA, CHARACTERS, COMMENT, DTD, END_DOCUMENT, END_ELEMENT, ENTITY_DECLARATION, ENTITY_REFERENCE, NAMESPACE,
    NOTATION_DECLARATION, PROCESSING_INSTRUCTION, SPACE, START_DOCUMENT, START_ELEMENT
  }`);

type Tag =
  | 'START_DOCUMENT'
  | 'START_ELEMENT'
  | 'END_ELEMENT'
  | 'CHARACTERS'
  | 'CDATA'
  | 'COMMENT'
  | 'PROCESSING_INSTRUCTION'
  | 'END_DOCUMENT';

const TAGS: Record<XmlEvent['kind'], Tag> = {
  startDocument: 'START_DOCUMENT',
  start: 'START_ELEMENT',
  end: 'END_ELEMENT',
  text: 'CHARACTERS',
  cdata: 'CHARACTERS',
  comment: 'COMMENT',
  instruction: 'PROCESSING_INSTRUCTION',
  endDocument: 'END_DOCUMENT',
};

/** Numbers of events, those of `javax.xml.stream.XMLStreamConstants`. */
const NUMBERS: Record<Tag, number> = {
  START_ELEMENT: 1,
  END_ELEMENT: 2,
  PROCESSING_INSTRUCTION: 3,
  CHARACTERS: 4,
  COMMENT: 5,
  START_DOCUMENT: 7,
  END_DOCUMENT: 8,
  CDATA: 12,
};

/** The value of `XmlStreamReader`. */
export class XmlStreamReader extends SystemObject {
  #events: XmlEvent[];
  #at = 0;

  constructor(xml: string) {
    super();
    this.#events = eventsOf(xml);
  }

  static 'new(String)'(xml: Text): XmlStreamReader {
    return new XmlStreamReader(present(xml));
  }
  'getAttributeCount()'(): number {
    return this.#attributes().length;
  }
  'getAttributeLocalName(Integer)'(index: number | null): string {
    return this.#attributeAt(index).local;
  }
  'getAttributeNamespace(Integer)'(index: number | null): Text {
    return this.#attributeAt(index).namespace;
  }
  'getAttributePrefix(Integer)'(index: number | null): Text {
    return this.#attributeAt(index).prefix;
  }
  'getAttributeType(Integer)'(index: number | null): string {
    this.#attributeAt(index);
    return 'CDATA';
  }
  'getAttributeValue(String,String)'(namespace: Text, name: Text): Text {
    const wanted = namespace === '' ? null : namespace;
    const found = this.#attributes().find(
      (one) => one.local === present(name) && (wanted === null || one.namespace === wanted),
    );
    return found?.value ?? null;
  }
  'getAttributeValueAt(Integer)'(index: number | null): string {
    return this.#attributeAt(index).value;
  }
  'getEventType()'(): ApexEnum {
    return XmlTagType.value(TAGS[this.#event.kind]);
  }
  'getLocalName()'(): Text {
    return this.#element('getLocalName').name.local;
  }
  'getLocation()'(): string {
    return `Event ${this.#at}`;
  }
  'getNamespace()'(): Text {
    return this.#element('getNamespace').name.namespace;
  }
  'getNamespaceCount()'(): number {
    return this.#declared().length;
  }
  'getNamespacePrefix(Integer)'(index: number | null): Text {
    return this.#declaredAt(index).prefix;
  }
  'getNamespaceURI(String)'(prefix: Text): Text {
    return this.#element('getNamespaceURI').scope.uri(prefix ?? '');
  }
  'getNamespaceURIAt(Integer)'(index: number | null): string {
    return this.#declaredAt(index).uri;
  }
  'getPIData()'(): Text {
    return this.#event.kind === 'instruction' ? this.#event.data : null;
  }
  'getPITarget()'(): Text {
    return this.#event.kind === 'instruction' ? this.#event.target : null;
  }
  'getPrefix()'(): Text {
    return this.#element('getPrefix').name.prefix;
  }
  'getText()'(): Text {
    if ('text' in this.#event) return this.#event.text;
    throw new XmlException(`Illegal State: Not a text event: ${TAGS[this.#event.kind]}`);
  }
  'getVersion()'(): Text {
    const [first] = this.#events;
    return first?.kind === 'startDocument' ? first.version : null;
  }
  'hasName()'(): boolean {
    return this.#event.kind === 'start' || this.#event.kind === 'end';
  }
  'hasNext()'(): boolean {
    return this.#at < this.#events.length - 1;
  }
  'hasText()'(): boolean {
    return 'text' in this.#event;
  }
  'isCharacters()'(): boolean {
    return this.#event.kind === 'text' || this.#event.kind === 'cdata';
  }
  'isEndElement()'(): boolean {
    return this.#event.kind === 'end';
  }
  'isStartElement()'(): boolean {
    return this.#event.kind === 'start';
  }
  'isWhiteSpace()'(): boolean {
    return this.#event.kind === 'text' && this.#event.text.trim() === '';
  }
  'next()'(): number {
    if (!this['hasNext()']()) throw new NoSuchElementException('END_DOCUMENT reached: no more elements on the stream.');
    this.#at += 1;
    return NUMBERS[TAGS[this.#event.kind]];
  }
  /** Skips whitespace, comments and processing instructions. */
  'nextTag()'(): number {
    const number = this['next()']();
    const { kind } = this.#event;
    if (kind === 'start' || kind === 'end') return number;
    if (kind === 'comment' || kind === 'instruction' || this['isWhiteSpace()']()) return this['nextTag()']();
    throw new XmlException('expected start or end tag');
  }
  /** Text beside text becomes one event. */
  'setCoalescing(Boolean)'(coalesce: boolean | null): void {
    if (present(coalesce)) this.#events = coalesced(this.#events, this.#at);
  }
  /** Namespaces are always known. */
  'setNamespaceAware(Boolean)'(aware: boolean | null): void {
    present(aware);
  }
  override 'toString()'(): string {
    return `System.XmlStreamReader[Event=${TAGS[this.#event.kind]}]`;
  }

  get #event(): XmlEvent {
    return this.#events[this.#at]!;
  }

  #element(member: string): Extract<XmlEvent, { kind: 'start' | 'end' }> {
    const event = this.#event;
    if (event.kind === 'start' || event.kind === 'end') return event;
    throw new XmlException(`Illegal State: ${member} is not allowed at ${TAGS[event.kind]}`);
  }

  #attributes(): readonly XmlAttribute[] {
    if (this.#event.kind === 'start') return this.#event.attributes;
    throw new XmlException('Illegal State: Attributes are only at START_ELEMENT');
  }

  #attributeAt(index: number | null): XmlAttribute {
    return at(this.#attributes(), index);
  }

  #declared(): readonly XmlNamespace[] {
    return this.#element('getNamespaceCount').declares;
  }

  #declaredAt(index: number | null): XmlNamespace {
    return at(this.#declared(), index);
  }
}

function at<T>(items: readonly T[], index: number | null): T {
  const found = items[present(index)];
  if (found === undefined) throw new ListException(`List index out of bounds: ${index}`);
  return found;
}

/** Events up to `from` stay. */
function coalesced(events: readonly XmlEvent[], from: number): XmlEvent[] {
  const isText = (event: XmlEvent | undefined): event is Extract<XmlEvent, { text: string }> =>
    event?.kind === 'text' || event?.kind === 'cdata';
  const out = events.slice(0, from + 1);
  for (const event of events.slice(from + 1)) {
    const last = out.at(-1);
    if (out.length > from + 1 && isText(event) && isText(last))
      out[out.length - 1] = { kind: 'text', text: last.text + event.text };
    else out.push(event);
  }
  return out;
}

export const XmlStreamReaderType = reference(
  `
  public class System.XmlStreamReader {
    public XmlStreamReader(String xmlInput);
    public Integer getAttributeCount();
    public String getAttributeLocalName(Integer index);
    public String getAttributeNamespace(Integer index);
    public String getAttributePrefix(Integer index);
    public String getAttributeType(Integer index);
    public String getAttributeValue(String namespaceUri, String localName);
    public String getAttributeValueAt(Integer index);
    public XmlTag getEventType();
    public String getLocalName();
    public String getLocation();
    public String getNamespace();
    public Integer getNamespaceCount();
    public String getNamespacePrefix(Integer index);
    public String getNamespaceURI(String prefix);
    public String getNamespaceURIAt(Integer index);
    public String getPIData();
    public String getPITarget();
    public String getPrefix();
    public String getText();
    public String getVersion();
    public Boolean hasName();
    public Boolean hasNext();
    public Boolean hasText();
    public Boolean isCharacters();
    public Boolean isEndElement();
    public Boolean isStartElement();
    public Boolean isWhiteSpace();
    public Integer next();
    public Integer nextTag();
    public void setCoalescing(Boolean returnAsSingleBlock);
    public void setNamespaceAware(Boolean isNamespaceAware);
    public String toString();
  }`,
  XmlStreamReader,
);
