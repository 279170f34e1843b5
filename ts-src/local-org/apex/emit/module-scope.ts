import type { ObjectSchema } from '../../data/schema.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import type { SoslSearch } from '../../soql/sosl-ast.ts';
import type { Type, TypeSymbol } from '../check/type.ts';
import { SystemSymbol } from '../check/system-symbols.ts';

/** Names at the head of a module: constants that its code shares, and links to other classes. */
export class ModuleScope {
  readonly #constants = new Map<string, string>();
  readonly #own = new Set<TypeSymbol>();
  readonly #foreign = new Map<TypeSymbol, string>();

  /** Declares the types that the module defines. */
  own(symbol: TypeSymbol): void {
    this.#own.add(symbol);
  }

  /** A constant with this initializer. */
  #constant(prefix: string, initializer: string): string {
    let name = this.#constants.get(initializer);
    if (name === undefined) this.#constants.set(initializer, (name = `${prefix}${this.#constants.size}`));
    return name;
  }

  type(type: Type): string {
    return this.#constant('T', `rt.type(${JSON.stringify(type.runtimeName)})`);
  }

  schema(schema: ObjectSchema): string {
    return this.#constant('O', `rt.schemaOf(${JSON.stringify(schema.name)})`);
  }

  fieldToken(schema: ObjectSchema, field: string): string {
    return this.#constant('F', `rt.fieldToken(${this.schema(schema)}, ${JSON.stringify(field)})`);
  }

  decimal(text: string): string {
    return this.#constant('D', `rt.decimal(${JSON.stringify(text)})`);
  }

  double(text: string): string {
    return this.#constant('D', `rt.double(${JSON.stringify(text)})`);
  }

  search(search: SoslSearch): string {
    return this.#constant('Q', JSON.stringify(search));
  }

  query(query: SoqlQuery): string {
    return this.#constant('Q', JSON.stringify(query));
  }

  /** A function of a system type whose values are JavaScript primitives. */
  systemFunction(owner: TypeSymbol, key: string): string {
    return this.#constant('f', `rt.systemFunction(${JSON.stringify(owner.runtimeName)}, ${JSON.stringify(key)})`);
  }

  /** The JavaScript class behind a system type. */
  systemClass(owner: TypeSymbol): string {
    return this.#constant('Y', `rt.systemClass(${JSON.stringify(owner.runtimeName)})`);
  }

  /** The object that holds an enum's values and its static methods. */
  enumHolder(owner: TypeSymbol): string {
    if (owner instanceof SystemSymbol) {
      return this.#constant('E', `rt.systemEnum(${JSON.stringify(owner.runtimeName)})`);
    }
    return this.userClass(owner);
  }

  /** The class of a user type: its own name in this module, a link that loads on first use otherwise. */
  userClass(symbol: TypeSymbol): string {
    if (this.#own.has(symbol)) return className(symbol);
    let link = this.#foreign.get(symbol);
    if (link === undefined) this.#foreign.set(symbol, (link = `C${this.#foreign.size}`));
    return `(${link} ?? load${link}())`;
  }

  /** The static variables of a user class. */
  statics(symbol: TypeSymbol): string {
    if (this.#own.has(symbol)) return `(${staticsName(symbol)} ?? ${initializerName(symbol)}())`;
    return `${this.userClass(symbol)}.statics`;
  }

  /** Declarations of all names that were asked for. */
  *declarations(): Generator<string> {
    for (const [initializer, name] of this.#constants) yield `const ${name} = ${initializer};`;
    for (const [symbol, link] of this.#foreign) {
      yield `let ${link} = null; const load${link} = () => (${link} = rt.classNamed(${JSON.stringify(symbol.runtimeName)}));`;
    }
  }
}

export function className(symbol: TypeSymbol): string {
  return `K_${symbol.runtimeName.replaceAll('.', '$')}`;
}

export function staticsName(symbol: TypeSymbol): string {
  return `S_${symbol.runtimeName.replaceAll('.', '$')}`;
}

export function initializerName(symbol: TypeSymbol): string {
  return `I_${symbol.runtimeName.replaceAll('.', '$')}`;
}
