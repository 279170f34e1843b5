import type { HealthStatus } from '@aegis/chain';

/** Why an org's chain is not GREEN. */
export const CONDITION_LEVELS = {
  STARTING: 'RED',
  STORE_UNAVAILABLE: 'RED',
  CHAIN_REFUSED: 'RED',
  CHECKPOINT_FAILED: 'RED',
  DUP_CONFLICT: 'RED',
  OUTCOME_WITHOUT_INTENT: 'RED',
  GAP_OPEN: 'RED',
  GAP_UNPROVEN: 'AMBER',
  STREAM_SILENT: 'RED',
  STREAM_DOWN: 'AMBER',
  UNDECODED: 'AMBER',
  LEDGER_DIGEST: 'RED',
  LEDGER_UNREADABLE: 'AMBER',
  BACKFILL: 'AMBER',
  UNMATCHED: 'RED',
  INTENT_WITHOUT_OUTCOME: 'AMBER',
  SEAL_FAILED: 'AMBER',
} as const satisfies Record<string, HealthStatus>;

export type ConditionCode = keyof typeof CONDITION_LEVELS;

/** The conditions of one org; each stays until it is cleared. `scope` tells conditions of one code apart, such as topics. */
export class Conditions {
  readonly #active = new Map<string, { code: ConditionCode; text: string }>();

  set(code: ConditionCode, text: string, scope = ''): void {
    this.#active.set(`${code} ${scope}`, { code, text });
  }

  clear(code: ConditionCode, scope = ''): void {
    this.#active.delete(`${code} ${scope}`);
  }

  /** Sets or clears by whether there is a text. */
  put(code: ConditionCode, text: string | undefined, scope = ''): void {
    if (text === undefined) this.clear(code, scope);
    else this.set(code, text, scope);
  }

  has(code: ConditionCode, scope = ''): boolean {
    return this.#active.has(`${code} ${scope}`);
  }

  get status(): HealthStatus {
    return worstStatus([...this.#active.values()].map(({ code }) => CONDITION_LEVELS[code]));
  }

  statusWithout(ignored: ConditionCode): HealthStatus {
    const counted = [...this.#active.values()].filter(({ code }) => code !== ignored);
    return worstStatus(counted.map(({ code }) => CONDITION_LEVELS[code]));
  }

  /** One line: the worst first; empty when GREEN. */
  get reason(): string {
    const rank = (code: ConditionCode): number => (CONDITION_LEVELS[code] === 'RED' ? 0 : 1);
    const ordered = [...this.#active.values()].sort((a, b) => rank(a.code) - rank(b.code));
    return ordered.map(({ code, text }) => `${code}: ${text}`).join('; ');
  }
}

export function worstStatus(statuses: readonly HealthStatus[]): HealthStatus {
  if (statuses.includes('RED')) return 'RED';
  return statuses.includes('AMBER') ? 'AMBER' : 'GREEN';
}
