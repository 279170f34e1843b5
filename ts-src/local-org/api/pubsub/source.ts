import type { ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';

/** One event on the bus. */
export interface BusEvent {
  /** Grows with every event of the org; not contiguous per topic. */
  position: number;
  eventUuid: string;
  record: SObject;
  createdMs: number;
  createdById: string;
}

/** The org's event bus, read side. Positions are those of BusEvent. */
export interface EventSource {
  /** Retained events of a topic beyond `position`, oldest first. */
  after(object: ObjectSchema, position: number, limit: number): BusEvent[];
  /** Position of the newest event of the org; 0 when there never was one. */
  tip(): number;
  /** Events at or below this position are gone: a subscription cannot start there. 0: all are kept. */
  horizon(): number;
  /** Calls `listener` whenever events of the topic became readable; returns how to stop. */
  onEvents(object: ObjectSchema, listener: () => void): () => void;
}

/** What a subscriber or publisher may do with an event object. */
export interface EventRights {
  read: boolean;
  create: boolean;
}
