import type { BoundBody, BoundStatement } from '../check/bound-statements.ts';
import type { BoundClass, BoundInitializer, BoundMethod, BoundProperty } from '../check/bound-class.ts';
import { supertypes } from '../check/hierarchy.ts';
import { SystemSymbol } from '../check/system-symbols.ts';
import { Type, type FieldSymbol } from '../check/type.ts';
import type { UserSymbol } from '../check/user-symbols.ts';
import { BodyEmitter } from './body-emitter.ts';
import { className, initializerName, staticsName, type ModuleScope } from './module-scope.ts';
import { statements, TURN } from './statements.ts';
import { Writer } from './writer.ts';

const text = JSON.stringify;

/** What an object and each of its variables count on the heap. */
const OBJECT_BYTES = 8;
const FIELD_BYTES = 4;

/** Calls within each other: the platform's maximum. What calls nothing is not counted. */
const MAX_DEPTH = 1000;

/** Emits one type into a module. `title` names its members in stacks: `Class.Foo`. */
export function emitClass(scope: ModuleScope, w: Writer, bound: BoundClass, title: string): void {
  new ClassEmitter(scope, w, bound, title).emit();
}

class ClassEmitter {
  readonly #scope: ModuleScope;
  readonly #w: Writer;
  readonly #bound: BoundClass;
  readonly #symbol: UserSymbol;
  readonly #title: string;
  readonly #name: string;

  constructor(scope: ModuleScope, w: Writer, bound: BoundClass, title: string) {
    this.#scope = scope;
    this.#w = w;
    this.#bound = bound;
    this.#symbol = bound.symbol;
    this.#title = title;
    this.#name = className(bound.symbol);
  }

  emit(): void {
    const { kind } = this.#symbol;
    if (kind === 'enum') {
      this.#w.line(`const ${this.#name} = rt.defineEnum(${text(this.#symbol.name)}, ${text(this.#bound.enumValues)});`);
    } else if (kind === 'class') {
      this.#class();
      this.#statics();
    }
  }

  #class(): void {
    const w = this.#w;
    w.line(`class ${this.#name} extends ${this.#superclassCode()} {`);
    this.#fieldDefaults();
    if (this.#hasFieldCode) this.#fieldValues();
    for (const one of this.#bound.constructors) this.#construction(one);
    this.#implicitConstructors();
    for (const one of this.#bound.methods) this.#method(one);
    for (const one of this.#bound.accessors) this.#property(one);
    for (const { key, method } of this.#bound.aliases) {
      const target = method.isStatic ? this.#scope.userClass(method.owner) : 'this';
      w.line(`${text(key)}(...args) { return ${target}[${text(method.key)}](...args); }`);
    }
    w.line(`static get statics() { return ${this.#scope.statics(this.#symbol)}; }`);
    w.line('}');
  }

  #superclassCode(): string {
    const { superclass } = this.#bound;
    if (!superclass) return 'rt.UserObject';
    if (superclass.symbol instanceof SystemSymbol) return this.#scope.systemClass(superclass.symbol);
    return this.#scope.userClass(superclass.symbol);
  }

  get #instanceFields(): FieldSymbol[] {
    return this.#bound.instanceParts.flatMap((part) => (part.kind === 'field' ? part.field : []));
  }

  /** All fields exist from the start, so that instances of a class have one shape. */
  #fieldDefaults(): void {
    const fields = this.#instanceFields.map((field) => `this.${field.store} = null;`);
    const bytes = OBJECT_BYTES + fields.length * FIELD_BYTES;
    this.#w.line(`constructor() { super(); ${fields.join(' ')} grow(${bytes}); }`);
  }

