import type {
  CreatedNameContext,
  QualifiedNameContext,
  TypeNameContext,
  TypeRefContext,
} from '@apexdevtools/apex-parser';
import type { TypeRef } from '../ast/index.ts';
import { at, maybe } from './node.ts';

export function typeRef(context: TypeRefContext): TypeRef {
  const type: TypeRef = { ...at(context), parts: context.typeName_list().map(typeName) };
  const dimensions = maybe(context.arraySubscripts())?.LBRACK_list().length ?? 0;
  return arrayOf(type, dimensions);
}

/** `T[]` is `List<T>`. */
export function arrayOf(type: TypeRef, dimensions: number): TypeRef {
  let result = type;
  for (let i = 0; i < dimensions; i++) {
    result = { line: type.line, column: type.column, parts: [{ name: 'List', args: [result] }] };
  }
  return result;
}

function typeName(context: TypeNameContext): TypeRef['parts'][number] {
  const name = maybe(context.LIST()) ?? maybe(context.SET()) ?? maybe(context.MAP()) ?? context.id();
  const args = maybe(context.typeArguments())?.typeList().typeRef_list() ?? [];
  return { name: name.getText(), args: args.map(typeRef) };
}

/** The type after `new`. */
export function createdName(context: CreatedNameContext): TypeRef {
  const parts = context.idCreatedNamePair_list().map((pair) => ({
    name: pair.anyId().getText(),
    args: (maybe(pair.typeList())?.typeRef_list() ?? []).map(typeRef),
  }));
  return { ...at(context), parts };
}

export function qualifiedName(context: QualifiedNameContext): string[] {
  return context.id_list().map((id) => id.getText());
}

/** A plain qualified name as a type: exception types of catch clauses. */
export function namedType(context: QualifiedNameContext): TypeRef {
  return { ...at(context), parts: qualifiedName(context).map((name) => ({ name, args: [] })) };
}
