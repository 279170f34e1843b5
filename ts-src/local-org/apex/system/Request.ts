import { tx } from '../runtime/transaction.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import { quiddityOf } from './Quiddity.ts';

/** The value of `Request`: the running request. */
export class ApexRequest extends SystemObject {
  static 'getCurrent()'(): ApexRequest {
    return new ApexRequest();
  }
  'getQuiddity()'(): ApexEnum {
    return quiddityOf(tx().kind);
  }
  'getRequestId()'(): string {
    return tx().id;
  }
}

export const RequestType = reference(
  `
  public class System.Request {
    public static Request getCurrent();
    public Quiddity getQuiddity();
    public String getRequestId();
  }`,
  ApexRequest,
);
