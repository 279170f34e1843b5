import { ApexEnum } from '../system/define.ts';
import { NoSuchElementException } from '../system/exceptions.ts';
import { ApexList } from '../system/List.ts';
import { n } from './operators.ts';
import { listOf, type ApexType } from './type.ts';

/** What emitted code sees of an enum: its values as `$NAME`, and its static methods. */
export class EnumHolder {
  readonly #type: ApexType;
  readonly #values: readonly ApexEnum[];
  [value: `$${string}`]: ApexEnum;

  constructor(type: ApexType, values: readonly ApexEnum[]) {
    this.#type = type;
    this.#values = values;
    for (const value of values) this[`$${value.name}`] = value;
  }

  static of(type: ApexType, names: readonly string[]): EnumHolder {
    return new EnumHolder(
      type,
      names.map((name, ordinal) => new ApexEnum(type, name, ordinal)),
    );
  }

  'values()'(): ApexList {
    return new ApexList(listOf(this.#type), [...this.#values]);
  }

  'valueOf(String)'(name: string | null): ApexEnum {
    const wanted = n(name).toLowerCase();
    const found = this.#values.find((value) => value.name.toLowerCase() === wanted);
    if (!found) throw new NoSuchElementException(`No enum constant ${this.#type.name}.${name}`);
    return found;
  }
}
