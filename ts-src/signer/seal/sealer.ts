import { checkpointOrigin, openCheckpoint, type HealthStatus } from '@aegis/chain';
import type { OrgConfig } from '../config.ts';
import { messageOf, SignerFault } from '../faults.ts';
import type { Conditions } from '../health/conditions.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { OrgRest } from '../salesforce/rest.ts';
import { newestCheckpoint } from '../store/checkpoints.ts';
import type { Query } from '../store/database.ts';
import { nextCounter, sealFields } from './seal.ts';

export interface SealerOptions {
  org: OrgConfig;
  query: Query;
  keys: KeyStore;
  rest: OrgRest;
  conditions: Conditions;
}

/** Writes the newest checkpoint and the signed health message into the org's AuditSeal__c row. */
export class Sealer {
  readonly #options: SealerOptions;
  #told: HealthStatus | undefined;

  constructor(options: SealerOptions) {
    this.#options = options;
  }

  /** Whether the org has been told, or an attempt was made to tell it, another status than the present one. */
  get isOutdated(): boolean {
    return this.#told !== this.#status;
  }

  async seal(now: Date): Promise<void> {
    const { org, query, keys, rest, conditions } = this.#options;
    const checkpoint = await newestCheckpoint(query, org.orgId);
    if (!checkpoint) return;
    const status = this.#status;
    this.#told = status;
    const { key } = keys.checkpointSigner;
    const opened = openCheckpoint(checkpoint.note, key, checkpointOrigin(key.name, org.orgId));
    if (!opened.ok)
      throw new SignerFault(
        'KEYS_CHANGED',
        `the newest checkpoint: ${opened.reason}`,
        'Restore keysDir from its backup.',
      );
    const { size, root } = opened.value;
    const counter = await nextCounter(query, org.orgId);
    const message = { org: org.orgId, counter, size, root, status, signedAt: now };
    const fields = await sealFields(message, checkpoint.note, keys.healthSigner);
    try {
      await rest.upsert(this.#name('AuditSeal__c'), this.#name('OrgId__c'), org.orgId, this.#named(fields));
      conditions.clear('SEAL_FAILED');
    } catch (error) {
      conditions.set('SEAL_FAILED', messageOf(error));
      throw error;
    }
  }

  /** A failed seal is no reason to tell the org anything but the state of the chain. */
  get #status(): HealthStatus {
    return this.#options.conditions.statusWithout('SEAL_FAILED');
  }

  #named(fields: object): Record<string, unknown> {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [this.#name(name), value]));
  }

  #name(name: string): string {
    const { namespace } = this.#options.org;
    return namespace ? `${namespace}__${name}` : name;
  }
}
