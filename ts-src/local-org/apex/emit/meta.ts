import type { Annotation, Modifier } from '../ast/index.ts';
import { supertypes } from '../check/hierarchy.ts';
import { Type, type FieldSymbol, type MethodSymbol, type Visibility } from '../check/type.ts';
import type { SharingModifier, UserSymbol } from '../check/user-symbols.ts';

/** What the run time knows of a user type besides its code. Types are run-time names. */
export interface TypeMeta {
  name: string;
  kind: 'class' | 'interface' | 'enum';
  visibility: Visibility;
  sharing: SharingModifier;
  isTest: boolean;
  isAbstract: boolean;
  superclass: string | null;
  /** All supertypes, with type arguments, itself included. */
  supertypes: string[];
  annotations: AnnotationMeta[];
  methods: MethodMeta[];
  fields: FieldMeta[];
  enumValues: string[];
  /** Key of the constructor without parameters; null when there is none. */
  defaultConstructor: string | null;
}

export interface AnnotationMeta {
  name: string;
  parameters: Record<string, string>;
}

export interface MethodMeta {
  name: string;
  key: string;
  isStatic: boolean;
  isAbstract: boolean;
  visibility: Visibility;
  annotations: AnnotationMeta[];
  parameters: { name: string; type: string }[];
  /** null for void. */
  returns: string | null;
  isTestMethod: boolean;
  line: number;
}

export interface FieldMeta {
  name: string;
  key: string;
  access: 'slot' | 'accessor';
  isStatic: boolean;
  isTransient: boolean;
  visibility: Visibility;
  readable: boolean;
  writable: boolean;
  annotations: AnnotationMeta[];
  type: string;
}

export function typeMeta(symbol: UserSymbol): TypeMeta {
  const self = Type.of(symbol);
  const { node } = symbol;
  return {
    name: symbol.name,
    kind: symbol.kind,
    visibility: symbol.visibility,
    sharing: symbol.sharing,
    isTest: symbol.isTest,
    isAbstract: symbol.isAbstract,
    superclass: symbol.superclass?.runtimeName ?? null,
    supertypes: supertypes(self).map((type) => type.runtimeName),
    annotations: annotationsOf(node.annotations),
    methods: node.kind === 'enum' ? [] : methodsOf(symbol),
    fields: node.kind === 'class' ? fieldsOf(symbol) : [],
    enumValues: node.kind === 'enum' ? node.values : [],
    defaultConstructor: defaultConstructor(symbol),
  };
}

function methodsOf(symbol: UserSymbol): MethodMeta[] {
  const methods: MethodMeta[] = [];
  for (const [node, method] of symbol.members.byNode) {
    if (!isMethod(method) || !method.node) continue;
    const { annotations, modifiers, line } = node as { annotations: Annotation[]; modifiers: Modifier[]; line: number };
    methods.push({
      name: method.name,
      key: method.key,
      isStatic: method.isStatic,
      isAbstract: method.isAbstract,
      visibility: method.visibility,
      annotations: annotationsOf(annotations),
      parameters: method.parameters.map(({ name, type }) => ({ name, type: type.runtimeName })),
      returns: method.returns.name === 'void' ? null : method.returns.runtimeName,
      isTestMethod: modifiers.includes('testmethod'),
      line,
    });
  }
  return methods;
}

function isMethod(member: MethodSymbol | FieldSymbol): member is MethodSymbol {
  return 'parameters' in member;
}

function fieldsOf(symbol: UserSymbol): FieldMeta[] {
  const fields: FieldMeta[] = [];
  for (const [node, field] of symbol.members.byNode) {
    if (isMethod(field)) continue;
    const { annotations, modifiers } = node as { annotations: Annotation[]; modifiers: Modifier[] };
    fields.push({
      name: field.name,
      key: field.key,
      access: field.access === 'slot' ? 'slot' : 'accessor',
      isStatic: field.isStatic,
      isTransient: modifiers.includes('transient'),
      visibility: field.visibility,
      readable: field.readable,
      writable: field.writable,
      annotations: annotationsOf(annotations),
      type: field.type.runtimeName,
    });
  }
  return fields;
}

function annotationsOf(annotations: readonly Annotation[]): AnnotationMeta[] {
  return annotations.map(({ name, parameters }) => ({ name, parameters }));
}

function defaultConstructor(symbol: UserSymbol): string | null {
  if (symbol.kind !== 'class') return null;
  const own = symbol.constructors.find(({ parameters }) => parameters.length === 0);
  if (own) return own.key;
  const isException = supertypes(Type.of(symbol)).some(({ runtimeName }) => runtimeName === 'System.Exception');
  if (isException) return '<init> Exception()';
  return symbol.constructors.length === 0 ? `<init> ${symbol.name}()` : null;
}
