import type { Bound, Conversion } from './bound.ts';
import { INVALID, NULL, VOID } from './builtin-symbols.ts';
import { supertypes, superclasses } from './hierarchy.ts';
import type { Type } from './type.ts';
import type { Universe } from './universe.ts';

/** How a value of one type becomes a value of another without a cast. Lower costs are preferred between overloads. */
export interface Way {
  cost: number;
  conversion: Conversion | null;
}

const EXACT: Way = { cost: 0, conversion: null };
const OBJECT_COST = 60;

const NUMERIC = ['Integer', 'Long', 'Double', 'Decimal'] as const;

/** Implicit numeric conversions; Double and Decimal convert both ways. */
const WIDENING = new Set<Conversion>([
  'IntegerToLong',
  'IntegerToDouble',
  'IntegerToDecimal',
  'LongToDouble',
  'LongToDecimal',
  'DoubleToDecimal',
  'DecimalToDouble',
]);

export class Conversions {
  readonly #universe: Universe;

  constructor(universe: Universe) {
    this.#universe = universe;
  }

  /** Null when a value of type `from` cannot be assigned to a variable of type `to`. */
  implicit(from: Type, to: Type): Way | null {
    if (from === to || from === INVALID || to === INVALID) return EXACT;
    if (from === VOID || to === VOID || to === NULL) return null;
    if (from === NULL) return { cost: 1, conversion: null };
    const { special } = this.#universe;
    if (to === special.Object) return { cost: OBJECT_COST, conversion: null };
    return this.#primitive(from, to) ?? this.#subtype(from, to) ?? this.#collection(from, to);
  }

  #primitive(from: Type, to: Type): Way | null {
    const { special } = this.#universe;
    const source = NUMERIC.indexOf(from.name as (typeof NUMERIC)[number]);
    const target = NUMERIC.indexOf(to.name as (typeof NUMERIC)[number]);
    if (source >= 0 && target >= 0) {
      const conversion = `${NUMERIC[source]}To${NUMERIC[target]}` as Conversion;
      return WIDENING.has(conversion) ? { cost: 2 * Math.abs(target - source), conversion } : null;
    }
    if (from === special.Id && to === special.String) return { cost: 2, conversion: null };
    if (from === special.String && to === special.Id) return { cost: 8, conversion: 'StringToId' };
    if (from === special.Date && to === special.Datetime) return { cost: 4, conversion: 'DateToDatetime' };
    return null;
  }

  #subtype(from: Type, to: Type): Way | null {
    let distance = 0;
    for (const type of superclasses(from)) {
      if (type === to) return { cost: distance, conversion: null };
      distance += 2;
    }
    const found = supertypes(from).find(
      (type) => type === to || (type.symbol === to.symbol && this.#argumentsFit(type, to)),
    );
    return found && found.symbol !== from.symbol ? { cost: distance + 1, conversion: null } : null;
  }

  /** `List<Account>` and `List<SObject>` convert both ways; otherwise type arguments may be supertypes. */
  #collection(from: Type, to: Type): Way | null {
    if (from.symbol !== to.symbol || from.args.length === 0) return null;
    // An Iterable is accepted for one of a narrower type.
    const isOpen = from.symbol.runtimeName === 'System.Iterable';
    if (!this.#argumentsFit(from, to) && !(isOpen && this.castable(from.args[0]!, to.args[0]!))) return null;
    const generality = to.args.some((arg) => arg === this.#universe.special.Object) ? 20 : 0;
    return { cost: 6 + generality, conversion: null };
  }

  #argumentsFit(from: Type, to: Type): boolean {
    return from.args.every((arg, i) => this.#argumentFits(arg, to.args[i]!));
  }

  #argumentFits(from: Type, to: Type): boolean {
    if (from === to) return true;
    const { SObject, Id, String } = this.#universe.special;
    if (from === SObject && to.symbol.kind === 'sobject') return true;
    if ((from === Id && to === String) || (from === String && to === Id)) return true;
    const way = this.implicit(from, to);
    return way !== null && way.conversion === null;
  }

  /** Whether a cast from one to the other may succeed. */
  castable(from: Type, to: Type): boolean {
    if (from === VOID) return false;
    if (from === INVALID || to === INVALID) return true;
    const { special } = this.#universe;
    if (from === special.Object || this.implicit(from, to) || this.implicit(to, from)) return true;
    const isNumber = (type: Type): boolean => NUMERIC.includes(type.name as (typeof NUMERIC)[number]);
    if (isNumber(from) && isNumber(to)) return true;
    if (from.symbol === to.symbol) return from.args.every((arg, i) => this.castable(arg, to.args[i]!));
    const open = (type: Type): boolean => type.symbol.kind === 'interface';
    const reference = (type: Type): boolean => type.symbol.kind !== 'primitive';
    return (open(from) && reference(to)) || (open(to) && reference(from));
  }

  /** The conversion that a cast between numeric types makes. */
  numericCast(from: Type, to: Type): Conversion | null {
    const known = (type: Type): boolean => NUMERIC.includes(type.name as (typeof NUMERIC)[number]);
    return from !== to && known(from) && known(to) ? (`${from.name}To${to.name}` as Conversion) : null;
  }

  apply(value: Bound, to: Type, { conversion }: Way): Bound {
    if (conversion === null) return value;
    return { kind: 'conversion', conversion, value, type: to, nonNull: value.nonNull, line: value.line };
  }
}