  get #hasFieldCode(): boolean {
    return this.#bound.instanceParts.some((part) => part.kind === 'block' || part.value !== null);
  }

  get #fieldsKey(): string {
    return `<fields> ${this.#symbol.name}`;
  }

  /** Field values and initializer blocks, run by the constructors. */
  #fieldValues(): void {
    this.#w.member(`${this.#title}.<init>`);
    this.#w.line(`${text(this.#fieldsKey)}() {`);
    this.#parts(this.#bound.instanceParts, 'this');
    this.#w.line('}');
  }

  #parts(parts: readonly BoundInitializer[], holder: string): void {
    for (const part of parts) {
      const e = new BodyEmitter(this.#scope, this.#symbol.source.file);
      const inner = new Writer();
      if (part.kind === 'block') statements(e, inner, part.body.body);
      else if (part.value) inner.statement(`${holder}.${part.field.store} = ${e.value(part.value)};`, part.line);
      else continue;
      const temps = e.temps(part.kind === 'block' ? part.body.temps : part.temps);
      this.#w.line('{', part.line);
      if (temps) this.#w.line(temps);
      this.#w.append(inner);
      this.#w.line('}');
    }
  }

  #construction({ method, body, line }: BoundMethod): void {
    const e = new BodyEmitter(this.#scope, this.#symbol.source.file, 'this');
    const inner = new Writer();
    const [first, ...rest] = body.body;
    const delegation = first && isDelegation(first) ? first : null;
    // Variables have their values before the superclass's constructor runs: it may call methods that are overridden here.
    if (this.#hasFieldCode && delegateTo(delegation) !== 'this') inner.line(`this[${text(this.#fieldsKey)}]();`, line);
    if (!delegation) inner.line(this.#superCall(), line);
    else statements(e, inner, [delegation]);
    statements(e, inner, delegation ? rest : body.body);
    inner.line('return this;');
    e.usesMode = true;
    this.#function(
      e,
      inner,
      text(method.key),
      `${this.#name}.prototype`,
      'this',
      body,
      `${this.#title}.<init>`,
      method.key,
    );
  }

  /** The call of the superclass's constructor without arguments. */
  #superCall(): string {
    const { superclass } = this.#bound;
    if (!superclass || superclass.symbol instanceof SystemSymbol) return '';
    const own = superclass.symbol.constructors.some(({ parameters }) => parameters.length === 0);
    const declaresNone = superclass.symbol.constructors.length === 0;
    if (own || (declaresNone && !isException(superclass))) return `this[${text(`<init> ${superclass.name}()`)}]();`;
    return isException(superclass) ? 'super["<init> Exception()"]();' : '';
  }

  /** Constructors that a class without its own has, and those that exceptions always have. */
  #implicitConstructors(): void {
    const { constructors } = this.#bound;
    const fields = this.#hasFieldCode ? `this[${text(this.#fieldsKey)}](); ` : '';
    if (isException(Type.of(this.#symbol))) {
      if (!fields) return;
      for (const types of ['', 'String', 'Exception', 'String,Exception']) {
        const key = text(`<init> Exception(${types})`);
        this.#w.line(`${key}(...args) { ${fields}super[${key}](...args); return this; }`);
      }
    } else if (constructors.length === 0) {
      this.#w.line(`${text(`<init> ${this.#symbol.name}()`)}() { ${fields}${this.#superCall()} return this; }`);
    }
  }

  #method({ method, body }: BoundMethod): void {
    const e = new BodyEmitter(this.#scope, this.#symbol.source.file);
    const inner = new Writer();
    if (method.isStatic && this.#bound.staticParts.length > 0) inner.line(`${this.#scope.statics(this.#symbol)};`);
    statements(e, inner, body.body);
    const holder = method.isStatic ? this.#name : `${this.#name}.prototype`;
    const head = `${method.isStatic ? 'static ' : ''}${text(method.key)}`;
    this.#function(
      e,
      inner,
      head,
      holder,
      method.isStatic ? this.#name : 'this',
      body,
      this.#memberTitle(method.name),
      method.key,
    );
  }

  /** The body of a trigger or anonymous block has no name of its own in stacks. */
  #memberTitle(name: string): string {
    return name === 'run' && !this.#title.startsWith('Class.') ? this.#title : `${this.#title}.${name}`;
  }

  #property({ field, getter, setter }: BoundProperty): void {
    const store = `${field.isStatic ? this.#scope.statics(this.#symbol) : 'this'}.${field.store}`;
    const prefix = field.isStatic ? 'static ' : '';
    const parts = [
      { kind: 'get', body: getter, stored: `() { return ${store}; }` },
      { kind: 'set', body: setter, stored: `(value) { ${store} = value; }` },
    ];
    for (const { kind, body, stored } of parts) {
      if (body === null) continue;
      const key = `${kind} ${field.key}`;
      if (body === 'stored') {
        this.#w.line(`${prefix}${text(key)}${stored}`);
        continue;
      }
      const e = new BodyEmitter(this.#scope, this.#symbol.source.file);
      const inner = new Writer();
      statements(e, inner, body.body);
      const holder = field.isStatic ? this.#name : `${this.#name}.prototype`;
      const self = field.isStatic ? this.#name : 'this';
      this.#function(e, inner, prefix + text(key), holder, self, body, `${this.#title}.${field.name}`, key);
    }
  }

  /** A function with its temporaries, and the switch of the sharing mode where the body needs it. */
  #function(
    e: BodyEmitter,
    inner: Writer,
    head: string,
    holder: string,
    self: string,
    body: BoundBody,
    member: string,
    key: string,
  ): void {
    const w = this.#w;
    w.member(member);
    w.line(`${head}(${body.parameters.map((local) => local.key).join(', ')}) {`);
    const mode = e.usesMode ? modeTest(this.#symbol) : null;
    if (mode) w.line(`if (${mode.test}) return F.enter(${mode.mode}, ${self}, ${holder}[${text(key)}], arguments);`);
    // Recursion is bounded by its depth, and by the CPU limit as loops are.
    if (e.usesMode) w.line(`${TURN} if (F.depth >= ${MAX_DEPTH}) F.tooDeep(); F.depth++; try {`);
    const temps = e.temps(body.temps);
    if (temps) w.line(temps);
    w.append(inner);
    w.line(e.usesMode ? '} finally { F.depth--; } }' : '}');
  }

  /** The state of the static variables, built on first use in a transaction. */
  #statics(): void {
    const w = this.#w;
    const state = staticsName(this.#symbol);
    const fields = this.#bound.staticParts.flatMap((part) =>
      part.kind === 'field' ? `${part.field.store}: null` : [],
    );
    w.line(`let ${state} = null;`);
    w.member(`${this.#title}.<clinit>`);
    w.line(`function ${initializerName(this.#symbol)}() {`);
    w.line(`${state} = { ${fields.join(', ')} };`);
    w.line(`return F.initialize(${modeTest(this.#symbol).mode}, () => {`);
    this.#parts(this.#bound.staticParts, state);
    w.line(`return ${state}; });`);
    w.line('}');
    const swap = `(next) => { const former = ${state}; ${state} = next; return former; }`;
    w.line(`rt.defineClass(${text(this.#symbol.name)}, ${this.#name}, ${swap});`);
  }
}

function isException(type: Type): boolean {
  return supertypes(type).some(({ symbol }) => symbol.runtimeName === 'System.Exception');
}

function isDelegation(statement: BoundStatement): boolean {
  return delegateTo(statement) !== null;
}

function delegateTo(statement: BoundStatement | null): 'this' | 'super' | null {
  if (statement?.kind !== 'expression' || statement.expression.kind !== 'construction') return null;
  return statement.expression.delegate;
}

const WITH_SHARING = 1;
const USER_MODE = 2;

/** The mode in which the class's code runs, and the test whether that differs from the caller's. */
function modeTest(symbol: UserSymbol): { mode: string; test: string } {
  const user = symbol.source.apiVersion >= 67 ? USER_MODE : 0;
  const { sharing } = symbol;
  if (sharing === 'inherited' || sharing === 'omitted') {
    return { mode: `F.mode & ${WITH_SHARING} | ${user}`, test: `(F.mode & ${USER_MODE}) !== ${user}` };
  }
  const mode = user | (sharing === 'with' ? WITH_SHARING : 0);
  return { mode: String(mode), test: `F.mode !== ${mode}` };
}
