import { randomUUID } from 'node:crypto';

/** A message of the Bayeux protocol. */
export type BayeuxMessage = Record<string, unknown>;

/** How long a connect waits for messages, and how long a client may be silent, in ms. */
const HOLD_MS = 25_000;
const SILENT_MS = 110_000;
/** Clients of one user; the one silent for longest goes. */
const MOST_CLIENTS = 20;

interface Client {
  id: string;
  userId: string;
  channels: Set<string>;
  waiting: BayeuxMessage[];
  /** Ends the connect that waits. */
  wake: (() => void) | null;
  seenMs: number;
}

/** Clients of the streaming endpoint, and the messages that wait for them. */
export class StreamingClients {
  readonly #clients = new Map<string, Client>();
  #closed = false;

  add(userId: string): string {
    this.#drop((client, now) => now - client.seenMs > SILENT_MS);
    const own = [...this.#clients.values()].filter((client) => client.userId === userId);
    if (own.length >= MOST_CLIENTS) this.remove(own.sort((a, b) => a.seenMs - b.seenMs)[0]!.id);
    const client = {
      id: randomUUID(),
      userId,
      channels: new Set<string>(),
      waiting: [],
      wake: null,
      seenMs: Date.now(),
    };
    this.#clients.set(client.id, client);
    return client.id;
  }

  /** False: there is no such client of this user. */
  has(id: unknown, userId: string): id is string {
    const client = typeof id === 'string' ? this.#clients.get(id) : undefined;
    if (client?.userId !== userId) return false;
    client.seenMs = Date.now();
    return true;
  }

  subscribe(id: string, channel: string): void {
    this.#clients.get(id)!.channels.add(channel);
  }

  unsubscribe(id: string, channel: string): void {
    this.#clients.get(id)!.channels.delete(channel);
  }

  remove(id: string): void {
    const client = this.#clients.get(id);
    this.#clients.delete(id);
    client?.wake?.();
  }

  /** Resolves with the messages for a client: at once when some wait, else when one comes or the time is up. */
  async take(id: string): Promise<BayeuxMessage[]> {
    const client = this.#clients.get(id)!;
    client.wake?.();
    if (client.waiting.length === 0 && !this.#closed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, HOLD_MS);
        client.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      client.wake = null;
    }
    return client.waiting.splice(0);
  }

  /** Hands a message to every subscriber of its channel. */
  publish(channel: string, data: unknown): void {
    for (const client of this.#clients.values()) {
      if (!client.channels.has(channel)) continue;
      client.waiting.push({ channel, data, clientId: client.id });
      client.wake?.();
    }
  }

  /** Answers every connect that waits. */
  close(): void {
    this.#closed = true;
    for (const client of this.#clients.values()) client.wake?.();
  }

  #drop(isGone: (client: Client, now: number) => boolean): void {
    for (const client of this.#clients.values()) if (isGone(client, Date.now())) this.remove(client.id);
  }
}
