import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import type { Way } from './conversions.ts';
import { hasParameters, superclasses, supertypes } from './hierarchy.ts';
import type { MethodSymbol, Type } from './type.ts';

/** A method as a member of a type: `receiver` gives the type arguments. */
export interface Candidate {
  method: MethodSymbol;
  receiver: Type;
}

/** Methods of that name, most derived first, without the overridden ones. */
export function methodsNamed(type: Type, name: string): Candidate[] {
  const found: Candidate[] = [];
  const add = (receiver: Type): void => {
    for (const method of receiver.symbol.methods(name)) {
      const known = found.some((other) => sameSignature(other, { method, receiver }));
      if (!known) found.push({ method, receiver });
    }
  };
  for (const at of superclasses(type)) add(at);
  for (const at of supertypes(type)) add(at);
  return found;
}

function sameSignature(a: Candidate, b: Candidate): boolean {
  return a.method === b.method || hasParameters(b.method, parametersOf(a), b.receiver);
}

export function parametersOf({ method, receiver }: Candidate): Type[] {
  return method.parameters.map(({ type }) => receiver.substitute(type));
}

interface Applicable {
  candidate: Candidate;
  ways: Way[];
  cost: number;
}

/** The overload that fits the arguments best; null when none fits. */
export function choose(c: BodyContext, candidates: readonly Candidate[], args: readonly Bound[]): Applicable | null {
  const fitting = candidates.flatMap((candidate) => applicable(c, candidate, args) ?? []);
  if (fitting.length < 2) return fitting[0] ?? null;
  const best = fitting.filter((one) => fitting.every((other) => one === other || !dominates(other, one)));
  const cheapest = best.sort((a, b) => a.cost - b.cost).filter((one) => one.cost === best[0]!.cost);
  return (
    cheapest.find((one) => cheapest.every((other) => one === other || moreSpecific(c, one, other))) ?? cheapest[0]!
  );
}

function applicable(c: BodyContext, candidate: Candidate, args: readonly Bound[]): Applicable[] | null {
  const parameters = parametersOf(candidate);
  if (parameters.length !== args.length) return null;
  const ways: Way[] = [];
  for (const [i, arg] of args.entries()) {
    const way = c.way(arg, parameters[i]!);
    if (!way) return null;
    ways.push(way);
  }
  return [{ candidate, ways, cost: ways.reduce((sum, { cost }) => sum + cost, 0) }];
}

function dominates(a: Applicable, b: Applicable): boolean {
  return a.ways.every(({ cost }, i) => cost <= b.ways[i]!.cost) && a.cost < b.cost;
}

function moreSpecific(c: BodyContext, a: Applicable, b: Applicable): boolean {
  const others = parametersOf(b.candidate);
  return parametersOf(a.candidate).every((type, i) => c.conversions.implicit(type, others[i]!) !== null);
}

export function convertArguments(c: BodyContext, { candidate, ways }: Applicable, args: readonly Bound[]): Bound[] {
  const parameters = parametersOf(candidate);
  return args.map((arg, i) => c.conversions.apply(arg, parameters[i]!, ways[i]!));
}
