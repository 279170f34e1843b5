import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { beginCallout } from './begin-callout.ts';
import { callOut } from './callout.ts';
import { reference, SystemObject } from './define.ts';
import { CalloutException, TypeException } from './exceptions.ts';
import type { HttpRequest } from './HttpRequest.ts';
import { HttpResponse } from './HttpResponse.ts';
import { mockOf } from './test-hooks.ts';

interface HttpCalloutMock {
  'respond(HttpRequest)'(request: HttpRequest): HttpResponse;
}

/** The value of `Http`. */
export class Http extends SystemObject {
  /** In tests the mock answers, whatever the request lacks. @throws CalloutException */
  'send(HttpRequest)'(request: HttpRequest | null): HttpResponse {
    present(request);
    beginCallout();
    const mock = mockOf('HttpCalloutMock') as HttpCalloutMock | undefined;
    if (mock) return mock['respond(HttpRequest)'](request!);
    if (tx().isTest) {
      throw new TypeException('Methods defined as TestMethod do not support Web service callouts');
    }
    if (request!['getEndpoint()']() === null) throw new CalloutException('no protocol: null');
    if (request!['getMethod()']() === null) throw new CalloutException('Method not specified');
    return HttpResponse.of(callOut(request!));
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
