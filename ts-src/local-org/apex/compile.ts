import type { Schema } from '../data/schema.ts';
import type { ClassNode, MemberNode, MethodNode, Statement, TriggerNode, TypeNode } from './ast/index.ts';
import { checkClass } from './check/classes.ts';
import type { Diagnostic } from './check/diagnostics.ts';
import { Universe } from './check/universe.ts';
import { compilerFingerprint, fingerprint, schemaFingerprint } from './cache/fingerprint.ts';
import { UnitCache, type FileUnit, type ParsedFile } from './cache/unit-cache.ts';
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
  /** Compile errors: code with an error raises UnsupportedError when it is reached. */
  diagnostics: readonly Diagnostic[];
  /** The names of the program, for code that is compiled against it later. */
  universe: Universe;
}

/** Compiles the files of a program together. */
export function compile(input: CompileInput): Compiled {
  return new Compilation(input).run();
}

class Compilation {
  readonly #input: CompileInput;
  readonly #cache: UnitCache;
  readonly #problems: Diagnostic[] = [];

  constructor(input: CompileInput) {
    this.#input = input;
    this.#cache = new UnitCache(input.cacheDir);
  }

  run(): Compiled {
    const { schema, systemTypes } = this.#input;
    const classes = this.#parse(this.#input.classes, parseClass);
    const triggers = this.#parse(this.#input.triggers, parseTrigger);
    const sources = classes.map(({ file, unit }) => ({ node: unit, file: file.file, apiVersion: file.apiVersion }));
    const universe = new Universe(schema, systemTypes, sources);
    const signatures = classes.map(({ signature }) => signature).sort();
    const environment = fingerprint(compilerFingerprint(), schemaFingerprint(schema), ...signatures);
    const units = [
      ...classes.flatMap((parsed) => this.#emit(universe, environment, parsed, () => classUnit(universe, parsed))),
      ...triggers.flatMap((parsed) => this.#emit(universe, environment, parsed, () => triggerUnit(universe, parsed))),
    ];
    this.#cache.prune();
    return { units, diagnostics: [...this.#problems, ...universe.diagnostics.list], universe };
  }

  #parse<U extends FileUnit>(files: readonly ApexFile[], parse: (source: string) => ParseResult<U>): ParsedFile<U>[] {
    return files.flatMap((file) => this.#cache.parsed(file, () => this.#tree(file, parse(file.body))) ?? []);
  }

  #tree<U extends FileUnit>(file: ApexFile, result: ParseResult<U>): U | null {
    if ('unit' in result) return result.unit;
    for (const problem of result.problems) this.#problems.push({ file: file.file, ...problem });
    return null;
  }

  #emit(
    universe: Universe,
    environment: string,
    parsed: ParsedFile,
    compileUnit: () => EmittedUnit | null,
  ): EmittedUnit[] {
    const { list } = universe.diagnostics;
    const before = list.length;
    const unit = this.#cache.emitted(parsed, environment, compileUnit, () => list.length === before);
    return unit ? [unit] : [];
  }
}

/** Null when another class has its name. */
function classUnit(universe: Universe, { unit, file }: ParsedFile<TypeNode>): EmittedUnit | null {
  const symbol = universe.userType(unit.name);
  if (symbol?.source.file !== file.file) return null;
  return emitUnit(checkClass(universe, symbol), `Class.${symbol.name}`);
}

/** Null when the schema does not have its object. */
function triggerUnit(universe: Universe, { unit, file }: ParsedFile<TriggerNode>): EmittedUnit | null {
  const object = universe.schema.object(unit.object);
  if (!object) {
    universe.diagnostics.report(file.file, unit, `sObject type '${unit.object}' is not supported.`);
    return null;
  }
  const body = classOf(unit, `${unit.name}${TRIGGER_SUFFIX}`);
  const symbol = universe.define(body, { file: file.file, apiVersion: file.apiVersion });
  const bound = checkClass(universe, symbol, universe.record(object));
  return emitUnit(bound, `Trigger.${unit.name}`, { object: object.name, events: unit.events });
}

/** Name of the class that an anonymous block becomes. */
export const ANONYMOUS = 'AnonymousBlock';

/** Compiles statements against the names of a program. The unit is a class with a static method `run()`. */
export function compileAnonymous(
  universe: Universe,
  source: string,
  apiVersion: number,
): { unit: EmittedUnit } | { diagnostics: readonly Diagnostic[] } {
  const result = parseAnonymous(source);
  if (!('unit' in result)) return { diagnostics: result.problems.map((problem) => ({ file: ANONYMOUS, ...problem })) };
  const before = universe.diagnostics.list.length;
  const symbol = universe.define(classOf(result.unit, ANONYMOUS), { file: ANONYMOUS, apiVersion });
  const unit = emitUnit(checkClass(universe, symbol), ANONYMOUS);
  const diagnostics = universe.diagnostics.list.splice(before);
  return diagnostics.length > 0 ? { diagnostics } : { unit };
}

/** Statements and members as a class with a static method `run()`. */
function classOf(
  {
    line,
    column,
    members,
    statements,
  }: { line: number; column: number; members: MemberNode[]; statements: Statement[] },
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
