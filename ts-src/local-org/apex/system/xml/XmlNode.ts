import { present } from '../arguments.ts';
import { enumeration, reference, SystemObject, type ApexEnum } from '../define.ts';
import { IllegalArgumentException, ListException, XmlException } from '../exceptions.ts';
import type { ApexList } from '../List.ts';
import { listOfType } from '../named-types.ts';
import { escapedAttribute, escapedText } from './escape.ts';
import type { XmlAttribute, XmlNamespace } from './events.ts';

type Text = string | null;

export const XmlNodeTypeType = enumeration('public enum Dom.XmlNodeType { COMMENT, ELEMENT, TEXT }');

type Kind = 'ELEMENT' | 'TEXT' | 'COMMENT';

/** The value of `Dom.XmlNode`. */
export class XmlNode extends SystemObject {
  readonly kind: Kind;
  /** Of text and comments. */
  #text: string;
  readonly #name: Text;
  #namespace: Text = null;
  #prefix: Text = null;
  readonly #attributes: XmlAttribute[] = [];
  readonly #declares: XmlNamespace[] = [];
  readonly #children: XmlNode[] = [];
  #parent: XmlNode | null = null;

  constructor(kind: Kind, name: Text, text: string) {
    super();
    this.kind = kind;
    this.#name = name;
    this.#text = text;
  }

