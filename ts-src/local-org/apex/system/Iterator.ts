import type { ApexType } from '../runtime/type.ts';
import { tx } from '../runtime/transaction.ts';
import { contract, SystemObject } from './define.ts';
import { NoSuchElementException } from './exceptions.ts';

/** The iterators of lists and sets. */
export class ApexIterator extends SystemObject {
  readonly #element: ApexType;
  readonly #source: Iterator<unknown>;
  #next: IteratorResult<unknown>;

  constructor(element: ApexType, source: Iterator<unknown>) {
    super();
    this.#element = element;
    this.#source = source;
    this.#next = source.next();
  }

  override get apexType(): ApexType {
    return tx().program.type(`Iterator<${this.#element.name}>`)!;
  }

  'hasNext()'(): boolean {
    return !this.#next.done;
  }

  'next()'(): unknown {
    if (this.#next.done) throw new NoSuchElementException('Iterator has no more elements');
    const { value } = this.#next;
    this.#next = this.#source.next();
    return value;
  }
}

export const IteratorType = contract(`
  public interface System.Iterator<T> {
    Boolean hasNext();
    T next();
  }`);
