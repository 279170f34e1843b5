import type { ClassInfo, FieldInfo, MethodInfo, Program } from '../program.ts';
import { isA } from '../runtime/casts.ts';
import { conversions } from '../runtime/conversions.ts';
import { ApexException, LimitException } from '../runtime/exception.ts';
import { mapOf, Types, type ApexType } from '../runtime/type.ts';
import { tx } from '../runtime/transaction.ts';
import { ApexList } from './List.ts';
import { ApexMap } from './Map.ts';

/** The method of a class that flows and actions run: `@InvocableMethod`. A class has at most one. */
export interface InvocableMethod {
  info: ClassInfo;
  method: MethodInfo;
}

/** What became of one invocation. */
export type InvocableOutcome = { outputs: ApexMap } | { code: string; message: string };

/** By class name; undefined when there is no such class or it has no such method. */
export function invocableMethod(program: Program, className: string): InvocableMethod | undefined {
  const type = program.type(className);
  const info = type && program.classInfo(type);
  const method = info?.methods.find(({ annotations }) => annotations.some(({ name }) => name === 'invocablemethod'));
  return info && method && { info, method };
}

/**
 * Runs the method once for all invocations, each the inputs by name. What the method throws fails all of them; limits and missing features
 * are thrown on.
 */
export function invoke({ info, method }: InvocableMethod, invocations: readonly ApexMap[]): InvocableOutcome[] {
  const parameter = method.parameters[0];
  try {
    const inputs = parameter && invocations.map((values) => input(values, parameter.type.args[0]!, parameter.name));
    const returned = info.callStatic(method.key, inputs ? [new ApexList(parameter.type, inputs)] : []);
    const items = returned instanceof ApexList ? returned.items : [];
    return invocations.map((_, i) => ({ outputs: outputs(items[i] ?? null, method.returns !== null) }));
  } catch (error) {
    if (error instanceof InputError)
      return invocations.map(() => ({ code: 'INVALID_API_INPUT', message: error.message }));
    if (!(error instanceof ApexException) || error instanceof LimitException) throw error;
    const message = `An Apex error occurred: ${error['toString()']()}`;
    return invocations.map(() => ({ code: 'UNKNOWN_EXCEPTION', message }));
  }
}

/** An input that is missing, or does not fit its variable. */
class InputError extends Error {
  override readonly name = 'InputError';
  readonly code = 'INVALID_API_INPUT';
}

/** A value of the list that the method takes: an object with variables, or the only value. */
function input(values: ApexMap, type: ApexType, name: string): unknown {
  const entries = new Map([...values.entries()].map(([key, value]) => [String(key).toLowerCase(), value]));
  const info = tx().program.classInfo(type);
  if (!info) return converted(entries.get(name.toLowerCase()) ?? [...entries.values()][0] ?? null, type);
  const instance = info.newInstance();
  for (const field of variablesOf(info)) {
    const given = entries.get(field.name.toLowerCase());
    if (given !== undefined) field.set?.(instance, converted(given, field.type));
    else if (isRequired(field)) throw new InputError(`Missing required input parameter: ${field.name}`);
  }
  return instance;
}

function outputs(value: unknown, returns: boolean): ApexMap {
  const made = new ApexMap(mapOf(Types.String, Types.Object));
  if (!returns) return made;
  const type = tx().program.typeOf(value);
  const info = type && tx().program.classInfo(type);
  if (!info) made.set('output', value);
  else for (const field of variablesOf(info)) made.set(field.name, field.get(value as object));
  return made;
}

/** `@InvocableVariable` variables of a class and its superclasses. */
function variablesOf(info: ClassInfo): FieldInfo[] {
  const parent = info.superclass && tx().program.classInfo(info.superclass);
  const own = info.fields.filter(({ annotations }) => annotations.some(({ name }) => name === 'invocablevariable'));
  return parent ? [...variablesOf(parent), ...own] : own;
}

function isRequired({ annotations }: FieldInfo): boolean {
  return annotations.some(
    ({ name, parameters }) => name === 'invocablevariable' && parameters.required?.toLowerCase() === 'true',
  );
}

/** Numbers of another width become those of the variable. */
function converted(value: unknown, type: ApexType): unknown {
  const from = value === null ? undefined : tx().program.typeOf(value)?.name;
  const convert = conversions[`${from}To${type.name}` as keyof typeof conversions] as
    ((value: unknown) => unknown) | undefined;
  if (convert) return convert(value);
  if (value !== null && !isA(value, type)) throw new InputError(`Invalid input: ${from} is no ${type.name}`);
  return value;
}
