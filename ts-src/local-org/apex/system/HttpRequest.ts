import { Blob } from '../../values/index.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { HeaderFields } from './header-fields.ts';

type Text = string | null;

/** The value of `HttpRequest`. */
export class HttpRequest extends SystemObject {
  #method: Text = null;
  #endpoint: Text = null;
  #body: Blob = Blob.of('');
  #compressed = false;
  readonly headers = new HeaderFields();

  'getBody()'(): Text {
    return this.#body.text();
  }
  'getBodyAsBlob()'(): Blob {
    return this.#body;
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
  /** Milliseconds; callouts do not leave this machine, so it has no effect. */
  'setTimeout(Integer)'(_milliseconds: number | null): void {}
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
    public Boolean getCompressed();
    public String getEndpoint();
    public String getHeader(String key);
    public String getMethod();
    public void setBody(String body);
    public void setBodyAsBlob(Blob body);
    public void setCompressed(Boolean flag);
    public void setEndpoint(String endpoint);
    public void setHeader(String key, String value);
    public void setMethod(String method);
    public void setTimeout(Integer timeout);
    public String toString();
  }`,
  HttpRequest,
);
