import { mapOf, Types } from '../runtime/type.ts';
import { reference } from './define.ts';
import { ApexMap } from './Map.ts';
import { variables } from './record-class.ts';

/** The value of `RestResponse`. */
export class RestResponse extends variables(['headers', 'responseBody', 'statusCode'], {
  headers: () => new ApexMap(mapOf(Types.String, Types.String)),
}) {
  'addHeader(String,String)'(name: string | null, value: string | null): void {
    (this['get headers']() as ApexMap).set(name, value);
  }
}

export const RestResponseType = reference(
  `
  public class System.RestResponse {
    public RestResponse();
    public Map<String, String> headers;
    public Blob responseBody;
    public Integer statusCode;
    public void addHeader(String name, String value);
  }`,
  RestResponse,
);
