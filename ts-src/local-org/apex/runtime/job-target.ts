import { SObject } from '../../data/sobject.ts';
import type { ClassInfo, Program } from '../program.ts';
import { ApexList } from '../system/List.ts';
import { ApexMap } from '../system/Map.ts';
import { ApexSet } from '../system/Set.ts';

/**
 * A copy of everything that can be reached from a job's object, as the platform makes it by writing the job down and reading it back: later
 * changes to the original do not reach the job, and transient variables are null. Values that cannot change, instances of system classes
 * and stubs are shared.
 */
export function copyOf<T>(value: T, program: Program): T {
  return new Copier(program).copy(value) as T;
}

class Copier {
  readonly #program: Program;
  readonly #copies = new Map<object, object>();

  constructor(program: Program) {
    this.#program = program;
  }

  copy(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value;
    const known = this.#copies.get(value);
    if (known) return known;
    if (value instanceof SObject) return this.#record(value);
    if (value instanceof ApexList) return this.#list(value);
    if (value instanceof ApexSet) return this.#set(value);
    if (value instanceof ApexMap) return this.#map(value);
    const type = this.#program.typeOf(value);
    const info = type && this.#program.classInfo(type);
    return info?.kind === 'class' && !(value instanceof Error) ? this.#instance(value, info) : value;
  }

  #record(record: SObject): SObject {
    const copy = this.#known(record, record.copy());
    for (const [name, parent] of record.relations()) copy.setRelation(name, this.copy(parent) as SObject | null);
    for (const [name, rows] of record.childLists())
      copy.setChildren(
        name,
        rows.map((row) => this.copy(row) as SObject),
      );
    return copy;
  }

  #list(list: ApexList): ApexList {
    const copy = this.#known(list, new ApexList(list.apexType));
    copy.items = list.items.map((item) => this.copy(item));
    return copy;
  }

  #set(set: ApexSet): ApexSet {
    return this.#known(
      set,
      new ApexSet(
        set.apexType,
        [...set].map((item) => this.copy(item)),
      ),
    );
  }

  #map(map: ApexMap): ApexMap {
    const copy = this.#known(map, new ApexMap(map.apexType));
    for (const [key, value] of map.entries()) copy.set(this.copy(key), this.copy(value));
    return copy;
  }

  #instance(instance: object, info: ClassInfo): object {
    const copy = this.#known(instance, info.allocate());
    const left = new Set(this.#transient(info));
    for (const [key, value] of Object.entries(instance))
      if (!left.has(key)) (copy as Record<string, unknown>)[key] = this.copy(value);
    return copy;
  }

  /** JavaScript properties of transient variables, inherited ones included. */
  *#transient(info: ClassInfo): Iterable<string> {
    for (const { name, isStatic, isTransient } of info.fields) {
      if (isTransient && !isStatic) yield* [`$${name}`, `$${name}$${info.name.replaceAll('.', '$')}`];
    }
    const parent = info.superclass && this.#program.classInfo(info.superclass);
    if (parent) yield* this.#transient(parent);
  }

  #known<T extends object>(original: object, copy: T): T {
    this.#copies.set(original, copy);
    return copy;
  }
}
