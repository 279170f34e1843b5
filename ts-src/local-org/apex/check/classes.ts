import type {
  AccessorNode,
  Block,
  ClassNode,
  ConstructorNode,
  FieldNode,
  InitializerNode,
  MemberNode,
  MethodNode,
  ParameterNode,
  Position,
  PropertyNode,
} from '../ast/index.ts';
import type { BoundBody, BoundStatement } from './bound-statements.ts';
import type { BoundClass, BoundInitializer, BoundMethod, BoundProperty } from './bound-class.ts';
import { VOID } from './builtin-symbols.ts';
import { BodyContext, type BodyOptions } from './context.ts';
import { broken } from './broken.ts';
import { CheckError } from './diagnostics.ts';
import { expression } from './expressions.ts';
import { fallsThrough } from './flow.ts';
import { aliasesOf, checkHierarchy } from './implementations.ts';
import { statements } from './statements.ts';
import type { Type } from './type.ts';
import { type FieldSymbol, type MethodSymbol, type Parameter } from './type.ts';
import type { Universe } from './universe.ts';
import { isAutomatic, type UserSymbol } from './user-symbols.ts';

/** Checks a class with its inner types; problems go to the universe's diagnostics. */
export function checkClass(universe: Universe, symbol: UserSymbol, triggerObject: Type | null = null): BoundClass {
  return new ClassChecker(universe, symbol, triggerObject).check();
}

class ClassChecker {
  readonly #universe: Universe;
  readonly #symbol: UserSymbol;
  readonly #triggerObject: Type | null;

  constructor(universe: Universe, symbol: UserSymbol, triggerObject: Type | null) {
    this.#universe = universe;
    this.#symbol = symbol;
    this.#triggerObject = triggerObject;
  }

  check(): BoundClass {
    const { node } = this.#symbol;
    const bound = this.#empty();
    if (node.kind === 'enum') return { ...bound, enumValues: node.values };
    checkHierarchy(this.#universe, this.#symbol);
    if (node.kind === 'interface') {
      void this.#symbol.members;
      return bound;
    }
    this.#checkDuplicates(node);
    if (this.#symbol.isIncomplete) this.#refuseUse(bound);
    for (const member of node.members) this.#member(bound, member);
    bound.aliases = aliasesOf(this.#symbol);
    return bound;
  }

  #empty(): BoundClass {
    return {
      symbol: this.#symbol,
      superclass: this.#symbol.superclass,
      methods: [],
      constructors: [],
      accessors: [],
      instanceParts: [],
      staticParts: [],
      aliases: [],
      inners: [],
      enumValues: [],
    };
  }

  /** A class whose superclass or interface is unknown cannot be used, where a program is run in spite of it. */
  #refuseUse(bound: BoundClass): void {
    const { node, name } = this.#symbol;
    const error = new CheckError(node, '', `class ${name}, whose superclass or interface has an error`);
    const body: BoundStatement[] = [{ kind: 'expression', expression: broken(error), line: node.line }];
    for (const parts of [bound.instanceParts, bound.staticParts]) {
      parts.push({ kind: 'block', body: { parameters: [], body, temps: 0 }, line: node.line });
    }
  }

  #member(bound: BoundClass, member: MemberNode): void {
    switch (member.kind) {
      case 'method':
        bound.methods.push(...this.#method(member));
        break;
      case 'constructor':
        bound.constructors.push(this.#construction(member));
        break;
      case 'field':
        partsOf(bound, member).push(...this.#field(member));
        break;
      case 'property':
        this.#property(bound, member);
        break;
      case 'initializer':
        (member.isStatic ? bound.staticParts : bound.instanceParts).push(this.#initializer(member));
        break;
      default:
        bound.inners.push(checkClass(this.#universe, this.#symbol.inner(member.name)!));
    }
  }

  #context(options: Omit<BodyOptions, 'universe' | 'owner' | 'triggerObject'>): BodyContext {
    return new BodyContext({
      universe: this.#universe,
      owner: this.#symbol,
      triggerObject: this.#triggerObject,
      ...options,
    });
  }

  #method(node: MethodNode): BoundMethod[] {
    const method = this.#symbol.members.byNode.get(node) as MethodSymbol;
    if (!node.body) {
      if (!node.modifiers.includes('abstract')) this.#report(node, `Method must define a body: ${node.name}`);
      return [];
    }
    const c = this.#context({ isStatic: method.isStatic, returns: method.returns, initializes: false });
    const body = this.#body(c, node.parameters, method.parameters, node.body);
    const falls = fallsThrough(body.body, (line) => this.#report({ line, column: 1 }, 'Unreachable statement'));
    if (falls && method.returns !== VOID && !this.#hasErrors()) {
      this.#report(node, `Missing return statement required return type: ${method.returns.name}`);
    }
    return [{ method, body, line: node.line }];
  }

  /** Flow is only judged in files without errors: a statement with an error is missing from the bound body. */
  #hasErrors(): boolean {
    return this.#universe.diagnostics.list.some(({ file }) => file === this.#symbol.source.file);
  }

  #construction(node: ConstructorNode): BoundMethod {
    const method = this.#symbol.members.byNode.get(node) as MethodSymbol;
    if (node.name.toLowerCase() !== this.#symbol.node.name.toLowerCase()) {
      this.#report(node, `Invalid constructor name: ${node.name}`);
    }
    const c = this.#context({ isStatic: false, returns: VOID, initializes: true });
    return { method, body: this.#body(c, node.parameters, method.parameters, node.body), line: node.line };
  }

  #body(c: BodyContext, nodes: readonly ParameterNode[], parameters: readonly Parameter[], block: Block): BoundBody {
    const locals = parameters.map((parameter, i) =>
      this.#guarded(
        () => c.declare(nodes[i]!, parameter.name, parameter.type),
        () => null,
      ),
    );
    const body = statements(c, block.statements);
    return { parameters: locals.flatMap((local) => local ?? []), body, temps: c.temps };
  }

  #field(node: FieldNode): BoundInitializer[] {
    const field = this.#symbol.members.byNode.get(node) as FieldSymbol;
    const { value } = node;
    const c = this.#context({ isStatic: field.isStatic, returns: null, initializes: true });
    const bound = value && this.#guarded(() => c.assign(node, expression(c, value), field.type), broken);
    return [{ kind: 'field', field, value: bound, temps: c.temps, line: node.line }];
  }

  #initializer(node: InitializerNode): BoundInitializer {
    const c = this.#context({ isStatic: node.isStatic, returns: null, initializes: true });
    return { kind: 'block', body: this.#body(c, [], [], node.body), line: node.line };
  }

  #property(bound: BoundClass, node: PropertyNode): void {
    const field = this.#symbol.members.byNode.get(node) as FieldSymbol;
    partsOf(bound, node).push({ kind: 'field', field, value: null, temps: 0, line: node.line });
    if (isAutomatic(node)) return;
    const property: BoundProperty = {
      field,
      getter: this.#accessor(node, node.getter, field, []),
      setter: this.#accessor(node, node.setter, field, [{ name: 'value', type: field.type }]),
      line: node.line,
    };
    if (property.getter && property.getter !== 'stored') this.#checkGetter(node, property.getter.body);
    bound.accessors.push(property);
  }

