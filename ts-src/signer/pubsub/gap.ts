import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@aegis/chain';
import type { CursorMove, Submission } from '../append/submission.ts';
import type { Conditions } from '../health/conditions.ts';
import type { Query } from '../store/database.ts';
import { entriesByUuid } from '../store/entries.ts';
import { readCursor } from '../store/streams.ts';
import type { FetchResponse } from './protocol.ts';

const LOST = 'the event bus does not know the replay id any more';

/** What a batch does about an open gap: entries and cursor move to commit with it, then the condition to report. */
export interface GapStep {
  closing: Submission[];
  move?: 'closed';
  report(conditions: Conditions): void;
}

/** Follows whether one topic's events are known to be complete. */
export class GapWatch {
  readonly #org: string;
  readonly #topic: string;
  readonly #query: Query;

  constructor(org: string, topic: string, query: Query) {
    this.#org = org;
    this.#topic = topic;
    this.#query = query;
  }

  /** The GAP entry and the cursor that leads to EARLIEST, for a replay id the bus has lost. */
  async open(): Promise<{ entry: Submission; cursor: CursorMove }> {
    const cursor = await readCursor(this.#query, this.#org, this.#topic);
    const replayId = cursor?.replayId.toString('base64') ?? '';
    return {
      entry: gapEntry({ reason: LOST, replayId, state: 'open', topic: this.#topic }),
      cursor: { topic: this.#topic, replayId: Buffer.alloc(0), gap: 'open' },
    };
  }

  /** An event that the chain had before the gap shows that nothing is missing in between: the bus keeps one order. */
  async judge(events: readonly Submission[], response: FetchResponse): Promise<GapStep> {
    const gapSeq = (await readCursor(this.#query, this.#org, this.#topic))?.openGapSeq ?? null;
    if (gapSeq === null) return { closing: [], report: (conditions) => this.#clear(conditions) };
    const uuids = events.map(({ uuid }) => uuid);
    const overlap = [...(await entriesByUuid(this.#query, this.#org, uuids)).values()].find(({ seq }) => seq < gapSeq);
    if (overlap) {
      const entry = gapEntry({ gapSeq, overlapSeq: overlap.seq, state: 'closed', topic: this.#topic });
      return { closing: [entry], move: 'closed', report: (conditions) => this.#clear(conditions) };
    }
    const caughtUp = response.pending_num_requested > 0 || response.events.length === 0;
    return { closing: [], report: (conditions) => this.reportOpen(conditions, gapSeq, caughtUp) };
  }

  reportOpen(conditions: Conditions, gapSeq: number, caughtUp: boolean): void {
    this.#clear(conditions);
    const text = `${this.#topic}: events before entry ${gapSeq} may be lost`;
    conditions.set(caughtUp ? 'GAP_UNPROVEN' : 'GAP_OPEN', text, this.#topic);
  }

  #clear(conditions: Conditions): void {
    conditions.clear('GAP_OPEN', this.#topic);
    conditions.clear('GAP_UNPROVEN', this.#topic);
  }
}

function gapEntry(payload: { [member: string]: string | number }): Submission {
  return {
    kind: 'GAP',
    uuid: randomUUID(),
    source: 'signer',
    payload: Buffer.from(canonicalJson(payload)),
    replayId: Buffer.alloc(0),
    schemaId: '',
  };
}
