import { contract, reference, SystemObject } from './define.ts';

/** The context a scheduled job hands to `execute`. */
export class SchedulableContextImpl extends SystemObject {
  readonly #triggerId: string;

  constructor(triggerId: string) {
    super();
    this.#triggerId = triggerId;
  }

  'getTriggerId()'(): string {
    return this.#triggerId;
  }
}

export const SchedulableType = contract(`
  public interface System.Schedulable {
    void execute(SchedulableContext context);
  }`);

export const SchedulableContextType = contract(`
  public interface System.SchedulableContext {
    Id getTriggerId();
  }`);

export const SchedulableContextImplType = reference(
  `
  public class System.SchedulableContextImpl implements SchedulableContext {
    public Id getTriggerId();
  }`,
  SchedulableContextImpl,
);
