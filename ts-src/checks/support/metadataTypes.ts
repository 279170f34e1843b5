import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

/** What the content of an element may be. */
export type MetadataType =
  | { kind: 'struct'; name: string; base?: string; elements: ReadonlyMap<string, MetadataElement> }
  | { kind: 'enum'; name: string; values: ReadonlySet<string> }
  | { kind: 'string' | 'number' | 'boolean' | 'any' };

export interface MetadataElement {
  /** name of a type in the same set, or `string`, `number`, `boolean`, `any` */
  type: string;
  required: boolean;
  repeats: boolean;
}

const require = createRequire(import.meta.url);

/** Elements whose published type is not what a source file holds. */
const CORRECTIONS: Readonly<Record<string, string>> = {
  // Base64 over the Metadata API, nested elements in a file.
  'LightningComponentBundle.targetConfigs': 'any',
};

const PRIMITIVES: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.StringKeyword]: 'string',
  [ts.SyntaxKind.NumberKeyword]: 'number',
  [ts.SyntaxKind.BooleanKeyword]: 'boolean',
  [ts.SyntaxKind.AnyKeyword]: 'any',
  [ts.SyntaxKind.UnknownKeyword]: 'any',
};

function typeName(node: ts.TypeNode): string {
  return ts.isTypeReferenceNode(node) ? node.typeName.getText() : (PRIMITIVES[node.kind] ?? 'any');
}

function readElements(name: string, literal: ts.TypeLiteralNode): Map<string, MetadataElement> {
  const elements = new Map<string, MetadataElement>();
  for (const member of literal.members) {
    if (ts.isPropertySignature(member) && member.type) {
      const repeats = ts.isArrayTypeNode(member.type);
      const element = member.name.getText();
      const type = typeName(ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type);
      elements.set(element, {
        type: CORRECTIONS[`${name}.${element}`] ?? type,
        required: !repeats && member.questionToken === undefined,
        repeats,
      });
    }
  }
  return elements;
}

function literalValues(nodes: readonly ts.TypeNode[]): Set<string> {
  return new Set(
    nodes.flatMap((node) =>
      ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? [node.literal.text] : [],
    ),
  );
}

function readType(name: string, node: ts.TypeNode): MetadataType {
  if (ts.isUnionTypeNode(node)) {
    return { kind: 'enum', name, values: literalValues(node.types) };
  }
  if (ts.isLiteralTypeNode(node)) {
    return { kind: 'enum', name, values: literalValues([node]) };
  }
  if (ts.isTypeLiteralNode(node)) {
    return { kind: 'struct', name, elements: readElements(name, node) };
  }
  if (ts.isIntersectionTypeNode(node)) {
    const [base, own] = node.types;
    const elements = ts.isTypeLiteralNode(own) ? readElements(name, own) : new Map<string, MetadataElement>();
    return { kind: 'struct', name, base: base.getText(), elements };
  }
  if (ts.isTypeReferenceNode(node)) {
    return { kind: 'struct', name, base: node.getText(), elements: new Map() };
  }
  return { kind: (PRIMITIVES[node.kind] ?? 'any') as 'string' | 'number' | 'boolean' | 'any' };
}

/** The types of the Metadata API, as the package `@salesforce/types` publishes them. */
export class MetadataTypes {
  readonly #types = new Map<string, MetadataType>();

  constructor(file = path.join(path.dirname(require.resolve('@salesforce/types/metadata')), 'metadata.d.ts')) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
    for (const primitive of ['string', 'number', 'boolean', 'any'] as const) {
      this.#types.set(primitive, { kind: primitive });
    }
    for (const statement of source.statements) {
      if (ts.isTypeAliasDeclaration(statement)) {
        this.#types.set(statement.name.text, readType(statement.name.text, statement.type));
      }
    }
  }

  get(name: string): MetadataType | undefined {
    return this.#types.get(name);
  }

  /** All elements of a struct, those of its bases included. */
  elements(name: string): ReadonlyMap<string, MetadataElement> {
    const type = this.#types.get(name);
    if (type?.kind !== 'struct') {
      return new Map();
    }
    return new Map([...(type.base ? this.elements(type.base) : []), ...type.elements]);
  }
}
