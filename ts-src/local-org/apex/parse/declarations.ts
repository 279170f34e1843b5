import type {
  AnnotationContext,
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  EnumDeclarationContext,
  FieldDeclarationContext,
  FormalParametersContext,
  InterfaceDeclarationContext,
  MemberDeclarationContext,
  MethodDeclarationContext,
  ModifierContext,
  PropertyDeclarationContext,
  TypeDeclarationContext,
} from '@apexdevtools/apex-parser';
import type {
  AccessorNode,
  Annotation,
  ClassNode,
  EnumNode,
  FieldNode,
  InterfaceNode,
  MemberNode,
  MethodNode,
  Modifier,
  ParameterNode,
  PropertyNode,
  TypeNode,
} from '../ast/index.ts';
import { expression } from './expressions.ts';
import { literal } from './literals.ts';
import { at, maybe } from './node.ts';
import { block } from './statements.ts';
import { qualifiedName, typeRef } from './types.ts';

export interface Modifiers {
  modifiers: Modifier[];
  annotations: Annotation[];
}

export function modifiersOf(contexts: ModifierContext[]): Modifiers {
  const modifiers: Modifier[] = [];
  const annotations: Annotation[] = [];
  for (const context of contexts) {
    const marked = maybe(context.annotation());
    if (marked) annotations.push(annotation(marked));
    else modifiers.push(modifier(context));
  }
  return { modifiers, annotations };
}

function modifier(context: ModifierContext): Modifier {
  const words = [];
  for (let i = 0; i < context.getChildCount(); i++) words.push(context.getChild(i).getText().toLowerCase());
  return words.join(' ') as Modifier;
}

function annotation(context: AnnotationContext): Annotation {
  const parameters: Record<string, string> = {};
  for (const pair of maybe(context.elementValuePairs())?.elementValuePair_list() ?? []) {
    parameters[pair.id().getText().toLowerCase()] = literal(pair.elementValue().literal()).value;
  }
  const single = maybe(context.elementValue());
  if (single) parameters['value'] = literal(single.literal()).value;
  return { kind: 'annotation', ...at(context), name: context.id().getText().toLowerCase(), parameters };
}

export function typeDeclaration(context: TypeDeclarationContext): TypeNode {
  const modifiers = modifiersOf(context.modifier_list());
  const declared = maybe(context.classDeclaration());
  if (declared) return classNode(declared, modifiers);
  const contract = maybe(context.interfaceDeclaration());
  if (contract) return interfaceNode(contract, modifiers);
  return enumNode(context.enumDeclaration(), modifiers);
}

function classNode(context: ClassDeclarationContext, modifiers: Modifiers): ClassNode {
  const superclass = maybe(context.typeRef());
  return {
    kind: 'class',
    ...at(context.id()),
    name: context.id().getText(),
    ...modifiers,
    superclass: superclass && typeRef(superclass),
    interfaces: (maybe(context.typeList())?.typeRef_list() ?? []).map(typeRef),
    members: context.classBody().classBodyDeclaration_list().flatMap(classMember),
  };
}

function classMember(context: ClassBodyDeclarationContext): MemberNode[] {
  const declared = maybe(context.memberDeclaration());
  if (declared) return member(declared, modifiersOf(context.modifier_list()));
  const initializer = maybe(context.block());
  if (!initializer) return [];
  const isStatic = maybe(context.STATIC()) !== null;
  return [{ kind: 'initializer', ...at(context), isStatic, body: block(initializer) }];
}

/** Members that a class, a trigger and an anonymous block have in common. */
type AnyMember = Pick<MemberDeclarationContext, Exclude<keyof MemberDeclarationContext, 'constructorDeclaration'>> & {
  constructorDeclaration?: MemberDeclarationContext['constructorDeclaration'];
};

