import { UnsupportedError } from '../runtime/exception.ts';
import { reference, SystemObject } from './define.ts';

/** Static members of `EventBus.TriggerContext`. */
export class TriggerContext extends SystemObject {
  static 'currentContext()'(): TriggerContext {
    throw new UnsupportedError('EventBus.TriggerContext.currentContext()');
  }
}

export const TriggerContextType = reference(
  `
  public class EventBus.TriggerContext {
    public static EventBus.TriggerContext currentContext();
  }`,
  TriggerContext,
);
