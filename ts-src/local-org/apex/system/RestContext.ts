import { tx, type Transaction } from '../runtime/transaction.ts';
import { reference, SystemObject } from './define.ts';

/** Static members of `RestContext`; tests set them where no REST call runs. */
export class RestContext extends SystemObject {
  static 'get request'(): object | null {
    return tx().rest?.request ?? null;
  }
  static 'set request'(request: object | null): void {
    context().request = request;
  }
  static 'get response'(): object | null {
    return tx().rest?.response ?? null;
  }
  static 'set response'(response: object | null): void {
    context().response = response;
  }
}

function context(): NonNullable<Transaction['rest']> {
  return (tx().rest ??= { request: null, response: null });
}

export const RestContextType = reference(
  `
  public class System.RestContext {
    public static RestRequest request;
    public static RestResponse response;
  }`,
  RestContext,
);
