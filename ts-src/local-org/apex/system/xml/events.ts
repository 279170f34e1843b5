/** Reads XML 1.0 with namespaces as a list of events. A DOCTYPE is skipped: no entity but the five predefined ones is known. */
export interface XmlName {
  prefix: string | null;
  local: string;
  /** null: in no namespace. */
  namespace: string | null;
}

export interface XmlAttribute extends XmlName {
  value: string;
}

/** A declaration of an element: `prefix` null is the default namespace. */
export interface XmlNamespace {
  prefix: string | null;
  uri: string;
}

export type XmlEvent =
  | { kind: 'startDocument'; version: string | null; encoding: string | null }
  | { kind: 'start'; name: XmlName; attributes: XmlAttribute[]; declares: XmlNamespace[]; scope: XmlScope }
  | { kind: 'end'; name: XmlName; declares: XmlNamespace[]; scope: XmlScope }
  | { kind: 'text' | 'cdata' | 'comment'; text: string }
  | { kind: 'instruction'; target: string; data: string }
  | { kind: 'endDocument' };

/** The namespaces in force at an element. */
export class XmlScope {
  readonly #uris: ReadonlyMap<string, string>;

  constructor(uris: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']])) {
    this.#uris = uris;
  }

  within(declared: readonly XmlNamespace[]): XmlScope {
    if (declared.length === 0) return this;
    return new XmlScope(new Map([...this.#uris, ...declared.map(({ prefix, uri }) => [prefix ?? '', uri] as const)]));
  }

  /** null when the prefix means nothing; '' is the default namespace. */
  uri(prefix: string): string | null {
    return this.#uris.get(prefix) || null;
  }

  /** null when no prefix stands for the namespace. */
  prefix(uri: string): string | null {
    for (const [prefix, known] of this.#uris) if (known === uri) return prefix;
    return null;
  }
}

/** The text is not well-formed: says what is wrong, and where as `line:column`. */
export class XmlSyntaxError extends Error {
  override readonly name = 'XmlSyntaxError';
  readonly code = 'XML_SYNTAX';
  readonly position: string;

  constructor(message: string, text: string, at: number) {
    super(message);
    const before = text.slice(0, at).split('\n');
    this.position = `${before.length}:${before.at(-1)!.length + 1}`;
  }
}

const NAME = /[A-Za-z_\u00B7-\uFFFD][\w.\-\u00B7-\uFFFD]*(?::[A-Za-z_\u00B7-\uFFFD][\w.\-\u00B7-\uFFFD]*)?/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** Elements within elements: deeper texts are refused. */
const MAX_DEPTH = 10_000;

/** @throws XmlSyntaxError */
export function readXml(text: string): XmlEvent[] {
  return new XmlReader(text).document();
}

interface Open {
  qualified: string;
  name: XmlName;
  declares: XmlNamespace[];
  scope: XmlScope;
}

class XmlReader {
  readonly #text: string;
  readonly #events: XmlEvent[] = [];
  readonly #open: Open[] = [];
  #at = 0;
  #hasRoot = false;

  constructor(text: string) {
    this.#text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  document(): XmlEvent[] {
    this.#declaration();
    while (this.#at < this.#text.length) this.#next();
    if (this.#open.length > 0)
      throw this.#fault(`expected end tag </${this.#open.at(-1)!.qualified}> but the document ended`);
    if (!this.#hasRoot) throw this.#fault('the document has no root element');
    this.#events.push({ kind: 'endDocument' });
    return this.#events;
  }

  #declaration(): void {
    const found = /^<\?xml\s+([^?]*)\?>/.exec(this.#text);
    const value = (name: string): string | null =>
      new RegExp(`${name}\\s*=\\s*["']([^"']*)["']`).exec(found?.[1] ?? '')?.[1] ?? null;
    this.#events.push({ kind: 'startDocument', version: value('version'), encoding: value('encoding') });
    this.#at = found?.[0].length ?? 0;
  }

  #next(): void {
    if (this.#text[this.#at] !== '<') this.#characters();
    else if (this.#starts('<!--')) this.#events.push({ kind: 'comment', text: this.#until('<!--', '-->') });
    else if (this.#starts('<![CDATA[')) this.#events.push({ kind: 'cdata', text: this.#until('<![CDATA[', ']]>') });
    else if (this.#starts('<!DOCTYPE')) this.#doctype();
    else if (this.#starts('<?')) this.#instruction();
    else if (this.#starts('</')) this.#endTag();
    else this.#startTag();
  }

  #characters(): void {
    const end = this.#text.indexOf('<', this.#at);
    const raw = this.#text.slice(this.#at, end < 0 ? undefined : end);
    if (this.#open.length === 0) {
      if (raw.trim() !== '') {
        const where = this.#hasRoot ? 'after the root element' : 'before start tag';
        throw this.#fault(`only whitespace content allowed ${where} and not ${raw.trim()[0]}`);
      }
    } else this.#events.push({ kind: 'text', text: this.#decoded(raw.replaceAll(/\r\n?/g, '\n')) });
    this.#at += raw.length;
  }

  #instruction(): void {
    const body = this.#until('<?', '?>');
    const space = body.search(/\s/);
    const [target, data] = space < 0 ? [body, ''] : [body.slice(0, space), body.slice(space).trim()];
    this.#events.push({ kind: 'instruction', target, data });
  }

  #doctype(): void {
    const end = /^<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/.exec(this.#text.slice(this.#at, this.#at + 100_000));
    if (!end) throw this.#fault('the document type declaration does not end');
    this.#at += end[0].length;
  }

  #startTag(): void {
    if (this.#open.length === 0 && this.#hasRoot) throw this.#fault('a document has only one root element');
    if (this.#open.length >= MAX_DEPTH) throw this.#fault(`elements are nested deeper than ${MAX_DEPTH}`);
    this.#at += 1;
    const qualified = this.#name();
    const given = this.#attributes(qualified);
    const declares = given.flatMap(([name, value]): XmlNamespace[] => {
      if (name === 'xmlns') return [{ prefix: null, uri: value }];
      return name.startsWith('xmlns:') ? [{ prefix: name.slice(6), uri: value }] : [];
    });
    const scope = (this.#open.at(-1)?.scope ?? new XmlScope()).within(declares);
    const name = this.#resolved(qualified, scope, true);
    const attributes = given
      .filter(([attribute]) => attribute !== 'xmlns' && !attribute.startsWith('xmlns:'))
      .map(([attribute, value]) => ({ ...this.#resolved(attribute, scope, false), value }));
    this.#events.push({ kind: 'start', name, attributes, declares, scope });
    this.#hasRoot = true;
    if (this.#accept('/>')) this.#events.push({ kind: 'end', name, declares, scope });
    else if (this.#accept('>')) this.#open.push({ qualified, name, declares, scope });
    else throw this.#fault(`expected > in tag ${qualified}`);
  }

  #attributes(tag: string): [name: string, value: string][] {
    const attributes = new Map<string, string>();
    for (;;) {
      const spaced = this.#space();
      const next = this.#text[this.#at];
      if (next === undefined || next === '>' || next === '/') return [...attributes];
      if (!spaced) throw this.#fault(`expected whitespace between the attributes of ${tag}`);
      const name = this.#name();
      this.#space();
      if (!this.#accept('=')) throw this.#fault(`expected = after attribute ${name}`);
      this.#space();
      if (attributes.has(name)) throw this.#fault(`duplicated attribute ${name}`);
      attributes.set(name, this.#quoted(name));
    }
  }

  #quoted(attribute: string): string {
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") throw this.#fault(`attribute ${attribute} must be in quotation marks`);
    const end = this.#text.indexOf(quote, this.#at + 1);
    if (end < 0) throw this.#fault(`the value of attribute ${attribute} does not end`);
    const raw = this.#text.slice(this.#at + 1, end);
    if (raw.includes('<')) throw this.#fault(`< is not allowed in the value of attribute ${attribute}`);
    const value = this.#decoded(raw.replaceAll(/[\t\r\n]/g, ' '));
    this.#at = end + 1;
    return value;
  }

  #endTag(): void {
    this.#at += 2;
    const qualified = this.#name();
    this.#space();
    const open = this.#open.pop();
    if (open?.qualified !== qualified) {
      throw this.#fault(
        open
          ? `end tag name </${qualified}> must match start tag name <${open.qualified}>`
          : `no element is open for </${qualified}>`,
      );
    }
    if (!this.#accept('>')) throw this.#fault(`expected > to finish end tag ${qualified}`);
    this.#events.push({ kind: 'end', name: open.name, declares: open.declares, scope: open.scope });
  }

  /** Attributes without a prefix are in no namespace. */
  #resolved(qualified: string, scope: XmlScope, isElement: boolean): XmlName {
    const colon = qualified.indexOf(':');
    if (colon < 0) return { prefix: null, local: qualified, namespace: isElement ? scope.uri('') : null };
    const prefix = qualified.slice(0, colon);
    const namespace = scope.uri(prefix);
    if (namespace === null) throw this.#fault(`could not determine namespace bound to prefix ${prefix}`);
    return { prefix, local: qualified.slice(colon + 1), namespace };
  }

  #decoded(raw: string): string {
    if (!raw.includes('&')) return raw;
    return raw.replaceAll(/&([^;&\s]*);?/g, (all, entity: string) => {
      const value = all.endsWith(';') ? entityText(entity) : undefined;
      if (value === undefined) throw this.#fault(`could not resolve entity ${JSON.stringify(entity)}`);
      return value;
    });
  }

  #until(open: string, close: string): string {
    const end = this.#text.indexOf(close, this.#at + open.length);
    if (end < 0) throw this.#fault(`${open} does not end with ${close}`);
    const body = this.#text.slice(this.#at + open.length, end);
    this.#at = end + close.length;
    return body;
  }

  #name(): string {
    NAME.lastIndex = this.#at;
    const found = NAME.exec(this.#text)?.[0];
    if (found === undefined) throw this.#fault(`expected a name but found ${this.#text[this.#at] ?? 'the end'}`);
    this.#at += found.length;
    return found;
  }

  /** Whether there was any. */
  #space(): boolean {
    const start = this.#at;
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#at > start;
  }

  #starts(token: string): boolean {
    return this.#text.startsWith(token, this.#at);
  }

  #accept(token: string): boolean {
    if (!this.#starts(token)) return false;
    this.#at += token.length;
    return true;
  }

  #fault(message: string): XmlSyntaxError {
    return new XmlSyntaxError(message, this.#text, this.#at);
  }
}

function entityText(entity: string): string | undefined {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(entity);
  if (!number) return ENTITIES[entity];
  const point = number[1] ? Number.parseInt(number[1], 16) : Number(number[2]);
  return point > 0 && point <= 0x10_ffff ? String.fromCodePoint(point) : undefined;
}
