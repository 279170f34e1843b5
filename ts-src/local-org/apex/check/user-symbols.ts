import type {
  ConstructorNode,
  FieldNode,
  InterfaceNode,
  MethodNode,
  Modifier,
  ParameterNode,
  PropertyNode,
  TypeNode,
  TypeRef,
} from '../ast/index.ts';
import { INVALID, VOID } from './builtin-symbols.ts';
import { fieldInHierarchy, overriddenKey } from './hierarchy.ts';
import { enumField } from './system-symbols.ts';
import { Type, type FieldSymbol, type MethodSymbol, type Parameter, type TypeSymbol, type Visibility } from './type.ts';

/** Where a user type comes from. */
export interface SourceInfo {
  file: string;
  apiVersion: number;
}

/** Turns a type as written inside `scope` into a type. Reports and yields INVALID when there is none. */
export type ResolveType = (ref: TypeRef, scope: UserSymbol) => Type;

export type SharingModifier = 'with' | 'without' | 'inherited' | 'omitted';

/** A class, interface or enum of the source folders, or the body of a trigger or anonymous block. */
export class UserSymbol implements TypeSymbol {
  readonly origin = 'user';
  readonly node: TypeNode;
  readonly outer: UserSymbol | null;
  readonly source: SourceInfo;
  readonly variables: readonly Type[] = [];
  readonly inners = new Map<string, UserSymbol>();
  readonly #resolve: ResolveType;
  #superclass: Type | null | undefined;
  #interfaces: Type[] | null = null;
  #members: Members | null = null;
  /** Whether a type that it extends or implements has no meaning. */
  #isIncomplete = false;

  constructor(node: TypeNode, outer: UserSymbol | null, source: SourceInfo, resolve: ResolveType) {
    this.node = node;
    this.outer = outer;
    this.source = source;
    this.#resolve = resolve;
    if (node.kind !== 'class') return;
    for (const member of node.members) {
      if (member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum') {
        this.inners.set(member.name.toLowerCase(), new UserSymbol(member, this, source, resolve));
      }
    }
  }

  get name(): string {
    return this.outer ? `${this.outer.name}.${this.node.name}` : this.node.name;
  }
  get runtimeName(): string {
    return this.name;
  }
  get kind(): 'class' | 'interface' | 'enum' {
    return this.node.kind;
  }
  /** The outermost class. */
  get top(): UserSymbol {
    return this.outer?.top ?? this;
  }
  get isAbstract(): boolean {
    return this.node.kind === 'interface' || this.node.modifiers.includes('abstract');
  }
  get isVirtual(): boolean {
    return this.isAbstract || this.node.modifiers.includes('virtual');
  }
  get isTest(): boolean {
    return this.node.annotations.some(({ name }) => name === 'istest') || (this.outer?.isTest ?? false);
  }
  get isTestVisible(): boolean {
    return this.node.annotations.some(({ name }) => name === 'testvisible');
  }
  get visibility(): Visibility {
    return visibilityOf(this.node.modifiers, 'private');
  }
  get sharing(): SharingModifier {
    const { modifiers } = this.node;
    if (modifiers.includes('with sharing')) return 'with';
    if (modifiers.includes('without sharing')) return 'without';
    return modifiers.includes('inherited sharing') ? 'inherited' : 'omitted';
  }

