import { ApexException } from '../runtime/exception.ts';
import { reference } from './define.ts';

/**
 * What a controller throws to Lightning components: they see the text given to the constructor, while `getMessage()` in Apex is
 * `Script-thrown exception` until `setMessage` is called.
 */
export class AuraHandledException extends ApexException {
  /** The text for the component. */
  auraMessage: string | null = null;

  static override 'new(String)'(message: string | null): AuraHandledException {
    const exception = new this();
    exception.auraMessage = message;
    return exception;
  }
}

export const AuraHandledExceptionType = reference(
  `
  public class System.AuraHandledException extends System.Exception {
    public AuraHandledException(String message);
  }`,
  AuraHandledException,
);
