import { ApexList } from '../system/List.ts';
import { TypeException } from '../system/exceptions.ts';
import type { MethodInfo } from '../program.ts';
import type { LoadedProgram } from './loaded-program.ts';
import { cast, STUB_SUFFIX } from './casts.ts';
import { DeclaredType } from './declared-type.ts';
import { bindType } from './object.ts';
import { listOf, Types, type ApexType } from './type.ts';

interface StubProvider {
  'handleMethodCall(Object,String,Type,List,List,List)'(
    stub: object,
    method: string,
    returns: ApexType | null,
    types: ApexList,
    names: ApexList,
    args: ApexList,
  ): unknown;
}

/** An instance of a subclass of a top-level class or of an interface whose methods call `provider`. */
export function createStub(program: LoadedProgram, type: ApexType, provider: object): object {
  const info = program.classInfo(type);
  const isInner = info?.kind === 'class' && info.name.includes('.');
  if (!info || isInner || !(type instanceof DeclaredType))
    throw new TypeException(`Cannot create stub for type: ${type.name}`);
  const stub = new (subclass(info.kind === 'interface' ? program.userObject : program.classNamed(type.name), type))();
  for (const method of methodsOf(program, type)) {
    // A method of a subclass comes before the one it overrides.
    if (Object.hasOwn(stub, method.key)) continue;
    Object.defineProperty(stub, method.key, {
      value: (...args: unknown[]) => forward(program, stub, method, provider as StubProvider, args),
    });
  }
  return stub;
}

/** The class of a stub is named as on the platform. */
function subclass(base: new () => object, type: DeclaredType): new () => object {
  const implementation = class extends base {};
  const name = `${type.name}${STUB_SUFFIX}`;
  bindType(implementation, new DeclaredType(name, 'class', [], () => [...type.supertypes]));
  return implementation;
}

function* methodsOf(program: LoadedProgram, type: ApexType): Generator<MethodInfo> {
  const info = program.classInfo(type);
  if (!info) return;
  for (const method of info.methods) if (!method.isStatic && method.visibility !== 'private') yield method;
  if (info.superclass) yield* methodsOf(program, info.superclass);
  for (const one of info.interfaces) if (one !== type) yield* methodsOf(program, one);
}

function forward(
  program: LoadedProgram,
  stub: object,
  method: MethodInfo,
  provider: StubProvider,
  args: unknown[],
): unknown {
  const type = program.type('System.Type')!;
  const types = method.parameters.map((parameter) => parameter.type);
  const names = method.parameters.map((parameter) => parameter.name);
  const result = provider['handleMethodCall(Object,String,Type,List,List,List)'](
    stub,
    method.name,
    method.returns ?? Types.void,
    new ApexList(listOf(type), types),
    new ApexList(listOf(Types.String), names),
    new ApexList(listOf(Types.Object), args),
  );
  return method.returns && cast(result, method.returns, (value) => program.typeOf(value));
}
