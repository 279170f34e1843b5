import type { Bound } from '../check/bound.ts';
import type { BoundCatch, BoundStatement } from '../check/bound-statements.ts';
import { update } from './assignments.ts';
import type { BodyEmitter } from './body-emitter.ts';
import type { Writer } from './writer.ts';

const text = JSON.stringify;

type Of<Kind extends BoundStatement['kind']> = Extract<BoundStatement, { kind: Kind }>;

/** At each turn of a loop, and where a method begins that calls others: bounds what never ends by the CPU limit. */
export const TURN = 'if (--F.fuel < 0) F.refuel();';

export function statements(e: BodyEmitter, w: Writer, list: readonly BoundStatement[]): void {
  for (const one of list) statement(e, w, one);
}

function statement(e: BodyEmitter, w: Writer, bound: BoundStatement): void {
  const { line } = bound;
  switch (bound.kind) {
    case 'block':
      return braces(e, w, '{', bound);
    case 'local':
      return w.statement(`let ${bound.local.key} = ${bound.value ? e.value(bound.value) : 'null'};`, line);
    case 'expression':
      return w[isDebug(bound.expression) ? 'line' : 'statement'](`${effect(e, bound.expression)};`, line);
    case 'if':
      return branch(e, w, bound);
    case 'switch':
      return switchOn(e, w, bound);
    case 'for':
      return forLoop(e, w, bound);
    case 'forEach':
      return forEach(e, w, bound);
    case 'while':
      w.statement(`while (${e.required(bound.condition)}) { ${TURN}`, line);
      return loopBody(e, w, bound.body);
    case 'doWhile':
      w.statement(`do { ${TURN}`, line);
      inner(e, w, bound.body);
      return w.line(`} while (${e.required(bound.condition)});`, bound.condition.line);
    case 'try':
      return tryCatch(e, w, bound);
    case 'return':
      return w.statement(`return ${bound.value ? e.value(bound.value) : e.emptyReturn};`, line);
    case 'throw':
      return w.statement(`throw ${e.required(bound.value)};`, line);
    case 'break':
    case 'continue':
      return w.statement(`${bound.kind};`, line);
    case 'dml':
      e.usesMode = true;
      return w.statement(
        `rt.dml(${text(bound.operation)}, ${e.value(bound.value)}, ${text(bound.mode)}, ${text(bound.externalId)});`,
        line,
      );
    case 'merge':
      e.usesMode = true;
      return w.statement(
        `rt.merge(${e.value(bound.master)}, ${e.value(bound.duplicates)}, ${text(bound.mode)});`,
        line,
      );
    case 'runAs':
      return runAs(e, w, bound);
  }
}

/** Code for the effect alone: `x++` does not need the old value. */
export function effect(e: BodyEmitter, bound: Bound): string {
  return bound.kind === 'update' ? update(e, bound, false) : e.value(bound);
}

/** `System.debug` does not count for code coverage, as on the platform. */
function isDebug(bound: Bound): boolean {
  return bound.kind === 'call' && bound.method.name === 'debug' && bound.method.owner.runtimeName === 'System.System';
}

function braces(e: BodyEmitter, w: Writer, open: string, body: BoundStatement): void {
  w.line(open, body.line);
  inner(e, w, body);
  w.line('}');
}

/** A block's statements without its braces. */
function inner(e: BodyEmitter, w: Writer, body: BoundStatement): void {
  if (body.kind === 'block') statements(e, w, body.body);
  else statement(e, w, body);
}

function branch(e: BodyEmitter, w: Writer, bound: Of<'if'>): void {
  w.statement(`if (${e.required(bound.condition)}) {`, bound.line);
  inner(e, w, bound.then);
  if (bound.otherwise) {
    w.line('} else {');
    inner(e, w, bound.otherwise);
  }
  w.line('}');
}

function switchOn(e: BodyEmitter, w: Writer, { on, temp, whens, line }: Of<'switch'>): void {
  w.statement(`{ const ${temp.key} = ${e.value(on)};`, line);
  whens.forEach((when, i) => {
    const otherwise = i === 0 ? '' : 'else ';
    const condition = when.conditions.map((one) => e.value(one)).join(' || ');
    w.line(
      `${otherwise}${when.conditions.length === 0 ? (i === 0 ? 'if (true) {' : '{') : `if (${condition}) {`}`,
      when.line,
    );
    if (when.local) w.line(`let ${when.local.key} = ${temp.key};`);
    inner(e, w, when.body);
    w.line('}');
  });
  w.line('}');
}

function loopBody(e: BodyEmitter, w: Writer, body: BoundStatement | null): void {
  if (body) inner(e, w, body);
  w.line('}');
}

function forLoop(e: BodyEmitter, w: Writer, { init, condition, update: step, body, line }: Of<'for'>): void {
  w.statement('{', line);
  statements(e, w, init);
  const steps = step.map((one) => effect(e, one)).join(', ');
  w.line(`for (; ${condition ? e.required(condition) : ''}; ${steps}) { ${TURN}`, line);
  loopBody(e, w, body);
  w.line('}');
}

function forEach(e: BodyEmitter, w: Writer, { local, over, mode, item, convert, body, line }: Of<'forEach'>): void {
  const source = e.required(over);
  const items = { items: `${source}.items`, iterable: `rt.iterate(${source})`, chunks: `rt.chunks(${source})` }[mode];
  const variable = convert ? e.name('item') : local.key;
  w.statement(`for (let ${variable} of ${items}) { ${TURN}`, line);
  if (convert) w.line(`let ${local.key} = ${e.withTemp(item, variable, () => e.value(convert))};`, line);
  loopBody(e, w, body);
}

function tryCatch(e: BodyEmitter, w: Writer, { body, catches, lastly, line }: Of<'try'>): void {
  const fatal = lastly ? e.name('fatal') : null;
  if (fatal) w.line(`{ let ${fatal} = false; try {`, line);
  if (catches.length > 0) w.line('try {', line);
  inner(e, w, body);
  if (catches.length > 0) handlers(e, w, catches);
  if (!fatal) return;
  // Limit exceptions end the transaction without running finally blocks.
  const error = e.name('e');
  w.line(`} catch (${error}) { ${fatal} = rt.isFatal(${error}); throw ${error}; } finally { if (!${fatal}) {`);
  inner(e, w, lastly!);
  w.line('} } }');
}

function handlers(e: BodyEmitter, w: Writer, catches: readonly BoundCatch[]): void {
  const error = e.name('e');
  const caught = e.name('caught');
  w.line(`} catch (${error}) { const ${caught} = rt.caught(${error});`);
  for (const { type, local, body, line } of catches) {
    w.line(`if (isA(${caught}, ${e.scope.type(type)})) { let ${local.key} = ${caught};`, line);
    inner(e, w, body);
    w.line('} else');
  }
  w.line(`throw ${caught}; }`);
}

function runAs(e: BodyEmitter, w: Writer, { args, body, line }: Of<'runAs'>): void {
  e.usesMode = true;
  const former = e.name('former');
  w.statement(`{ const ${former} = rt.enterRunAs(${args.map((arg) => e.value(arg)).join(', ')}); try {`, line);
  inner(e, w, body);
  w.line(`} finally { rt.leaveRunAs(${former}); } }`);
}
