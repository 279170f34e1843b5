import { reference, SystemObject } from './define.ts';
import { absent } from './unsupported.ts';

/** Static members of `EventBus.TriggerContext`. */
export class TriggerContext extends SystemObject {
  static readonly 'currentContext()' = absent('EventBus.TriggerContext.currentContext()');
}

export const TriggerContextType = reference(
  `
  public class EventBus.TriggerContext {
    public static EventBus.TriggerContext currentContext();
  }`,
  TriggerContext,
);
