import { mapOf, Types } from '../runtime/type.ts';
import { reference } from './define.ts';
import { ApexMap } from './Map.ts';
import { variables } from './record-class.ts';

const texts = (): ApexMap => new ApexMap(mapOf(Types.String, Types.String));

/** The value of `RestRequest`. */
export class RestRequest extends variables(
  ['headers', 'httpMethod', 'params', 'remoteAddress', 'requestBody', 'requestURI', 'resourcePath'],
  { headers: texts, params: texts },
) {
  'addHeader(String,String)'(name: string | null, value: string | null): void {
    (this['get headers']() as ApexMap).set(name, value);
  }
  'addParameter(String,String)'(name: string | null, value: string | null): void {
    (this['get params']() as ApexMap).set(name, value);
  }
}

export const RestRequestType = reference(
  `
  public class System.RestRequest {
    public RestRequest();
    public Map<String, String> headers;
    public String httpMethod;
    public Map<String, String> params;
    public String remoteAddress;
    public Blob requestBody;
    public String requestURI;
    public String resourcePath;
    public void addHeader(String name, String value);
    public void addParameter(String name, String value);
  }`,
  RestRequest,
);
