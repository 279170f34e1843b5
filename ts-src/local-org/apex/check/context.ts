import { typeText, type Position, type TypeRef } from '../ast/index.ts';
import type { Bound, LocalSymbol, TempSymbol } from './bound.ts';
import { INVALID, NULL } from './builtin-symbols.ts';
import { Conversions, type Way } from './conversions.ts';
import { CheckError } from './diagnostics.ts';
import { fieldInScope, type FieldFound } from './fields.ts';
import { Type, type FieldSymbol } from './type.ts';
import type { Universe } from './universe.ts';
import { UserSymbol } from './user-symbols.ts';

/** A local under construction: the checker learns from the assignments whether it can be null. */
class Local implements LocalSymbol {
  readonly name: string;
  readonly key: string;
  readonly type: Type;
  readonly isFinal: boolean;
  neverNull: boolean;

  constructor(name: string, key: string, type: Type, isFinal: boolean, neverNull: boolean) {
    this.name = name;
    this.key = key;
    this.type = type;
    this.isFinal = isFinal;
    this.neverNull = neverNull;
  }
}

export interface BodyOptions {
  universe: Universe;
  owner: UserSymbol;
  isStatic: boolean;
  /** null in initializers and field values. */
  returns: Type | null;
  /** Whether `final` fields may be assigned. */
  initializes: boolean;
  /** The object of a trigger: the type of `Trigger.new`. */
  triggerObject?: Type | null;
  /** The property whose getter or setter this is. */
  accessorOf?: FieldSymbol | null;
}

/** What an expression or statement may refer to: the class, the locals in scope, and the helpers of the checker. */
export class BodyContext {
  readonly universe: Universe;
  readonly conversions: Conversions;
  readonly owner: UserSymbol;
  readonly isStatic: boolean;
  readonly returns: Type | null;
  readonly initializes: boolean;
  readonly triggerObject: Type | null;
  readonly accessorOf: FieldSymbol | null;
  loopDepth = 0;
  temps = 0;
  readonly #scopes: Map<string, Local>[] = [new Map()];
  readonly #keys = new Map<string, number>();

  constructor(options: BodyOptions) {
    this.universe = options.universe;
    this.conversions = new Conversions(options.universe);
    this.owner = options.owner;
    this.isStatic = options.isStatic;
    this.returns = options.returns;
    this.initializes = options.initializes;
    this.triggerObject = options.triggerObject ?? null;
    this.accessorOf = options.accessorOf ?? null;
  }

  get special(): Universe['special'] {
    return this.universe.special;
  }

  /** User mode is the default of classes of API version 67 and later. */
  get defaultMode(): 'user' | 'system' {
    return this.owner.source.apiVersion >= 67 ? 'user' : 'system';
  }

  fail(position: Position, message: string): never {
    throw new CheckError(position, message);
  }

  scoped<T>(body: () => T): T {
    this.#scopes.push(new Map());
    const result = body();
    this.#scopes.pop();
    return result;
  }

  /** Forgets the inner scopes that a failed statement left open. */
  get depth(): number {
    return this.#scopes.length;
  }
  set depth(depth: number) {
    this.#scopes.length = depth;
  }

  declare(
    position: Position,
    name: string,
    type: Type,
    options: { isFinal?: boolean; neverNull?: boolean } = {},
  ): LocalSymbol {
    if (this.local(name)) this.fail(position, `Duplicate variable: ${name}`);
    const local = new Local(name, this.#key(name), type, options.isFinal ?? false, options.neverNull ?? false);
    this.#scopes.at(-1)!.set(name.toLowerCase(), local);
    return local;
  }

  /** A local of the emitted code that source code cannot name. */
  hidden(name: string, type: Type): LocalSymbol {
    return new Local(name, this.#key(`${name}$`), type, true, false);
  }

  #key(name: string): string {
    const used = this.#keys.get(name) ?? 0;
    this.#keys.set(name, used + 1);
    return used === 0 ? `$${name}` : `$${name}$${used}`;
  }

  local(name: string): LocalSymbol | undefined {
    const key = name.toLowerCase();
    for (let i = this.#scopes.length - 1; i >= 0; i--) {
      const local = this.#scopes[i]!.get(key);
      if (local) return local;
    }
    return undefined;
  }

  fieldInScope(name: string): FieldFound | undefined {
    return fieldInScope(this.owner, name);
  }

  /** Lower-case names of the variables of the class and its superclasses that can be read here. */
  fieldNames(): string[] {
    const names = new Set<string>();
    for (let at: Type | null = Type.of(this.owner); at?.symbol instanceof UserSymbol; at = at.superclass) {
      for (const [name, field] of at.symbol.members.fields) {
        if (field.access !== 'enum' && field.readable && (field.isStatic || !this.isStatic)) names.add(name);
      }
    }
    return [...names];
  }

  *locals(): Iterable<LocalSymbol> {
    for (const scope of this.#scopes) yield* scope.values();
  }

  temp(): TempSymbol {
    return { id: this.temps++ };
  }

  /** The type `ref` means here. */
  type(ref: TypeRef): Type {
    const type = this.universe.resolveOrReport(ref, this.owner);
    if (type === INVALID) throw new CheckError(ref, '', `type ${typeText(ref)}`);
    return type;
  }

  /** A type of the platform that the expression at `position` needs. */
  platformType(position: Position, name: string): Type {
    return this.universe.systemType(name) ?? this.fail(position, `UNSUPPORTED: ${name}`);
  }

  /** How `value` becomes a `to`, if it can. The result of a query converts to its only row. */
  way(value: Bound, to: Type): Way | null {
    const way = this.conversions.implicit(value.type, to);
    if (way) return way;
    if (!isQueryResult(value) || to.symbol.kind !== 'sobject') return null;
    const row = value.type.args[0]!;
    const fits = row === to || to === this.special.SObject || row === this.special.SObject;
    return fits ? { cost: 10, conversion: 'ListToRecord' } : null;
  }

  /** `value` as a `to`: the implicit conversion of assignments. */
  assign(position: Position, value: Bound, to: Type): Bound {
    const way = this.way(value, to);
    if (!way) this.fail(position, `Illegal assignment from ${value.type.name} to ${to.name}`);
    return this.conversions.apply(value, to, way);
  }

  /** A Boolean condition. */
  condition(position: Position, value: Bound): Bound {
    if (value.type !== this.special.Boolean && value.type !== NULL && value.type !== INVALID) {
      this.fail(position, `Condition expression must be of type Boolean: ${value.type.name}`);
    }
    return value;
  }

  isSubclassOf(type: Type, ancestor: Type): boolean {
    for (let at: Type | null = type; at; at = at.superclass) if (at === ancestor) return true;
    return false;
  }
}

/** `[SELECT ...]` and `Database.query(...)`: lists that a record variable accepts. */
export function isQueryResult(value: Bound): boolean {
  if (value.kind === 'query') return value.type.args.length > 0;
  return (
    value.kind === 'call' && value.method.owner.runtimeName === 'System.Database' && /^query/i.test(value.method.name)
  );
}
