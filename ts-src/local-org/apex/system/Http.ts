import { UnsupportedError } from '../runtime/exception.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { CalloutException, TypeException } from './exceptions.ts';
import type { HttpRequest } from './HttpRequest.ts';
import type { HttpResponse } from './HttpResponse.ts';
import { mockOf } from './test-hooks.ts';

interface HttpCalloutMock {
  'respond(HttpRequest)'(request: HttpRequest): HttpResponse;
}

/** The value of `Http`. Callouts are answered by the test's mock only. */
export class Http extends SystemObject {
  /** @throws UnsupportedError outside tests */
  'send(HttpRequest)'(request: HttpRequest | null): HttpResponse {
    const { limits, isTest } = tx();
    if (present(request)['getEndpoint()']() === null) throw new CalloutException('no protocol: null');
    if (request!['getMethod()']() === null) throw new CalloutException('Method not specified');
    limits.add('callouts');
    const mock = mockOf('HttpCalloutMock') as HttpCalloutMock | undefined;
    if (mock) return mock['respond(HttpRequest)'](request!);
    if (isTest) {
      throw new TypeException('Methods defined as TestMethod do not support Web service callouts');
    }
    throw new UnsupportedError(`Http.send(HttpRequest) to ${request!['getEndpoint()']()}`);
  }
  override 'toString()'(): string {
    return 'System.Http[]';
  }
}

export const HttpType = reference(
  `
  public class System.Http {
    public Http();
    public HttpResponse send(HttpRequest request);
    public String toString();
  }`,
  Http,
);