  get superclass(): Type | null {
    if (this.#superclass !== undefined) return this.#superclass;
    this.#superclass = null;
    const written = this.node.kind === 'class' ? this.node.superclass : null;
    const type = written && this.#resolve(written, this);
    if (type === INVALID) this.#isIncomplete = true;
    else if (type) this.#superclass = type;
    return this.#superclass;
  }

  get interfaces(): readonly Type[] {
    if (this.#interfaces) return this.#interfaces;
    this.#interfaces = [];
    const written = this.node.kind === 'enum' ? [] : this.node.interfaces;
    this.#interfaces = written.map((ref) => this.#resolve(ref, this)).filter((type) => type !== INVALID);
    if (this.#interfaces.length < written.length) this.#isIncomplete = true;
    return this.#interfaces;
  }

  /** Whether a type that it extends or implements is missing from `superclass` and `interfaces`. */
  get isIncomplete(): boolean {
    void this.superclass;
    void this.interfaces;
    return this.#isIncomplete;
  }

  /** Takes the type out of a circle of types that extend each other. */
  leaveHierarchy(): void {
    this.#superclass = null;
    this.#interfaces = [];
    this.#isIncomplete = true;
  }

  get constructors(): readonly MethodSymbol[] {
    return this.members.constructors;
  }

  methods(name: string): readonly MethodSymbol[] {
    return this.members.methods.get(name.toLowerCase()) ?? [];
  }

  *allMethods(): Iterable<MethodSymbol> {
    for (const methods of this.members.methods.values()) yield* methods;
  }

  field(name: string): FieldSymbol | undefined {
    return this.members.fields.get(name.toLowerCase());
  }

  inner(name: string): UserSymbol | undefined {
    return this.inners.get(name.toLowerCase());
  }

  get members(): Members {
    return (this.#members ??= this.#build());
  }

  #build(): Members {
    const members: Members = { constructors: [], methods: new Map(), fields: new Map(), byNode: new Map() };
    if (this.node.kind === 'enum') {
      for (const value of this.node.values) members.fields.set(value.toLowerCase(), enumField(this, value));
      return members;
    }
    for (const member of this.node.members) {
      if (member.kind === 'method') this.#addMethod(members, member);
      else if (member.kind === 'constructor') this.#addConstructor(members, member);
      else if (member.kind === 'field')
        this.#addField(members, member, slotField(this, member, this.#type(member.type)));
      else if (member.kind === 'property') {
        this.#addField(members, member, propertyField(this, member, this.#type(member.type)));
      }
    }
    return members;
  }

  #addMethod(members: Members, node: MethodNode): void {
    const method = new UserMethod(
      this,
      node,
      this.#parameters(node.parameters),
      node.returns ? this.#type(node.returns) : VOID,
    );
    const name = node.name.toLowerCase();
    const named = members.methods.get(name);
    if (named) named.push(method);
    else members.methods.set(name, [method]);
    members.byNode.set(node, method);
  }

  #addConstructor(members: Members, node: ConstructorNode): void {
    const constructed = new UserConstructor(this, node, this.#parameters(node.parameters));
    members.constructors.push(constructed);
    members.byNode.set(node, constructed);
  }

  #addField(members: Members, node: FieldNode | PropertyNode, field: FieldSymbol): void {
    members.byNode.set(node, field);
    members.fields.set(node.name.toLowerCase(), field);
  }

  #parameters(nodes: ParameterNode[]): Parameter[] {
    return nodes.map(({ name, type }) => ({ name, type: this.#type(type) }));
  }

  #type(ref: TypeRef): Type {
    return this.#resolve(ref, this);
  }
}

export interface Members {
  constructors: MethodSymbol[];
  methods: Map<string, MethodSymbol[]>;
  fields: Map<string, FieldSymbol>;
  byNode: Map<object, MethodSymbol | FieldSymbol>;
}

function visibilityOf(modifiers: readonly Modifier[], otherwise: Visibility): Visibility {
  if (modifiers.includes('global') || modifiers.includes('webservice')) return 'global';
  for (const visibility of ['public', 'protected', 'private'] as const)
    if (modifiers.includes(visibility)) return visibility;
  return otherwise;
}

class UserMethod implements MethodSymbol {
  readonly owner: UserSymbol;
  readonly node: MethodNode;
  readonly parameters: readonly Parameter[];
  readonly returns: Type;
  #key: string | null = null;

  constructor(owner: UserSymbol, node: MethodNode, parameters: Parameter[], returns: Type) {
    this.owner = owner;
    this.node = node;
    this.parameters = parameters;
    this.returns = returns;
  }

  get name(): string {
    return this.node.name;
  }
  get isStatic(): boolean {
    const { modifiers } = this.node;
    return modifiers.includes('static') || modifiers.includes('testmethod');
  }
  get isAbstract(): boolean {
    return this.node.body === null;
  }
  get isVirtual(): boolean {
    return this.isAbstract || this.node.modifiers.includes('virtual') || this.isOverride;
  }
  get isOverride(): boolean {
    return this.node.modifiers.includes('override');
  }
  get isTestVisible(): boolean {
    return this.node.annotations.some(({ name }) => name === 'testvisible');
  }
  get visibility(): Visibility {
    const inInterface = (this.owner.node as InterfaceNode | { kind: string }).kind === 'interface';
    return visibilityOf(this.node.modifiers, inInterface ? 'global' : 'private');
  }
  get isFuture(): boolean {
    return this.node.annotations.some(({ name }) => name === 'future');
  }

  /** The key of the method it overrides; private methods of extensible classes have one that a subclass cannot take. */
  get key(): string {
    if (this.#key !== null) return this.#key;
    const root = this.isStatic ? undefined : overriddenKey(this);
    const own = `${this.name}(${this.parameters.map(({ type }) => type.name).join(',')})`;
    const hidden = !this.isStatic && this.visibility === 'private' && this.owner.isVirtual;
    this.#key = root ?? (hidden ? `${own}@${this.owner.name}` : own);
    return this.#key;
  }
}

class UserConstructor implements MethodSymbol {
  readonly name = '<init>';
  readonly owner: UserSymbol;
  readonly constructorNode: ConstructorNode;
  readonly parameters: readonly Parameter[];
  readonly isStatic = false;
  readonly isAbstract = false;
  readonly isVirtual = false;
  readonly isOverride = false;
  readonly isFuture = false;
  readonly node = null;

  constructor(owner: UserSymbol, node: ConstructorNode, parameters: Parameter[]) {
    this.owner = owner;
    this.constructorNode = node;
    this.parameters = parameters;
  }

  get key(): string {
    return constructorKey(this.owner, this.parameters);
  }
  get returns(): Type {
    return Type.of(this.owner);
  }
  get isTestVisible(): boolean {
    return this.constructorNode.annotations.some(({ name }) => name === 'testvisible');
  }
  get visibility(): Visibility {
    return visibilityOf(this.constructorNode.modifiers, 'private');
  }
}

/** Constructors are methods under names of their own, so that subclasses do not override them. */
export function constructorKey(owner: TypeSymbol, parameters: readonly Parameter[]): string {
  return `<init> ${owner.name}(${parameters.map(({ type }) => type.name).join(',')})`;
}

function slotField(owner: UserSymbol, node: FieldNode, type: Type): FieldSymbol {
  const isStatic = node.modifiers.includes('static');
  const visibility = visibilityOf(node.modifiers, 'private');
  return {
    name: node.name,
    get key() {
      return slotKey(owner, node.name, isStatic);
    },
    get store() {
      return slotKey(owner, node.name, isStatic);
    },
    owner,
    isStatic,
    isFinal: node.modifiers.includes('final'),
    isTestVisible: node.annotations.some(({ name }) => name === 'testvisible'),
    access: 'slot',
    visibility,
    setterVisibility: visibility,
    readable: true,
    writable: true,
    type,
  };
}

function propertyField(owner: UserSymbol, node: PropertyNode, type: Type): FieldSymbol {
  const isStatic = node.modifiers.includes('static');
  const visibility = visibilityOf(node.modifiers, 'private');
  const automatic = isAutomatic(node);
  return {
    name: node.name,
    get key() {
      return automatic ? slotKey(owner, node.name, isStatic) : (inheritedAccessor(owner, node)?.key ?? node.name);
    },
    get store() {
      return slotKey(owner, node.name, isStatic);
    },
    owner,
    isStatic,
    isFinal: false,
    isTestVisible: node.annotations.some(({ name }) => name === 'testvisible'),
    access: automatic ? 'slot' : 'accessor',
    visibility: node.getter ? visibilityOf(node.getter.modifiers, visibility) : visibility,
    setterVisibility: node.setter ? visibilityOf(node.setter.modifiers, visibility) : visibility,
    readable: node.getter !== null,
    writable: node.setter !== null,
    type,
  };
}

/** `{ get; set; }` without bodies on a property nobody overrides is a plain field. */
export function isAutomatic(node: PropertyNode): boolean {
  const overridable = (['virtual', 'abstract', 'override'] as const).some((word) => node.modifiers.includes(word));
  return !overridable && !node.getter?.body && !node.setter?.body;
}

function inheritedAccessor(owner: UserSymbol, node: PropertyNode): FieldSymbol | undefined {
  if (!node.modifiers.includes('override')) return undefined;
  return owner.superclass ? fieldInHierarchy(owner.superclass, node.name) : undefined;
}

/** `$name`, or a longer name when a superclass has a (private) field of that name. */
export function slotKey(owner: UserSymbol, name: string, isStatic: boolean): string {
  const hides = !isStatic && owner.superclass && fieldInHierarchy(owner.superclass, name);
  return hides ? `$${name}$${owner.name.replaceAll('.', '$')}` : `$${name}`;
}
