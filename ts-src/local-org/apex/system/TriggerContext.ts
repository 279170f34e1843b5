import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException } from './exceptions.ts';

/** Key of `Transaction.state`: the delivery (EventRun) that a trigger on events handles. */
export const EVENT_RUN = Symbol('event run');

/** What a trigger on events may ask about its delivery, and say. */
export interface EventRun {
  readonly retries: number;
  readonly lastError: string | null;
  /** ReplayId of the last event that is done with; null: all are when the trigger ends. */
  checkpoint: string | null;
}

/** The value of `EventBus.TriggerContext`. */
export class TriggerContext extends SystemObject {
  readonly #run: EventRun;

  constructor(run: EventRun) {
    super();
    this.#run = run;
  }

  /** Null outside of triggers on events. */
  static 'currentContext()'(): TriggerContext | null {
    const run = tx().state.get(EVENT_RUN) as EventRun | undefined;
    return run ? new TriggerContext(run) : null;
  }
  'get retries'(): number {
    return this.#run.retries;
  }
  'get lastError'(): string | null {
    return this.#run.lastError;
  }
  'getResumeCheckpoint()'(): string | null {
    return this.#run.checkpoint;
  }
  'setResumeCheckpoint(String)'(replayId: string | null): void {
    if (!/^\d+$/.test(present(replayId))) throw new IllegalArgumentException(`Invalid replay ID: ${replayId}`);
    this.#run.checkpoint = replayId;
  }
}

export const TriggerContextType = reference(
  `
  public class EventBus.TriggerContext {
    public String lastError { get; }
    public Integer retries { get; }
    public static EventBus.TriggerContext currentContext();
    public String getResumeCheckpoint();
    public void setResumeCheckpoint(String resumeReplayId);
  }`,
  TriggerContext,
);