  /** A namespace is declared where it is not in force already. */
  static element(
    name: string,
    namespace: Text,
    prefix: Text,
    parent: XmlNode | null,
    declares?: XmlNamespace[],
  ): XmlNode {
    const node = new XmlNode('ELEMENT', name, '');
    node.#parent = parent;
    node.#namespace = namespace === '' ? null : namespace;
    node.#prefix = node.#namespace === null || prefix === '' ? null : prefix;
    if (declares) node.#declares.push(...declares);
    else if (node.#namespace !== null && node.#uri(node.#prefix) !== node.#namespace)
      node.#declares.push({ prefix: node.#prefix, uri: node.#namespace });
    if (parent) parent.#children.push(node);
    return node;
  }

  static text(kind: 'TEXT' | 'COMMENT', text: string, parent: XmlNode): XmlNode {
    const node = new XmlNode(kind, null, text);
    node.#parent = parent;
    parent.#children.push(node);
    return node;
  }

  /** Joins text that follows text. */
  appendText(text: string): void {
    const last = this.#children.at(-1);
    if (last?.kind !== 'TEXT') XmlNode.text('TEXT', text, this);
    else last.#text += text;
  }

  addAttribute(attribute: XmlAttribute): void {
    this.#attributes.push(attribute);
  }

  get parent(): XmlNode | null {
    return this.#parent;
  }

  'addChildElement(String,String,String)'(name: Text, namespace: Text, prefix: Text): XmlNode {
    this.#requireElement();
    return XmlNode.element(present(name), namespace, prefix, this);
  }
  'addCommentNode(String)'(text: Text): XmlNode {
    this.#requireElement();
    return XmlNode.text('COMMENT', present(text), this);
  }
  'addTextNode(String)'(text: Text): XmlNode {
    this.#requireElement();
    return XmlNode.text('TEXT', present(text), this);
  }
  'getAttribute(String,String)'(key: Text, namespace: Text): Text {
    const found = this.#attribute(present(key), namespace);
    if (!found) return null;
    return found.value;
  }
  'getAttributeCount()'(): number {
    return this.#attributes.length;
  }
  'getAttributeKeyAt(Integer)'(index: number | null): string {
    return this.#attributeAt(index).local;
  }
  'getAttributeKeyNsAt(Integer)'(index: number | null): Text {
    return this.#attributeAt(index).namespace;
  }
  'getAttributeValue(String,String)'(key: Text, namespace: Text): Text {
    return this.#attribute(present(key), namespace)?.value ?? null;
  }
  'getAttributeValueNs(String,String)'(key: Text, namespace: Text): Text {
    const value = this.#attribute(present(key), namespace)?.value;
    const prefix = value === undefined ? undefined : /^([^:]+):/.exec(value)?.[1];
    return prefix === undefined ? null : this.#uri(prefix);
  }
  'getChildElement(String,String)'(name: Text, namespace: Text): XmlNode | null {
    const wanted = namespace === '' ? null : namespace;
    return this.#children.find((child) => child.#name === present(name) && child.#namespace === wanted) ?? null;
  }
  'getChildElements()'(): ApexList {
    return listOfType(
      'Dom.XmlNode',
      this.#children.filter(({ kind }) => kind === 'ELEMENT'),
    );
  }
  'getChildren()'(): ApexList {
    return listOfType('Dom.XmlNode', [...this.#children]);
  }
  'getName()'(): Text {
    return this.#name;
  }
  'getNamespace()'(): Text {
    return this.#namespace;
  }
  'getNamespaceFor(String)'(prefix: Text): Text {
    return this.#uri(prefix === '' ? null : prefix);
  }
  'getNodeType()'(): ApexEnum {
    return XmlNodeTypeType.value(this.kind);
  }
  'getParent()'(): XmlNode | null {
    return this.#parent;
  }
  'getPrefixFor(String)'(namespace: Text): Text {
    const found = this.#inForce(({ uri }) => uri === namespace);
    return found ? (found.prefix ?? '') : null;
  }
  /** Of an element: what its text nodes say. */
  'getText()'(): string {
    if (this.kind !== 'ELEMENT') return this.#text;
    return this.#children.flatMap((child) => (child.kind === 'TEXT' ? child.#text : [])).join('');
  }
  'insertBefore(XmlNode,XmlNode)'(child: XmlNode | null, before: XmlNode | null): XmlNode {
    const node = present(child);
    const at = before === null ? this.#children.length : this.#children.indexOf(before);
    if (at < 0) throw new IllegalArgumentException('The reference node is not a child of this node');
    node.#detach();
    this.#children.splice(at, 0, node);
    node.#parent = this;
    return node;
  }
  'removeAttribute(String,String)'(key: Text, namespace: Text): boolean {
    const found = this.#attribute(present(key), namespace);
    if (found) this.#attributes.splice(this.#attributes.indexOf(found), 1);
    return found !== undefined;
  }
  'removeChild(XmlNode)'(child: XmlNode | null): boolean {
    const node = present(child);
    if (node.#parent !== this) return false;
    node.#detach();
    return true;
  }
  'setAttribute(String,String)'(key: Text, value: Text): void {
    this.#set(present(key), present(value), null);
  }
  'setAttributeNs(String,String,String,String)'(key: Text, value: Text, namespace: Text, valueNamespace: Text): void {
    const prefix =
      valueNamespace === null || valueNamespace === '' ? null : this['getPrefixFor(String)'](valueNamespace);
    this.#set(
      present(key),
      prefix ? `${prefix}:${present(value)}` : present(value),
      namespace === '' ? null : namespace,
    );
  }
  'setNamespace(String,String)'(prefix: Text, namespace: Text): void {
    const name = prefix === '' ? null : prefix;
    const found = this.#declares.find((one) => one.prefix === name);
    if (found) found.uri = present(namespace);
    else this.#declares.push({ prefix: name, uri: present(namespace) });
  }

  /** Without declaration; elements without content are `<a />`. */
  xml(): string {
    const parts: string[] = [];
    this.#write(parts);
    return parts.join('');
  }

  #write(parts: string[]): void {
    if (this.kind === 'TEXT') parts.push(escapedText(this.#text));
    else if (this.kind === 'COMMENT') parts.push(`<!--${this.#text}-->`);
    else this.#writeElement(parts);
  }

  #writeElement(parts: string[]): void {
    const name = this.#prefix === null ? this.#name! : `${this.#prefix}:${this.#name}`;
    parts.push('<', name);
    for (const { prefix, uri } of this.#declares)
      parts.push(` ${prefix === null ? 'xmlns' : `xmlns:${prefix}`}="${escapedAttribute(uri)}"`);
    for (const { prefix, local, value } of this.#attributes)
      parts.push(` ${prefix === null ? local : `${prefix}:${local}`}="${escapedAttribute(value)}"`);
    if (this.#children.length === 0) {
      parts.push(' />');
      return;
    }
    parts.push('>');
    for (const child of this.#children) child.#write(parts);
    parts.push('</', name, '>');
  }

  #set(key: string, value: string, namespace: Text): void {
    this.#requireElement();
    const found = this.#attribute(key, namespace);
    const prefix = namespace === null ? null : this['getPrefixFor(String)'](namespace);
    if (namespace !== null && prefix === null) throw new XmlException(`Namespace ${namespace} is not declared`);
    if (found) found.value = value;
    else this.#attributes.push({ prefix, local: key, namespace, value });
  }

  #attribute(key: string, namespace: Text): XmlAttribute | undefined {
    const wanted = namespace === '' ? null : namespace;
    return this.#attributes.find((one) => one.local === key && one.namespace === wanted);
  }

  #attributeAt(index: number | null): XmlAttribute {
    const found = this.#attributes[present(index)];
    if (!found) throw new ListException(`List index out of bounds: ${index}`);
    return found;
  }

  #uri(prefix: Text): Text {
    return this.#inForce((one) => one.prefix === prefix)?.uri ?? null;
  }

  /** The nearest declaration, from this element outwards. */
  #inForce(matches: (declared: XmlNamespace) => boolean): XmlNamespace | undefined {
    const found = this.#declares.find(matches);
    if (found || !this.#parent) return found;
    return this.#parent.#inForce(matches);
  }

  #detach(): void {
    if (!this.#parent) return;
    const siblings = this.#parent.#children;
    siblings.splice(siblings.indexOf(this), 1);
    this.#parent = null;
  }

  #requireElement(): void {
    if (this.kind !== 'ELEMENT') throw new XmlException('Only an element has children and attributes');
  }
}

export const XmlNodeType = reference(
  `
  public class Dom.XmlNode {
    public Dom.XmlNode addChildElement(String name, String namespace, String prefix);
    public Dom.XmlNode addCommentNode(String text);
    public Dom.XmlNode addTextNode(String text);
    public String getAttribute(String key, String keyNamespace);
    public Integer getAttributeCount();
    public String getAttributeKeyAt(Integer index);
    public String getAttributeKeyNsAt(Integer index);
    public String getAttributeValue(String key, String keyNamespace);
    public String getAttributeValueNs(String key, String keyNamespace);
    public Dom.XmlNode getChildElement(String name, String namespace);
    public List<Dom.XmlNode> getChildElements();
    public List<Dom.XmlNode> getChildren();
    public String getName();
    public String getNamespace();
    public String getNamespaceFor(String prefix);
    public Dom.XmlNodeType getNodeType();
    public Dom.XmlNode getParent();
    public String getPrefixFor(String namespace);
    public String getText();
    public Dom.XmlNode insertBefore(Dom.XmlNode newChild, Dom.XmlNode refChild);
    public Boolean removeAttribute(String key, String keyNamespace);
    public Boolean removeChild(Dom.XmlNode childNode);
    public void setAttribute(String key, String value);
    public void setAttributeNs(String key, String value, String keyNamespace, String valueNamespace);
    public void setNamespace(String prefix, String namespace);
  }`,
  XmlNode,
);