export function member(context: AnyMember, modifiers: Modifiers): MemberNode[] {
  const method = maybe(context.methodDeclaration());
  if (method) return [methodNode(method, modifiers)];
  const field = maybe(context.fieldDeclaration());
  if (field) return fieldNodes(field, modifiers);
  const property = maybe(context.propertyDeclaration());
  if (property) return [propertyNode(property, modifiers)];
  const constructed = context.constructorDeclaration?.() ?? null;
  if (constructed) {
    const name = qualifiedName(constructed.qualifiedName()).join('.');
    const parameters = parameterNodes(constructed.formalParameters());
    const body = block(constructed.block());
    return [{ kind: 'constructor', ...at(constructed), name, ...modifiers, parameters, body }];
  }
  const inner = maybe(context.classDeclaration());
  if (inner) return [classNode(inner, modifiers)];
  const contract = maybe(context.interfaceDeclaration());
  if (contract) return [interfaceNode(contract, modifiers)];
  return [enumNode(context.enumDeclaration(), modifiers)];
}

function methodNode(context: MethodDeclarationContext, modifiers: Modifiers): MethodNode {
  const returns = maybe(context.typeRef());
  const body = maybe(context.block());
  return {
    kind: 'method',
    ...at(context.id()),
    name: context.id().getText(),
    ...modifiers,
    returns: returns && typeRef(returns),
    parameters: parameterNodes(context.formalParameters()),
    body: body && block(body),
  };
}

function parameterNodes(context: FormalParametersContext): ParameterNode[] {
  return (maybe(context.formalParameterList())?.formalParameter_list() ?? []).map((parameter) => ({
    kind: 'parameter',
    ...at(parameter.id()),
    name: parameter.id().getText(),
    type: typeRef(parameter.typeRef()),
  }));
}

function fieldNodes(context: FieldDeclarationContext, modifiers: Modifiers): FieldNode[] {
  const type = typeRef(context.typeRef());
  return context
    .variableDeclarators()
    .variableDeclarator_list()
    .map((variable) => {
      const value = maybe(variable.expression());
      const name = variable.id().getText();
      return { kind: 'field', ...at(variable), name, ...modifiers, type, value: value && expression(value) };
    });
}

function propertyNode(context: PropertyDeclarationContext, modifiers: Modifiers): PropertyNode {
  const property: PropertyNode = {
    kind: 'property',
    ...at(context.id()),
    name: context.id().getText(),
    ...modifiers,
    type: typeRef(context.typeRef()),
    getter: null,
    setter: null,
  };
  for (const part of context.propertyBlock_list()) {
    const getter = maybe(part.getter());
    const content = maybe((getter ?? part.setter()).block());
    const accessor: AccessorNode = {
      kind: 'accessor',
      ...at(part),
      modifiers: modifiersOf(part.modifier_list()).modifiers,
      body: content && block(content),
    };
    if (getter) property.getter = accessor;
    else property.setter = accessor;
  }
  return property;
}

function interfaceNode(context: InterfaceDeclarationContext, modifiers: Modifiers): InterfaceNode {
  return {
    kind: 'interface',
    ...at(context.id()),
    name: context.id().getText(),
    ...modifiers,
    interfaces: (maybe(context.typeList())?.typeRef_list() ?? []).map(typeRef),
    members: context
      .interfaceBody()
      .interfaceMethodDeclaration_list()
      .map((method) => {
        const returns = maybe(method.typeRef());
        return {
          kind: 'method',
          ...at(method.id()),
          name: method.id().getText(),
          ...modifiersOf(method.modifier_list()),
          returns: returns && typeRef(returns),
          parameters: parameterNodes(method.formalParameters()),
          body: null,
        };
      }),
  };
}

function enumNode(context: EnumDeclarationContext, modifiers: Modifiers): EnumNode {
  const values = maybe(context.enumConstants())?.id_list() ?? [];
  return {
    kind: 'enum',
    ...at(context.id()),
    name: context.id().getText(),
    ...modifiers,
    values: values.map((value) => value.getText()),
  };
}
