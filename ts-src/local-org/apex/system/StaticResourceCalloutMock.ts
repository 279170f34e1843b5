import type { Blob } from '../../values/index.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { CalloutException, InvalidParameterValueException } from './exceptions.ts';
import type { HttpRequest } from './HttpRequest.ts';
import { HttpResponse } from './HttpResponse.ts';
import { staticResource } from './static-resource.ts';

type Text = string | null;

/** What both mocks answer besides the body. */
abstract class ResourceMock extends SystemObject {
  readonly #headers = new Map<string, string>();
  #status: Text = null;
  #statusCode: number | null = null;

  'setHeader(String,String)'(name: Text, value: Text): void {
    this.#headers.set(present(name), present(value));
  }
  'setStatus(String)'(status: Text): void {
    this.#status = status;
  }
  'setStatusCode(Integer)'(code: number | null): void {
    this.#statusCode = code;
  }

  protected answer(resource: string): HttpResponse {
    const response = new HttpResponse();
    response['setBodyAsBlob(Blob)'](bodyOf(resource));
    response['setStatus(String)'](this.#status);
    if (this.#statusCode !== null) response['setStatusCode(Integer)'](this.#statusCode);
    for (const [name, value] of this.#headers) response['setHeader(String,String)'](name, value);
    return response;
  }
}

function bodyOf(resource: string): Blob {
  const body = staticResource(resource);
  if (!body) throw new InvalidParameterValueException(`Static resource not found: ${resource}`);
  return body;
}

/** The value of `StaticResourceCalloutMock`. */
export class StaticResourceCalloutMock extends ResourceMock {
  #resource: Text = null;

  'setStaticResource(String)'(resource: Text): void {
    this.#resource = resource;
  }
  'respond(HttpRequest)'(): HttpResponse {
    return this.answer(present(this.#resource));
  }
}

/** The value of `MultiStaticResourceCalloutMock`: one resource per endpoint. */
export class MultiStaticResourceCalloutMock extends ResourceMock {
  readonly #resources = new Map<string, string>();

  'setStaticResource(String,String)'(endpoint: Text, resource: Text): void {
    this.#resources.set(present(endpoint), present(resource));
  }
  'respond(HttpRequest)'(request: HttpRequest | null): HttpResponse {
    const endpoint = present(request)['getEndpoint()']();
    const resource = this.#resources.get(endpoint ?? '');
    if (resource === undefined) throw new CalloutException(`No static resource for endpoint ${endpoint}`);
    return this.answer(resource);
  }
}

const COMMON = `
    public void setHeader(String headerName, String headerValue);
    public void setStatus(String httpStatus);
    public void setStatusCode(Integer httpStatusCode);
    public HttpResponse respond(HttpRequest request);`;

export const StaticResourceCalloutMockType = reference(
  `
  public class System.StaticResourceCalloutMock implements HttpCalloutMock {
    public StaticResourceCalloutMock();
    public void setStaticResource(String resourceName);
    ${COMMON}
  }`,
  StaticResourceCalloutMock,
);

export const MultiStaticResourceCalloutMockType = reference(
  `
  public class System.MultiStaticResourceCalloutMock implements HttpCalloutMock {
    public MultiStaticResourceCalloutMock();
    public void setStaticResource(String endpoint, String resourceName);
    ${COMMON}
  }`,
  MultiStaticResourceCalloutMock,
);
