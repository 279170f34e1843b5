import { XMLParser } from 'fast-xml-parser';

/** An element's text, or its children by local name; a name that occurs several times has a list. */
export type XmlNode = string | XmlNode[] | { [name: string]: XmlNode };

/** A request of the SOAP APIs: the operation with its parameters, and the headers. SOAP 1.1 §4 */
export interface SoapRequest {
  operation: string;
  parameters: XmlNode;
  headers: XmlNode;
}

/** What a client did wrong, or the org refuses: answered as a fault. */
export class SoapFault extends Error {
  override readonly name = 'SoapFault';
  /** `INVALID_SESSION_ID` */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  htmlEntities: true,
  maxNestedTags: 100,
});

/** Throws SoapFault for what is no envelope with one operation. */
export function readEnvelope(body: Buffer): SoapRequest {
  const envelope = child(parsed(body), 'Envelope');
  const operations = Object.entries(members(child(envelope, 'Body')));
  if (operations.length !== 1) throw new SoapFault('UNKNOWN_EXCEPTION', 'The SOAP body must hold one operation');
  const [operation, parameters] = operations[0]!;
  return { operation, parameters, headers: child(envelope, 'Header') };
}

function parsed(body: Buffer): XmlNode {
  const text = body.toString('utf8');
  // SOAP 1.1 §3: a message has no document type.
  if (/<!DOCTYPE/i.test(text)) throw new SoapFault('UNKNOWN_EXCEPTION', 'A document type is not allowed');
  try {
    return parser.parse(text, true) as XmlNode;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SoapFault('UNKNOWN_EXCEPTION', `The request is not well-formed XML: ${reason}`);
  }
}

/** The first child of this name; empty when there is none. */
export function child(node: XmlNode, name: string): XmlNode {
  const found = members(node)[name];
  return (Array.isArray(found) ? found[0] : found) ?? '';
}

/** Every child of this name. */
export function children(node: XmlNode, name: string): XmlNode[] {
  const found = members(node)[name] ?? [];
  return Array.isArray(found) ? found : [found];
}

export function textOf(node: XmlNode): string {
  return typeof node === 'string' ? node : '';
}

function members(node: XmlNode): { [name: string]: XmlNode } {
  if (typeof node === 'string' || Array.isArray(node)) return {};
  return Object.fromEntries(Object.entries(node).filter(([name]) => name !== '#text'));
}

/** Values of an answer: a list repeats its element, null is left out. */
export type XmlValue = string | number | boolean | null | XmlValue[] | { [name: string]: XmlValue };

/** `<name>...</name>` of a value. */
export function element(name: string, value: XmlValue): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`;
  const inner = Object.entries(value).map(([key, one]) => element(key, one));
  return `<${name}>${inner.join('')}</${name}>`;
}

/** The answer of an operation: its `result`, and header elements as XML. */
export function answerEnvelope(namespace: string, operation: string, result: XmlValue, header = ''): string {
  return envelope(
    namespace,
    `${header === '' ? '' : `<soapenv:Header>${header}</soapenv:Header>`}<soapenv:Body><${operation}Response>${element('result', result)}</${operation}Response></soapenv:Body>`,
  );
}

/** SOAP 1.1 §4.4 */
export function faultEnvelope(namespace: string, fault: SoapFault): string {
  const message = `${fault.code}: ${fault.message}`;
  return envelope(
    namespace,
    `<soapenv:Body><soapenv:Fault><faultcode>sf:${fault.code}</faultcode>${element('faultstring', message)}</soapenv:Fault></soapenv:Body>`,
  );
}

function envelope(namespace: string, inner: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    `xmlns="${namespace}" xmlns:sf="http://fault.api.soap.sforce.com">${inner}</soapenv:Envelope>`
  );
}

function escaped(text: string): string {
  // XML 1.0 §2.2: control characters cannot be written at all.
  const writable = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
  return writable.replace(/[<>&"\r]/g, (one) => `&#${one.charCodeAt(0)};`);
}
