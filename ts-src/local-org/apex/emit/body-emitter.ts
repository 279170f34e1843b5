import type { Bound, TempSymbol } from '../check/bound.ts';
import { expression } from './expressions.ts';
import type { ModuleScope } from './module-scope.ts';

/** State while the body of one method is emitted. */
export class BodyEmitter {
  readonly scope: ModuleScope;
  /** `file` for messages of missing features. */
  readonly file: string;
  /** What `return;` returns: constructors return the instance. */
  readonly emptyReturn: string;
  /** Whether the body calls out or reads data, so that the sharing mode matters. */
  usesMode = false;
  readonly #texts = new Map<TempSymbol, string>();
  #extra = 0;
  #names = 0;

  constructor(scope: ModuleScope, file: string, emptyReturn = '') {
    this.scope = scope;
    this.file = file;
    this.emptyReturn = emptyReturn;
  }

  temp(temp: TempSymbol): string {
    return this.#texts.get(temp) ?? `t${temp.id}`;
  }

  /** While `body` runs, the temp is this text: a local needs no copy. */
  withTemp<T>(temp: TempSymbol, text: string, body: () => T): T {
    this.#texts.set(temp, text);
    const result = body();
    this.#texts.delete(temp);
    return result;
  }

  /** One more temporary variable of the method. */
  extraTemp(): string {
    return `u${this.#extra++}`;
  }

  /** A name for a block's constant that no Apex name can clash with. */
  name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  /** Declarations of the temporaries, null when there are none. */
  temps(count: number): string | null {
    const names = [
      ...Array.from({ length: count }, (_, i) => `t${i}`),
      ...Array.from({ length: this.#extra }, (_, i) => `u${i}`),
    ];
    return names.length === 0 ? null : `let ${names.join(', ')};`;
  }

  /** The expression's code. */
  value(bound: Bound): string {
    return expression(this, bound);
  }

  /** The code of a value that must not be null. */
  required(bound: Bound): string {
    const text = this.value(bound);
    return isNonNull(bound) ? text : `n(${text})`;
  }
}

export function isNonNull(bound: Bound): boolean {
  return bound.kind === 'local' ? bound.local.neverNull : bound.nonNull;
}
