/** The parsed form of a system type's declaration, shared by checker, run time and docs. */
export interface TypeRef {
  /** As written, e.g. `List`, `Schema.SObjectType`, `T`. */
  name: string;
  args: TypeRef[];
}

export interface MethodDeclaration {
  key: string;
  name: string;
  isStatic: boolean;
  returns: TypeRef;
  parameters: { name: string; type: TypeRef }[];
}

export interface PropertyDeclaration {
  name: string;
  isStatic: boolean;
  type: TypeRef;
  readonly: boolean;
}

export interface TypeDeclaration {
  /** `System`, `Database`, `Schema`, ... */
  namespace: string;
  name: string;
  kind: 'class' | 'interface' | 'enum';
  isAbstract: boolean;
  isVirtual: boolean;
  typeParameters: string[];
  superclass: TypeRef | null;
  interfaces: TypeRef[];
  constructors: MethodDeclaration[];
  methods: MethodDeclaration[];
  properties: PropertyDeclaration[];
  enumValues: string[];
}

/** A declaration that does not follow the form shown in `define.ts`. */
export class DeclarationError extends Error {
  override readonly name = 'DeclarationError';
  readonly code = 'MALFORMED_DECLARATION';
}

/** @throws DeclarationError */
export function parseDeclaration(text: string): TypeDeclaration {
  return new Reader(text).type();
}

/** `name(Erased,Types)`: type variables become `Object`, generic types their bare name, namespaces go. `T[]` is `List`. */
export function memberKey(
  name: string,
  parameters: readonly { type: TypeRef }[],
  variables: readonly string[],
): string {
  const erased = parameters.map(({ type }) => (variables.includes(type.name) ? 'Object' : type.name.split('.').at(-1)));
  return `${name}(${erased.join(',')})`;
}

const MODIFIERS = new Set(['public', 'global', 'static', 'virtual', 'abstract', 'final']);
const TOKEN = /\s*(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|[{}()<>,;]|\[\]))/gy;

/** Recursive descent over the tokens of one declaration. */
class Reader {
  readonly #text: string;
  readonly #tokens: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    TOKEN.lastIndex = 0;
    const trimmed = text.trimEnd();
    while (TOKEN.lastIndex < trimmed.length) {
      const at = TOKEN.lastIndex;
      const match = TOKEN.exec(trimmed);
      if (!match) throw new DeclarationError(`Unexpected ${JSON.stringify(text.slice(at, at + 20))} in: ${text}`);
      if (match[1] !== undefined) this.#tokens.push(match[1]);
    }
  }

  type(): TypeDeclaration {
    const modifiers = this.#modifiers();
    const kind = this.#next();
    if (kind !== 'class' && kind !== 'interface' && kind !== 'enum') throw this.#unexpected(kind);
    const path = this.#next().split('.');
    const declaration: TypeDeclaration = {
      namespace: path.slice(0, -1).join('.'),
      name: path.at(-1)!,
      kind,
      isAbstract: modifiers.has('abstract'),
      isVirtual: modifiers.has('virtual') || modifiers.has('abstract'),
      typeParameters: this.#accept('<') ? this.#list('>', () => this.#next()) : [],
      superclass: null,
      interfaces: [],
      constructors: [],
      methods: [],
      properties: [],
      enumValues: [],
    };
    this.#supertypes(declaration);
    this.#expect('{');
    if (kind === 'enum') declaration.enumValues = this.#list('}', () => this.#next());
    else while (!this.#accept('}')) this.#member(declaration);
    if (this.#at !== this.#tokens.length) throw this.#unexpected(this.#next());
    return declaration;
  }

  #supertypes(declaration: TypeDeclaration): void {
    if (this.#accept('extends')) {
      const types = this.#types();
      if (declaration.kind === 'interface') declaration.interfaces = types;
      else declaration.superclass = types[0]!;
    }
    if (this.#accept('implements')) declaration.interfaces = this.#types();
  }

  #types(): TypeRef[] {
    const types = [this.#typeRef()];
    while (this.#accept(',')) types.push(this.#typeRef());
    return types;
  }

  #member(declaration: TypeDeclaration): void {
    const modifiers = this.#modifiers();
    const isStatic = modifiers.has('static');
    if (this.#peek() === declaration.name && this.#peek(1) === '(') {
      this.#next();
      declaration.constructors.push(this.#method('new', false, { name: declaration.name, args: [] }, declaration));
      return;
    }
    const type = this.#typeRef();
    const name = this.#next();
    if (this.#peek() === '(') {
      declaration.methods.push(this.#method(name, isStatic, type, declaration));
      return;
    }
    const settable = this.#settable();
    declaration.properties.push({ name, isStatic, type, readonly: modifiers.has('final') || !settable });
  }

  #method(name: string, isStatic: boolean, returns: TypeRef, { typeParameters }: TypeDeclaration): MethodDeclaration {
    this.#expect('(');
    const parameters = this.#list(')', () => ({ type: this.#typeRef(), name: this.#next() }));
    this.#expect(';');
    return { key: memberKey(name, parameters, typeParameters), name, isStatic, returns, parameters };
  }

  /** After a property's name: `;`, `{ get; set; }` or `{ get; }`. */
  #settable(): boolean {
    if (this.#accept(';')) return true;
    this.#expect('{');
    this.#expect('get');
    this.#expect(';');
    const settable = this.#accept('set');
    if (settable) this.#expect(';');
    this.#expect('}');
    return settable;
  }

  #typeRef(): TypeRef {
    let type: TypeRef = { name: this.#next(), args: [] };
    if (this.#accept('<')) type.args = this.#list('>', () => this.#typeRef());
    while (this.#accept('[]')) type = { name: 'List', args: [type] };
    return type;
  }

  /** Comma-separated items up to `end`, which is consumed. */
  #list<T>(end: string, item: () => T): T[] {
    const items: T[] = [];
    while (!this.#accept(end)) {
      if (items.length > 0) this.#expect(',');
      items.push(item());
    }
    return items;
  }

  #modifiers(): Set<string> {
    const modifiers = new Set<string>();
    while (MODIFIERS.has(this.#peek() ?? '')) modifiers.add(this.#next());
    return modifiers;
  }

  #peek(ahead = 0): string | undefined {
    return this.#tokens[this.#at + ahead];
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new DeclarationError(`Unexpected end of: ${this.#text}`);
    return token;
  }

  #accept(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    const found = this.#next();
    if (found !== token) throw new DeclarationError(`Expected '${token}' but found '${found}' in: ${this.#text}`);
  }

  #unexpected(token: string): DeclarationError {
    return new DeclarationError(`Unexpected '${token}' in: ${this.#text}`);
  }
}
