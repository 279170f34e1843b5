import { UnsupportedError } from '../../runtime/exception.ts';
import { tx } from '../../runtime/transaction.ts';
import { present } from '../arguments.ts';
import { beginCallout } from '../begin-callout.ts';
import { contract, reference, SystemObject } from '../define.ts';
import { TypeException } from '../exceptions.ts';
import type { ApexList } from '../List.ts';
import type { ApexMap } from '../Map.ts';
import { mockOf } from '../test-hooks.ts';

type Text = string | null;

interface WebServiceMock {
  'doInvoke(Object,Object,Map,String,String,String,String,String,String)'(
    stub: unknown,
    request: unknown,
    response: ApexMap,
    endpoint: Text,
    soapAction: Text,
    requestName: Text,
    responseNS: Text,
    responseName: Text,
    responseType: Text,
  ): void;
}

/** Static members of `WebServiceCallout`: what classes generated from a WSDL call. In tests the mock answers. */
class WebServiceCallout extends SystemObject {
  /**
   * `info`: endpoint, SOAP action, request namespace and name, response namespace, name and class.
   * @throws UnsupportedError outside tests
   */
  static 'invoke(Object,Object,Map,List)'(
    stub: unknown,
    request: unknown,
    response: ApexMap | null,
    info: ApexList | null,
  ): void {
    beginCallout();
    const [endpoint, action, , name, responseNS, responseName, responseType] = present(info).items as Text[];
    const mock = mockOf('WebServiceMock') as WebServiceMock | undefined;
    if (!mock && tx().isTest)
      throw new TypeException('Methods defined as TestMethod do not support Web service callouts');
    if (!mock) throw new UnsupportedError(`WebServiceCallout.invoke(Object, Object, Map, List) to ${endpoint}`);
    mock['doInvoke(Object,Object,Map,String,String,String,String,String,String)'](
      stub,
      request,
      present(response),
      endpoint ?? null,
      action ?? null,
      name ?? null,
      responseNS ?? null,
      responseName ?? null,
      responseType ?? null,
    );
  }
}

export const WebServiceCalloutType = reference(
  `
  public class System.WebServiceCallout {
    public static void invoke(Object stub, Object request, Map<String, Object> response, List<String> info);
  }`,
  WebServiceCallout,
);

export const WebServiceMockType = contract(`
  public interface System.WebServiceMock {
    void doInvoke(Object stub, Object request, Map<String, Object> response, String endpoint, String soapAction, String requestName, String responseNS, String responseName, String responseType);
  }`);
