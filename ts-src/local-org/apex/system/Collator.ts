import { tx } from '../runtime/transaction.ts';
import { reference, SystemObject } from './define.ts';

/** The value of `Collator`: orders texts as the running user's locale does. */
export class Collator extends SystemObject {
  readonly #collator: Intl.Collator;

  constructor(locale: string) {
    super();
    this.#collator = new Intl.Collator(locale.replaceAll('_', '-'));
  }

  static 'getInstance()'(): Collator {
    return new Collator(tx().user.locale);
  }
  /** Nulls come first. */
  'compare(Object,Object)'(left: string | null, right: string | null): number {
    if (left === null || right === null) return Number(left !== null) - Number(right !== null);
    return this.#collator.compare(left, right);
  }
  'compare(String,String)'(left: string | null, right: string | null): number {
    return this['compare(Object,Object)'](left, right);
  }
}

export const CollatorType = reference(
  `
  public class System.Collator implements Comparator<String> {
    public static Collator getInstance();
    public Integer compare(String source, String target);
  }`,
  Collator,
);
