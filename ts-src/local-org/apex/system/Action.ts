import { UnsupportedError } from '../runtime/exception.ts';
import { tx } from '../runtime/transaction.ts';
import { mapOf, Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { invocableMethod, invoke, type InvocableOutcome } from './invocable.ts';
import { untyped } from './json/deserialize.ts';
import type { JsonFields } from './json/serialize.ts';
import type { Json } from './json/tree.ts';
import type { ApexList } from './List.ts';
import { ApexMap } from './Map.ts';
import { listOfType } from './named-types.ts';

type Text = string | null;

/** The value of `Invocable.Action`. Actions of type `apex` run; there are no flows and no standard actions. */
export class Action extends SystemObject implements JsonFields {
  readonly #type: string;
  readonly #namespace: Text;
  readonly #name: Text;
  readonly #invocations: ApexMap[] = [];

  constructor(type: string, namespace: Text, name: Text) {
    super();
    this.#type = type;
    this.#namespace = namespace;
    this.#name = name;
  }

  static fromJson(members: ReadonlyMap<string, Json>): Action {
    const text = (name: string): Text => {
      const value = members.get(name);
      return value?.kind === 'string' ? value.text : null;
    };
    return new Action(text('type') ?? '', text('namespace'), text('name'));
  }
  static 'createCustomAction(String,String)'(type: Text, name: Text): Action {
    return new Action(present(type), null, present(name));
  }
  static 'createCustomAction(String,String,String)'(type: Text, namespace: Text, name: Text): Action {
    return new Action(present(type), namespace, present(name));
  }
  static 'createStandardAction(String)'(type: Text): Action {
    return new Action(present(type), null, null);
  }
  'addInvocation()'(): Action {
    this.#invocations.push(new ApexMap(mapOf(Types.String, Types.Object)));
    return this;
  }
  'clearInvocations()'(): Action {
    this.#invocations.length = 0;
    return this;
  }
  'getName()'(): Text {
    return this.#name;
  }
  'getNamespace()'(): Text {
    return this.#namespace;
  }
  'getType()'(): string {
    return this.#type;
  }
  'isStandard()'(): boolean {
    return this.#name === null;
  }
  'setInvocationParameter(String,Object)'(name: Text, value: unknown): Action {
    if (this.#invocations.length === 0) this['addInvocation()']();
    this.#invocations.at(-1)!.set(present(name), value);
    return this;
  }
  'setInvocations(List)'(invocations: ApexList | null): Action {
    this.#invocations.splice(0, Infinity, ...(present(invocations).items as ApexMap[]));
    return this;
  }
  /** @throws UnsupportedError for flows of the sources and actions of other types */
  'invoke()'(): ApexList {
    const outcomes = this.#outcomes();
    const results = outcomes.map((outcome) =>
      'outputs' in outcome
        ? new ActionResult(this, true, [], outcome.outputs)
        : new ActionResult(this, false, [new ActionError(outcome.code, outcome.message)], noOutputs()),
    );
    return listOfType('Invocable.Action.Result', results);
  }

  #outcomes(): InvocableOutcome[] {
    const { program } = tx();
    const type = this.#type.toLowerCase();
    const name = this.#name ?? '';
    const method = type === 'apex' ? invocableMethod(program, name) : undefined;
    if (method) return invoke(method, this.#invocations);
    const isKnown = type === 'flow' && program.flows.has(name.toLowerCase());
    if (isKnown || (type !== 'flow' && type !== 'apex'))
      throw new UnsupportedError(`Invocable.Action.invoke() of ${this.#type} ${name}`.trimEnd());
    const message = `Could not find an action of type ${this.#type} named ${name}`;
    return this.#invocations.map(() => ({ code: 'INVALID_API_INPUT', message }));
  }

  *jsonFields(): Iterable<readonly [string, unknown]> {
    yield ['type', this.#type];
    yield ['namespace', this.#namespace];
    yield ['name', this.#name];
  }
}

/** The value of `Invocable.Action.Error`; tests make it from JSON. */
export class ActionError extends SystemObject implements JsonFields {
  readonly #code: Text;
  readonly #message: Text;

  constructor(code: Text, message: Text) {
    super();
    this.#code = code;
    this.#message = message;
  }

  static fromJson(members: ReadonlyMap<string, Json>): ActionError {
    const [code, message] = ['code', 'message'].map((name) => {
      const value = members.get(name);
      return value?.kind === 'string' ? value.text : null;
    });
    return new ActionError(code!, message!);
  }
  'getCode()'(): Text {
    return this.#code;
  }
  'getMessage()'(): Text {
    return this.#message;
  }

  *jsonFields(): Iterable<readonly [string, unknown]> {
    yield ['code', this.#code];
    yield ['message', this.#message];
  }
}

/** The value of `Invocable.Action.Result`; tests make it from JSON. */
export class ActionResult extends SystemObject {
  readonly #action: Action | null;
  readonly #success: boolean;
  readonly #errors: ActionError[];
  readonly #output: ApexMap;

  constructor(action: Action | null, success: boolean, errors: ActionError[], output: ApexMap) {
    super();
    this.#action = action;
    this.#success = success;
    this.#errors = errors;
    this.#output = output;
  }

  static fromJson(members: ReadonlyMap<string, Json>): ActionResult {
    const [action, success, errors, output] = ['action', 'success', 'errors', 'outputParameters'].map((name) =>
      members.get(name),
    );
    return new ActionResult(
      action?.kind === 'object' ? Action.fromJson(new Map(action.entries)) : null,
      success?.kind === 'boolean' && success.value,
      errors?.kind === 'array' ? errors.items.map(errorFromJson) : [],
      output?.kind === 'object' ? (untyped(output) as ApexMap) : noOutputs(),
    );
  }
  'getAction()'(): Action | null {
    return this.#action;
  }
  'getErrors()'(): ApexList {
    return listOfType('Invocable.Action.Error', this.#errors);
  }
  'getOutputParameters()'(): ApexMap {
    return this.#output;
  }
  'isSuccess()'(): boolean {
    return this.#success;
  }
}

function noOutputs(): ApexMap {
  return new ApexMap(mapOf(Types.String, Types.Object));
}

function errorFromJson(json: Json): ActionError {
  return ActionError.fromJson(new Map(json.kind === 'object' ? json.entries : []));
}

export const ActionType = reference(
  `
  public class Invocable.Action {
    public static Invocable.Action createCustomAction(String type, String name);
    public static Invocable.Action createCustomAction(String type, String namespace, String name);
    public static Invocable.Action createStandardAction(String type);
    public Invocable.Action addInvocation();
    public Invocable.Action clearInvocations();
    public String getName();
    public String getNamespace();
    public String getType();
    public Boolean isStandard();
    public List<Invocable.Action.Result> invoke();
    public Invocable.Action setInvocationParameter(String parameterName, Object parameterValue);
    public Invocable.Action setInvocations(List<Map<String, Object>> invocations);
  }`,
  Action,
);

export const ActionErrorType = reference(
  `
  public class Invocable.Action.Error {
    public String getCode();
    public String getMessage();
  }`,
  ActionError,
);

export const ActionResultType = reference(
  `
  public class Invocable.Action.Result {
    public Invocable.Action getAction();
    public List<Invocable.Action.Error> getErrors();
    public Map<String, Object> getOutputParameters();
    public Boolean isSuccess();
  }`,
  ActionResult,
);
