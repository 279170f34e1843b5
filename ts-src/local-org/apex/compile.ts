import type { Schema } from '../data/schema.ts';
import type { ClassNode, MemberNode, MethodNode, Statement, TriggerNode, TypeNode } from './ast/index.ts';
import { checkClass } from './check/classes.ts';
import type { Diagnostic } from './check/diagnostics.ts';
import { Universe } from './check/universe.ts';
import type { UserSymbol } from './check/user-symbols.ts';
import { emitUnit, type EmittedUnit } from './emit/unit.ts';
import { parseAnonymous, parseClass, parseTrigger, type ParseResult } from './parse/index.ts';
import { TRIGGER_SUFFIX } from './runtime/loaded-program.ts';
import type { SystemType } from './system/define.ts';

/** A class or trigger file. */
export interface ApexFile {
  name: string;
  file: string;
  body: string;
  apiVersion: number;
}

export interface CompileInput {
  schema: Schema;
  systemTypes: readonly SystemType[];
  classes: readonly ApexFile[];
  triggers: readonly ApexFile[];
  /** Folder for what is kept between runs; null: nothing. */
  cacheDir: string | null;
}

export interface Compiled {
  units: EmittedUnit[];
  /** Compile errors. The units are only good for running when there are none. */
  diagnostics: readonly Diagnostic[];
}

/** Compiles the files of a program together. */
export function compile(input: CompileInput): Compiled {
  return new Compilation(input).run();
}

class Compilation {
  readonly #input: CompileInput;
  readonly #problems: Diagnostic[] = [];

  constructor(input: CompileInput) {
    this.#input = input;
  }

  run(): Compiled {
    const { schema, systemTypes, classes, triggers } = this.#input;
    const parsed = classes.flatMap((file) => this.#parsed(file, parseClass(file.body)));
    const sources = parsed.map(({ file, unit }) => ({ node: unit, file: file.file, apiVersion: file.apiVersion }));
    const universe = new Universe(schema, systemTypes, sources);
    const units = [...universe.userTypes].map((symbol) => this.#emit(universe, symbol));
    for (const { file, unit } of triggers.flatMap((file) => this.#parsed(file, parseTrigger(file.body)))) {
      units.push(...this.#trigger(universe, file, unit));
    }
    return { units, diagnostics: [...this.#problems, ...universe.diagnostics.list] };
  }

  #parsed<U extends TypeNode | TriggerNode>(file: ApexFile, result: ParseResult<U>): { file: ApexFile; unit: U }[] {
    if ('unit' in result) return [{ file, unit: result.unit }];
    for (const problem of result.problems) this.#problems.push({ file: file.file, ...problem });
    return [];
  }

  #emit(universe: Universe, symbol: UserSymbol): EmittedUnit {
    return emitUnit(checkClass(universe, symbol), `Class.${symbol.name}`);
  }

  #trigger(universe: Universe, file: ApexFile, node: TriggerNode): EmittedUnit[] {
    const object = universe.schema.object(node.object);
    if (!object) {
      universe.diagnostics.report(file.file, node, `sObject type '${node.object}' is not supported.`);
      return [];
    }
    const body = classOf(node, `${node.name}${TRIGGER_SUFFIX}`);
    const symbol = universe.define(body, { file: file.file, apiVersion: file.apiVersion });
    const bound = checkClass(universe, symbol, universe.record(object));
    return [emitUnit(bound, `Trigger.${node.name}`, { object: object.name, events: node.events })];
  }
}

/** Name of the class that an anonymous block becomes. */
export const ANONYMOUS = 'AnonymousBlock';

/** Compiles statements against a program's classes. `universe` is the program's. */
export function compileAnonymous(universe: Universe, source: string, apiVersion: number): Compiled {
  const result = parseAnonymous(source);
  if (!('unit' in result)) {
    return { units: [], diagnostics: result.problems.map((problem) => ({ file: ANONYMOUS, ...problem })) };
  }
  const symbol = universe.define(classOf(result.unit, ANONYMOUS), { file: ANONYMOUS, apiVersion });
  const unit = emitUnit(checkClass(universe, symbol), ANONYMOUS);
  return { units: [unit], diagnostics: universe.diagnostics.list.filter(({ file }) => file === ANONYMOUS) };
}

/** Statements and members as a class with a static method `run()`. */
function classOf(
  { line, column, members, statements }: { line: number; column: number; members: MemberNode[]; statements: Statement[] },
  name: string,
): ClassNode {
  const position = { line, column };
  const run: MethodNode = {
    kind: 'method',
    ...position,
    name: 'run',
    modifiers: ['public', 'static'],
    annotations: [],
    returns: null,
    parameters: [],
    body: { kind: 'block', ...position, statements },
  };
  return {
    kind: 'class',
    ...position,
    name,
    modifiers: ['public'],
    annotations: [],
    superclass: null,
    interfaces: [],
    members: [...members.map(asStatic), run],
  };
}

function asStatic(member: MemberNode): MemberNode {
  if (member.kind !== 'method' && member.kind !== 'field' && member.kind !== 'property') return member;
  return { ...member, modifiers: [...member.modifiers, 'static'] };
}
