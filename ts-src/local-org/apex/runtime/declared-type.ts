import { ApexType, CollectionType, type TypeKind } from './type.ts';

/** Values that know their type: user objects, system objects, exceptions, enum values, collections. */
interface Typed {
  apexType: ApexType;
}

/** The supertypes of a type, itself included; only declared types and collections have several. */
let supertypesOf: (type: ApexType) => readonly ApexType[] = (type) => [type];
export function setSupertypes(reader: (type: ApexType) => readonly ApexType[]): void {
  supertypesOf = reader;
}

/** A class, interface or enum of the platform or of the source folders. */
export class DeclaredType extends ApexType {
  readonly #supertypes: () => readonly ApexType[];
  #known: ReadonlySet<ApexType> | null = null;

  constructor(name: string, kind: TypeKind, args: readonly ApexType[], supertypes: () => readonly ApexType[]) {
    super(name, kind, args);
    this.#supertypes = supertypes;
  }

  get supertypes(): ReadonlySet<ApexType> {
    return (this.#known ??= new Set([this, ...this.#supertypes()]));
  }

  override isInstance(value: unknown): boolean {
    if (value === null || typeof value !== 'object') return false;
    if (value instanceof ApexType) return this.name === 'Type';
    const type = (value as Typed).apexType;
    return type !== undefined && this.isAssignableFrom(type);
  }

  override isAssignableFrom(other: ApexType): boolean {
    if (other === this) return true;
    if (other instanceof DeclaredType && other.supertypes.has(this)) return true;
    if (this.args.length === 0) return false;
    return this.#candidates(other).some((type) => this.#hasFittingArguments(type));
  }

  #candidates(other: ApexType): readonly ApexType[] {
    if (other instanceof DeclaredType) return [...other.supertypes];
    return other instanceof CollectionType ? supertypesOf(other) : [];
  }

  /** `Iterable<SObject>` takes an `Iterable<Account>`. */
  #hasFittingArguments(type: ApexType): boolean {
    const bare = (name: string): string => name.split('<')[0]!;
    return (
      bare(type.name) === bare(this.name) &&
      type.args.length === this.args.length &&
      this.args.every((arg, i) => arg.isAssignableFrom(type.args[i]!))
    );
  }
}
