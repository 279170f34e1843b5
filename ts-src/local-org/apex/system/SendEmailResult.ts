import { reference, SystemObject, type ApexEnum } from './define.ts';
import { Types } from '../runtime/type.ts';
import { list, type ApexList } from './List.ts';
import { listOfType } from './named-types.ts';
import { statusCode } from './StatusCode.ts';

/** The value of `Messaging.SendEmailError`. */
export class SendEmailError extends SystemObject {
  readonly message: string;
  readonly #code: string;

  constructor(code: string, message: string) {
    super();
    this.#code = code;
    this.message = message;
  }

  'getFields()'(): ApexList {
    return list(Types.String, []);
  }
  'getMessage()'(): string {
    return this.message;
  }
  'getStatusCode()'(): ApexEnum {
    return statusCode(this.#code);
  }
  'getTargetObjectId()'(): string | null {
    return null;
  }
}

/** The value of `Messaging.SendEmailResult`. */
export class SendEmailResult extends SystemObject {
  readonly #errors: readonly SendEmailError[];

  constructor(errors: readonly SendEmailError[]) {
    super();
    this.#errors = errors;
  }

  'getErrors()'(): ApexList {
    return listOfType('Messaging.SendEmailError', [...this.#errors]);
  }
  'isSuccess()'(): boolean {
    return this.#errors.length === 0;
  }
}

export const SendEmailErrorType = reference(
  `
  public class Messaging.SendEmailError {
    public List<String> getFields();
    public String getMessage();
    public StatusCode getStatusCode();
    public String getTargetObjectId();
  }`,
  SendEmailError,
);

export const SendEmailResultType = reference(
  `
  public class Messaging.SendEmailResult {
    public List<Messaging.SendEmailError> getErrors();
    public Boolean isSuccess();
  }`,
  SendEmailResult,
);
