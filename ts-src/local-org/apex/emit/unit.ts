import type { BoundClass } from '../check/bound-class.ts';
import { emitClass } from './classes.ts';
import { typeMeta, type TypeMeta } from './meta.ts';
import { className, ModuleScope } from './module-scope.ts';
import { Writer, type LineTable } from './writer.ts';

/** A source file as JavaScript: everything the run time needs of it. Plain data, so that it can be cached as JSON. */
export interface EmittedUnit {
  name: string;
  file: string;
  apiVersion: number;
  code: string;
  table: LineTable;
  /** The type and its inner types, outermost first. */
  types: TypeMeta[];
  trigger: { object: string; events: string[] } | null;
}

/** Helpers that emitted code calls by plain name. */
const HELPERS = [
  'n',
  'str',
  'grow',
  'grown',
  'isA',
  'divideIntegers',
  'divideLongs',
  'less',
  'atMost',
  'more',
  'atLeast',
  'equalStrings',
];

/**
 * `title` names the unit in stacks: `Class.Foo`, `Trigger.OnAccount`, `AnonymousBlock`. The code is a function expression that takes the
 * run time's support object and defines the classes with it.
 */
export function emitUnit(bound: BoundClass, title: string, trigger: EmittedUnit['trigger'] = null): EmittedUnit {
  const scope = new ModuleScope();
  const types = [...typesOf(bound)];
  for (const { symbol } of types) scope.own(symbol);
  const classes = new Writer();
  for (const one of superclassesFirst(types)) emitClass(scope, classes, one, titleOf(title, one, bound));
  const w = new Writer();
  w.line('(function (rt) { "use strict";');
  w.line(`const { F, ${HELPERS.join(', ')} } = rt;`);
  for (const declaration of scope.declarations()) w.line(declaration);
  w.append(classes);
  if (bound.symbol.kind !== 'interface') w.line(`return ${className(bound.symbol)};`);
  w.line('})');
  const { name, source } = bound.symbol;
  return {
    name,
    file: source.file,
    apiVersion: source.apiVersion,
    code: w.text,
    table: w.table,
    types: types.map(({ symbol }) => typeMeta(symbol)),
    trigger,
  };
}

/** `Class.Outer.Inner` */
function titleOf(title: string, { symbol }: BoundClass, top: BoundClass): string {
  return title + symbol.name.slice(top.symbol.name.length);
}

/** JavaScript defines classes in textual order, so a class comes after the one it extends. */
function superclassesFirst(types: readonly BoundClass[]): BoundClass[] {
  const ordered = new Set<BoundClass>();
  const place = (bound: BoundClass): void => {
    const parent = types.find(({ symbol }) => symbol === bound.superclass?.symbol);
    if (parent && parent !== bound && !ordered.has(parent)) place(parent);
    ordered.add(bound);
  };
  types.forEach(place);
  return [...ordered];
}

function* typesOf(bound: BoundClass): Generator<BoundClass> {
  yield bound;
  for (const inner of bound.inners) yield* typesOf(inner);
}
