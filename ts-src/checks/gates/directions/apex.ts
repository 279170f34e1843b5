import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  ApexErrorListener,
  ApexParseTreeWalker,
  ApexParserBaseListener,
  ApexParserFactory,
} from '@apexdevtools/apex-parser';
import type {
  CatchClauseContext,
  CreatedNameContext,
  EnhancedForControlContext,
  FormalParameterContext,
  IdPrimaryContext,
  PropertyDeclarationContext,
  TypeRefContext,
  VariableDeclaratorContext,
} from '@apexdevtools/apex-parser';
import type { Problem } from '../../support/metadata.ts';
import { listFiles } from '../../support/project.ts';

const CLASSES = 'force-app/main/default/classes';

/** Capabilities from the ground up: each sees those of earlier rows and itself, not its neighbours. */
const LAYERS: readonly (readonly string[])[] = [
  ['platform'],
  ['policy', 'masking', 'safety', 'tools', 'approvals', 'audit', 'rollout'],
  ['executions'],
  ['agents'],
  ['review'],
  ['api', 'ui'],
];

interface Reference {
  name: string;
  line: number;
}

class Silent extends ApexErrorListener {
  override apexSyntaxError(): void {
    // The gate apex-types reports it.
  }
}

/** Names of types, and first names of expressions, that a file uses. */
class References extends ApexParserBaseListener {
  readonly types: Reference[] = [];
  readonly expressions: Reference[] = [];
  readonly variables = new Set<string>();

  readonly enterTypeRef = (context: TypeRefContext): void => {
    this.types.push({ name: context.typeName(0).getText().toLowerCase(), line: context.start.line });
  };

  /** `new Name(...)` */
  readonly enterCreatedName = (context: CreatedNameContext): void => {
    const pair = context.idCreatedNamePair(0);
    this.types.push({ name: pair.getChild(0).getText().toLowerCase(), line: context.start.line });
  };

  /** `catch (Name error)` */
  readonly enterCatchClause = (context: CatchClauseContext): void => {
    const [name] = context.qualifiedName().getText().toLowerCase().split('.');
    this.types.push({ name, line: context.start.line });
  };

  readonly enterIdPrimary = (context: IdPrimaryContext): void => {
    this.expressions.push({ name: context.id().getText().toLowerCase(), line: context.start.line });
  };

  readonly enterVariableDeclarator = (context: VariableDeclaratorContext): void => this.#declare(context);
  readonly enterFormalParameter = (context: FormalParameterContext): void => this.#declare(context);
  readonly enterPropertyDeclaration = (context: PropertyDeclarationContext): void => this.#declare(context);
  readonly enterEnhancedForControl = (context: EnhancedForControlContext): void => this.#declare(context);

  #declare(context: { id(): { getText(): string } }): void {
    this.variables.add(context.id().getText().toLowerCase());
  }
}

function referencesOf(source: string): Reference[] {
  const { parser } = ApexParserFactory.createLexerAndParser(source, new Silent());
  const references = new References();
  ApexParseTreeWalker.DEFAULT.walk(references, parser.compilationUnit());
  return [...references.types, ...references.expressions.filter(({ name }) => !references.variables.has(name))];
}

function layerOf(capability: string): number {
  return LAYERS.findIndex((layer) => layer.includes(capability));
}

function maySee(from: string, to: string): boolean {
  return from === to || layerOf(to) < layerOf(from);
}

/** References between Apex classes against the directions between capabilities. */
export async function apexDirections(root: string): Promise<Problem[]> {
  const files = (await listFiles(root, CLASSES, '.cls')).map((file) => ({
    file,
    name: path.posix.basename(file, '.cls'),
    capability: file.slice(CLASSES.length + 1).split('/')[0],
  }));
  const classes = new Map(files.map((entry) => [entry.name.toLowerCase(), entry]));
  const problems: Problem[] = files
    .filter(({ capability }) => layerOf(capability) === -1)
    .map(({ file, capability }) => ({ file, message: `${capability} is not a capability of the design` }));
  for (const { file, capability } of files) {
    const seen = new Set<string>();
    for (const { name, line } of referencesOf(await readFile(path.join(root, file), 'utf8'))) {
      const target = classes.get(name);
      if (target && !seen.has(name) && !maySee(capability, target.capability)) {
        seen.add(name);
        problems.push({ file, line, message: `${capability} must not use ${target.name} of ${target.capability}` });
      }
    }
  }
  return problems;
}
