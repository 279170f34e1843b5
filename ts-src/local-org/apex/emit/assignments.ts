import type { BoundAssignment, BoundTarget, BoundUpdate } from '../check/bound.ts';
import { SystemSymbol } from '../check/system-symbols.ts';
import type { BodyEmitter } from './body-emitter.ts';

const text = JSON.stringify;

export function assignment(e: BodyEmitter, { target, value }: BoundAssignment): string {
  return write(e, target, ownerOf(e, target), e.value(value));
}

/** `target op= value`; in `x++` the old value is the expression's. */
export function update(e: BodyEmitter, bound: BoundUpdate, yieldsOld: boolean): string {
  const { target, current, value } = bound;
  if (target.kind === 'local' && !yieldsOld) {
    return e.withTemp(current, target.local.key, () => `(${target.local.key} = ${e.value(value)})`);
  }
  const owner = ownerOf(e, target);
  const fixed = isStable(owner) ? owner : e.extraTemp();
  const steps = fixed === owner ? [] : [`${fixed} = ${owner}`];
  const at = target.kind === 'element' ? e.extraTemp() : null;
  if (at && target.kind === 'element') steps.push(`${at} = ${e.value(target.index)}`);
  const old = e.temp(current);
  steps.push(`${old} = ${read(target, fixed, at)}`, write(e, target, fixed, e.value(value), at));
  if (yieldsOld) steps.push(old);
  return `(${steps.join(', ')})`;
}

/** Code that may run twice. */
function isStable(owner: string): boolean {
  return owner === '' || owner === 'this' || /^\$\w+$/.test(owner) || /^\(S_[\w$]+ \?\? I_[\w$]+\(\)\)$/.test(owner);
}

/** The code of the object that holds the target; empty for locals. */
function ownerOf(e: BodyEmitter, target: BoundTarget): string {
  switch (target.kind) {
    case 'local':
    case 'triggerVariable':
      return '';
    case 'slot':
      return target.target ? e.required(target.target) : e.scope.statics(target.field.owner);
    case 'accessor': {
      const { owner } = target.field;
      if (target.target) return e.required(target.target);
      return owner instanceof SystemSymbol ? e.scope.systemClass(owner) : e.scope.userClass(owner);
    }
    default:
      return e.required(target.target);
  }
}

function read(target: BoundTarget, owner: string, at: string | null): string {
  switch (target.kind) {
    case 'local':
      return target.local.key;
    case 'slot':
      return `${owner}.${target.field.store}`;
    case 'accessor':
      return `${owner}[${text(`get ${target.field.key}`)}]()`;
    case 'recordField':
      return `${owner}.get(${text(target.name)})`;
    case 'recordParent':
      return `${owner}.relation(${text(target.name)})`;
    case 'element':
      return `${owner}["get(Integer)"](${at})`;
    case 'triggerVariable':
      return `rt.triggerVariable(${text(target.name)})`;
  }
}

function write(e: BodyEmitter, target: BoundTarget, owner: string, value: string, at: string | null = null): string {
  switch (target.kind) {
    case 'local':
      return `(${target.local.key} = ${value})`;
    case 'slot':
      return `(${owner}.${target.field.store} = ${value})`;
    case 'accessor':
      e.usesMode = true;
      return `rt.setProperty(${owner}, ${text(`set ${target.field.key}`)}, ${value})`;
    case 'recordField':
      return `rt.setField(${owner}, ${text(target.name)}, ${value})`;
    case 'recordParent':
      return `rt.setParent(${owner}, ${text(target.name)}, ${value})`;
    case 'element':
      return `rt.setElement(${owner}, ${at ?? e.value(target.index)}, ${value})`;
    case 'triggerVariable':
      return `rt.unsupported(${text(`assignment to Trigger.${target.name}`)}, ${text(e.file)})`;
  }
}
