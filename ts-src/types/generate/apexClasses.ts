import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  MethodDeclarationContext,
  ModifierContext,
  TypeRefContext,
} from '@apexdevtools/apex-parser';
import { listFiles } from './files.ts';

/** An Apex type as written: `List<Map<String, Row>>` has one argument that has two. */
export interface ApexType {
  name: string;
  args: ApexType[];
}

export interface ApexMember {
  name: string;
  type: ApexType;
}

/** A static method that Lightning may call. */
export interface AuraMethod {
  name: string;
  cacheable: boolean;
  params: ApexMember[];
  /** undefined for void */
  returns?: ApexType;
}

/** What a class shows to Lightning: its methods, and its fields and properties when instances are sent. */
export interface AuraClass {
  /** `Outer` or `Outer.Inner` */
  name: string;
  methods: AuraMethod[];
  fields: ApexMember[];
}

/** Apex source that the parser refuses. */
export class ApexSyntaxError extends Error {
  readonly code = 'APEX_SYNTAX';

  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.name = 'ApexSyntaxError';
  }
}

class Thrower extends ApexErrorListener {
  readonly #file: string;

  constructor(file: string) {
    super();
    this.#file = file;
  }

  override apexSyntaxError(line: number, _column: number, message: string): void {
    throw new ApexSyntaxError(this.#file, line, message);
  }
}

function auraAnnotation(modifiers: ModifierContext[]): ModifierContext | undefined {
  return modifiers.find((modifier) => modifier.annotation()?.id().getText().toLowerCase() === 'auraenabled');
}

function toType(ref: TypeRefContext): ApexType {
  const names = ref.typeName_list().map((typeName) => ({
    text: (typeName.id() ?? typeName.LIST() ?? typeName.SET() ?? typeName.MAP()).getText(),
    args: typeName.typeArguments()?.typeList().typeRef_list().map(toType) ?? [],
  }));
  const type = { name: names.map(({ text }) => text).join('.'), args: names.at(-1)?.args ?? [] };
  return ref.arraySubscripts()?.getText() ? { name: 'List', args: [type] } : type;
}

function toMethod(method: MethodDeclarationContext, annotation: ModifierContext): AuraMethod {
  const params = method.formalParameters().formalParameterList()?.formalParameter_list() ?? [];
  const ref = method.typeRef();
  return {
    name: method.id().getText(),
    cacheable: /cacheable=true/i.test(annotation.annotation().getText()),
    params: params.map((param) => ({ name: param.id().getText(), type: toType(param.typeRef()) })),
    returns: ref ? toType(ref) : undefined,
  };
}

function toFields(declaration: ClassBodyDeclarationContext): ApexMember[] {
  const member = declaration.memberDeclaration();
  const property = member.propertyDeclaration();
  if (property) {
    return [{ name: property.id().getText(), type: toType(property.typeRef()) }];
  }
  const field = member.fieldDeclaration();
  const names = field?.variableDeclarators().variableDeclarator_list() ?? [];
  return names.map((variable) => ({ name: variable.id().getText(), type: toType(field.typeRef()) }));
}

function readClass(declaration: ClassDeclarationContext, outer: string): AuraClass[] {
  const name = outer + declaration.id().getText();
  const result: AuraClass = { name, methods: [], fields: [] };
  const classes = [result];
  for (const body of declaration.classBody().classBodyDeclaration_list()) {
    const member = body.memberDeclaration();
    const annotation = auraAnnotation(body.modifier_list());
    if (member?.classDeclaration()) {
      classes.push(...readClass(member.classDeclaration(), `${name}.`));
    } else if (member?.methodDeclaration() && annotation) {
      result.methods.push(toMethod(member.methodDeclaration(), annotation));
    } else if (member && annotation) {
      result.fields.push(...toFields(body));
    }
  }
  return classes;
}

/**
 * The classes of one Apex source file, inner ones included, with what they show to Lightning.
 * @throws ApexSyntaxError
 */
export function auraClasses(source: string, file: string): AuraClass[] {
  const { parser } = ApexParserFactory.createLexerAndParser(source, new Thrower(file));
  const declaration = parser.compilationUnit().typeDeclaration().classDeclaration();
  return declaration ? readClass(declaration, '') : [];
}

/** Classes of a project that show something to Lightning, by name. */
export async function readAuraClasses(root: string): Promise<AuraClass[]> {
  const files = await listFiles(root, 'force-app', '.cls');
  const sources = await Promise.all(
    files.map(async (file) => ({ file, source: await readFile(path.join(root, file), 'utf8') })),
  );
  return sources
    .filter(({ source }) => /@auraenabled/i.test(source))
    .flatMap(({ file, source }) => auraClasses(source, file));
}
