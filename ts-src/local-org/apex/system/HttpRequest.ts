import { Blob } from '../../values/index.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { CalloutException } from './exceptions.ts';
import { HeaderFields } from './header-fields.ts';
import { XmlDocument } from './xml/Document.ts';

type Text = string | null;

const MAX_TIMEOUT_MS = 120_000;

/** The value of `HttpRequest`. */
export class HttpRequest extends SystemObject {
  #method: Text = null;
  #endpoint: Text = null;
  #body: Blob = Blob.of('');
  #compressed = false;
  /** null: the platform's. */
  timeoutMs: number | null = null;
  clientCertificate: Text = null;
  readonly headers = new HeaderFields();

  'getBody()'(): Text {
    return this.#body.text();
  }
  'getBodyAsBlob()'(): Blob {
    return this.#body;
  }
  'getBodyDocument()'(): XmlDocument {
    return XmlDocument.parsed(this.#body.text() ?? '');
  }
  'getCompressed()'(): boolean {
    return this.#compressed;
  }
  'getEndpoint()'(): Text {
    return this.#endpoint;
  }
  'getHeader(String)'(name: Text): Text {
    return this.headers.get(present(name));
  }
  'getMethod()'(): Text {
    return this.#method;
  }
  'setBody(String)'(body: Text): void {
    this.#body = Blob.of(present(body));
  }
  'setBodyAsBlob(Blob)'(body: Blob | null): void {
    this.#body = present(body);
  }
  'setBodyDocument(Document)'(document: XmlDocument | null): void {
    this.#body = Blob.of(present(document)['toXmlString()']());
  }
  'setCompressed(Boolean)'(compressed: boolean | null): void {
    this.#compressed = present(compressed);
  }
  'setEndpoint(String)'(endpoint: Text): void {
    this.#endpoint = endpoint;
  }
  'setHeader(String,String)'(name: Text, value: Text): void {
    this.headers.set(present(name), present(value));
  }
  'setMethod(String)'(method: Text): void {
    this.#method = method;
  }
  'setClientCertificate(String,String)'(certificate: Text, _password: Text): void {
    this.clientCertificate = present(certificate);
  }
  'setClientCertificateName(String)'(name: Text): void {
    this.clientCertificate = present(name);
  }
  /** Milliseconds. */
  'setTimeout(Integer)'(milliseconds: number | null): void {
    const timeout = present(milliseconds);
    if (timeout < 1 || timeout > MAX_TIMEOUT_MS) {
      throw new CalloutException(`Timeout must be between 1 and ${MAX_TIMEOUT_MS} milliseconds`);
    }
    this.timeoutMs = timeout;
  }
  override 'toString()'(): string {
    return `System.HttpRequest[Endpoint=${this.#endpoint}, Method=${this.#method}]`;
  }
}

export const HttpRequestType = reference(
  `
  public class System.HttpRequest {
    public HttpRequest();
    public String getBody();
    public Blob getBodyAsBlob();
    public Dom.Document getBodyDocument();
    public Boolean getCompressed();
    public String getEndpoint();
    public String getHeader(String key);
    public String getMethod();
    public void setBody(String body);
    public void setBodyAsBlob(Blob body);
    public void setBodyDocument(Dom.Document document);
    public void setClientCertificate(String clientCert, String password);
    public void setClientCertificateName(String certDevName);
    public void setCompressed(Boolean flag);
    public void setEndpoint(String endpoint);
    public void setHeader(String key, String value);
    public void setMethod(String method);
    public void setTimeout(Integer timeout);
    public String toString();
  }`,
  HttpRequest,
);
