import type { ClassInfo, FieldInfo } from '../../apex/program.ts';
import { mapOf, Types, type ApexType } from '../../apex/runtime/type.ts';
import { invocableMethod, invoke, type InvocableMethod, type InvocableOutcome } from '../../apex/system/invocable.ts';
import { typed } from '../../apex/system/json/deserialize.ts';
import { serialize } from '../../apex/system/json/serialize.ts';
import { parseJson as parseApexJson } from '../../apex/system/json/tree.ts';
import { ApexMap } from '../../apex/system/Map.ts';
import { isJsonObject, parseJson, type JsonValue } from '../json.ts';
import type { Org } from '../org.ts';
import { bodyObject, type JsonObject } from '../rest/deserialize.ts';
import { notFound, refuse } from '../rest/errors.ts';
import { ok, service, type Answer, type Resource, type ResourceRequest } from '../rest/resource.ts';
import type { Row } from '../rest/serialize.ts';
import { annotation, apexFailure, type ApexRuntime } from './runtime.ts';

const PLACE = '/actions/custom/apex';

/** `/actions/...`: the invocable Apex methods of the org, described and run as the user. */
export function actionResources(runtime: ApexRuntime, org: Org): Resource[] {
  const found = ({ user }: ResourceRequest, name: string): InvocableMethod => {
    const invocable = invocableMethod(runtime.program, name);
    if (!invocable || !org.mayRunClass(user.id, invocable.info.name)) throw notFound();
    return invocable;
  };
  return [
    service('GET', '/actions', ({ base }) =>
      ok({ standard: `${base}/actions/standard`, custom: `${base}/actions/custom` }),
    ),
    service('GET', '/actions/standard', () => ok({ actions: [] })),
    service('GET', '/actions/custom', ({ base }) => ok({ apex: `${base}${PLACE}` })),
    service('GET', PLACE, (request) => ok({ actions: listed(runtime, org, request) })),
    service('GET', `${PLACE}/:name`, (request, { name }) => ok(description(runtime, found(request, name!)))),
    service('POST', `${PLACE}/:name`, (request, { name }) => run(runtime, found(request, name!), request)),
  ];
}

function listed(runtime: ApexRuntime, org: Org, { user, base }: ResourceRequest): Row[] {
  return [...runtime.program.classes()].flatMap((info) => {
    const invocable = invocableMethod(runtime.program, info.name);
    if (!invocable || !org.mayRunClass(user.id, info.name)) return [];
    return [{ label: label(invocable), name: info.name, type: 'APEX', url: `${base}${PLACE}/${info.name}` }];
  });
}

function label({ info, method }: InvocableMethod): string {
  return annotation(method, 'invocablemethod')?.parameters.label ?? info.name;
}

function description(runtime: ApexRuntime, invocable: InvocableMethod): Row {
  const { info, method } = invocable;
  const { description: about = null, category = null } = annotation(method, 'invocablemethod')?.parameters ?? {};
  const input = method.parameters[0];
  return {
    name: info.name,
    label: label(invocable),
    description: about,
    category,
    type: 'APEX',
    standard: false,
    targetEntityName: null,
    inputs: input ? parameters(runtime, input.type.args[0]!, input.name) : [],
    outputs: method.returns ? parameters(runtime, method.returns.args[0] ?? method.returns, 'output') : [],
  };
}

/** The variables of a class, or the only value, which has the given name. */
function parameters(runtime: ApexRuntime, type: ApexType, name: string): Row[] {
  const info = runtime.program.classInfo(type);
  if (!info) return [parameterRow(name, type, {})];
  return variables(runtime, info).map((field) => {
    return parameterRow(field.name, field.type, variable(field)?.parameters ?? {});
  });
}

function variables(runtime: ApexRuntime, info: ClassInfo): FieldInfo[] {
  const parent = info.superclass && runtime.program.classInfo(info.superclass);
  const own = info.fields.filter((field) => variable(field) !== undefined);
  return parent ? [...variables(runtime, parent), ...own] : own;
}

function variable({ annotations }: FieldInfo) {
  return annotations.find(({ name }) => name === 'invocablevariable');
}

function parameterRow(name: string, type: ApexType, given: Readonly<Record<string, string>>): Row {
  const item = type.name.startsWith('List<') ? type.args[0]! : type;
  return {
    name,
    label: given.label ?? name,
    description: given.description ?? null,
    required: given.required?.toLowerCase() === 'true',
    type: item.name.toUpperCase(),
    maxOccurs: item === type ? 1 : 2000,
  };
}

/** `{"inputs": [{"name": value}]}`: one invocation of the method for all of them, kept only when it succeeds. */
function run(runtime: ApexRuntime, invocable: InvocableMethod, request: ResourceRequest): Answer {
  const inputs = inputsOf(bodyObject(request.body));
  try {
    return runtime.run(request.user.id, 'rest', (transaction) => {
      const savepoint = transaction.data.savepoint();
      const outcomes = invoke(invocable, invocations(runtime, invocable, inputs));
      const failed = outcomes.some((outcome) => 'code' in outcome);
      if (failed) transaction.data.rollbackTo(savepoint);
      // Values are written while the transaction runs: the run time reads their types from it.
      return { status: failed ? 400 : 200, json: outcomes.map((outcome) => outcomeRow(invocable.info.name, outcome)) };
    });
  } catch (error) {
    const failure = apexFailure(error);
    if (!failure) throw error;
    throw refuse(
      failure.type === 'System.JSONException' ? 'INVALID_INPUT' : 'INVALID_OPERATION',
      `${failure.type}: ${failure.message}`,
    );
  }
}

function inputsOf(body: JsonObject): JsonObject[] {
  const inputs: JsonValue = body.inputs ?? [{}];
  if (!Array.isArray(inputs) || inputs.length === 0 || !inputs.every((one): one is JsonObject => isJsonObject(one))) {
    throw refuse('INVALID_INPUT', 'inputs must be a list of objects');
  }
  return inputs;
}

function invocations(runtime: ApexRuntime, { method }: InvocableMethod, inputs: readonly JsonObject[]): ApexMap[] {
  const input = method.parameters[0];
  const info = input && runtime.program.classInfo(input.type.args[0]!);
  const types = new Map(
    info
      ? variables(runtime, info).map(({ name, type }) => [name.toLowerCase(), type])
      : input
        ? [[input.name.toLowerCase(), input.type.args[0]!]]
        : [],
  );
  return inputs.map((values) => {
    const map = new ApexMap(mapOf(Types.String, Types.Object));
    for (const [name, value] of Object.entries(values)) {
      const type = types.get(name.toLowerCase());
      if (!type) throw refuse('INVALID_INPUT', `The action has no input ${name}`);
      map.set(name, typed(parseApexJson(JSON.stringify(value)), type, false));
    }
    return map;
  });
}

function outcomeRow(actionName: string, outcome: InvocableOutcome): Row {
  const failed = 'code' in outcome;
  return {
    actionName,
    errors: failed ? [{ statusCode: outcome.code, message: outcome.message, fields: [] }] : null,
    invocationId: null,
    isSuccess: !failed,
    outputValues: failed ? null : parseJson(serialize(outcome.outputs, { pretty: false, suppressNulls: false })),
    sortOrder: -1,
    version: 1,
  };
}
