import type { ExchangeReply } from '../../callouts/exchange.ts';
import { Blob } from '../../values/index.ts';
import { Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { HeaderFields } from './header-fields.ts';
import { list, type ApexList } from './List.ts';
import { XmlDocument } from './xml/Document.ts';
import { XmlStreamReader } from './xml/XmlStreamReader.ts';

type Text = string | null;

/** Names of headers ignore case. */
function compareNames(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The value of `HttpResponse`. */
export class HttpResponse extends SystemObject {
  #body: Blob = Blob.of('');
  #status: Text = null;
  #statusCode = 0;
  readonly #headers = new HeaderFields();

  /** An answer that came over the network. */
  static of({ status, statusText, headers, body }: ExchangeReply): HttpResponse {
    const response = new HttpResponse();
    response.#statusCode = status;
    response.#status = statusText;
    response.#body = new Blob(body);
    for (const [name, value] of headers) {
      const former = response.#headers.get(name);
      response.#headers.set(name, former === null ? value : `${former}, ${value}`);
    }
    return response;
  }
  'getBody()'(): Text {
    return this.#body.text();
  }
  'getBodyAsBlob()'(): Blob {
    return this.#body;
  }
  'getBodyDocument()'(): XmlDocument {
    return XmlDocument.parsed(this.#body.text() ?? '');
  }
  'getXmlStreamReader()'(): XmlStreamReader {
    return new XmlStreamReader(this.#body.text() ?? '');
  }
  'getHeader(String)'(name: Text): Text {
    return this.#headers.get(present(name));
  }
  'getHeaderKeys()'(): ApexList {
    return list(Types.String, this.#headers.names().sort(compareNames));
  }
  'getStatus()'(): Text {
    return this.#status;
  }
  'getStatusCode()'(): number {
    return this.#statusCode;
  }
  'setBody(String)'(body: Text): void {
    this.#body = Blob.of(present(body));
  }
  'setBodyAsBlob(Blob)'(body: Blob | null): void {
    this.#body = present(body);
  }
  'setHeader(String,String)'(name: Text, value: Text): void {
    this.#headers.set(present(name), present(value));
  }
  'setStatus(String)'(status: Text): void {
    this.#status = status;
  }
  'setStatusCode(Integer)'(code: number | null): void {
    this.#statusCode = present(code);
  }
  override 'toString()'(): string {
    return `System.HttpResponse[Status=${this.#status}, StatusCode=${this.#statusCode}]`;
  }
}

export const HttpResponseType = reference(
  `
  public class System.HttpResponse {
    public HttpResponse();
    public String getBody();
    public Blob getBodyAsBlob();
    public Dom.Document getBodyDocument();
    public String getHeader(String key);
    public List<String> getHeaderKeys();
    public String getStatus();
    public Integer getStatusCode();
    public XmlStreamReader getXmlStreamReader();
    public void setBody(String body);
    public void setBodyAsBlob(Blob body);
    public void setHeader(String key, String value);
    public void setStatus(String status);
    public void setStatusCode(Integer statusCode);
    public String toString();
  }`,
  HttpResponse,
);