  #checkGetter(node: PropertyNode, body: BoundStatement[]): void {
    const falls = fallsThrough(body, (line) => this.#report({ line, column: 1 }, 'Unreachable statement'));
    if (falls && !this.#hasErrors()) this.#report(node, 'Missing return statement in property getter');
  }

  #accessor(
    node: PropertyNode,
    accessor: AccessorNode | null,
    field: FieldSymbol,
    parameters: Parameter[],
  ): BoundBody | 'stored' | null {
    if (!accessor) return null;
    if (!accessor.body) return node.modifiers.includes('abstract') ? null : 'stored';
    const returns = parameters.length === 0 ? field.type : VOID;
    const c = this.#context({ isStatic: field.isStatic, returns, initializes: false, accessorOf: field });
    const nodes = parameters.map(({ name }): ParameterNode => ({
      kind: 'parameter',
      ...place(node),
      name,
      type: node.type,
    }));
    return this.#body(c, nodes, parameters, accessor.body);
  }

  #checkDuplicates(node: ClassNode): void {
    const fields = new Set<string>();
    const methods = new Set<string>();
    for (const member of node.members) {
      if (member.kind === 'field' || member.kind === 'property') {
        const name = member.name.toLowerCase();
        if (fields.has(name)) this.#report(member, `Duplicate field: ${member.name}`);
        fields.add(name);
      } else if (member.kind === 'method' || member.kind === 'constructor') {
        const symbol = this.#symbol.members.byNode.get(member) as MethodSymbol;
        const types = symbol.parameters.map(({ type }) => type.name).join(', ');
        const written = `${member.name}(${types})`;
        const key = `${member.kind} ${written}`.toLowerCase();
        if (methods.has(key)) this.#report(member, `Method already defined: ${written}`);
        methods.add(key);
      }
    }
  }

  /** The result; where it has an error, which is reported, what `otherwise` makes of it. */
  #guarded<T, F>(check: () => T, otherwise: (error: CheckError) => F): T | F {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof CheckError)) throw error;
      this.#report(error.position, error.message);
      return otherwise(error);
    }
  }

  #report(position: Position, message: string): void {
    this.#universe.diagnostics.report(this.#symbol.source.file, position, message);
  }
}

function place({ line, column }: Position): Position {
  return { line, column };
}

function partsOf(bound: BoundClass, node: FieldNode | PropertyNode): BoundInitializer[] {
  return node.modifiers.includes('static') ? bound.staticParts : bound.instanceParts;
}
