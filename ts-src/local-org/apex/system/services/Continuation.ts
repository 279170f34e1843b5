import { UnsupportedError } from '../../runtime/exception.ts';
import { tx } from '../../runtime/transaction.ts';
import { listOf, Types } from '../../runtime/type.ts';
import { present } from '../arguments.ts';
import { reference } from '../define.ts';
import { InvalidParameterValueException } from '../exceptions.ts';
import type { HttpRequest } from '../HttpRequest.ts';
import type { HttpResponse } from '../HttpResponse.ts';
import { ApexList } from '../List.ts';
import type { ApexMap } from '../Map.ts';
import { mapOfTypes } from '../named-types.ts';
import { variables } from '../record-class.ts';

/** Key of `Transaction.state`: responses by label, put by `Test.setContinuationResponse`. */
const RESPONSES = Symbol('continuation responses');
const MAX_REQUESTS = 3;

/** The value of `Continuation`. No page or component resumes one: tests do, with `Test.invokeContinuationMethod`. */
export class Continuation extends variables(['continuationMethod', 'state', 'timeout']) {
  readonly #requests = new Map<string, HttpRequest>();

  static 'new(Integer)'(timeout: number | null): Continuation {
    const made = new Continuation();
    made.values.set('timeout', present(timeout));
    return made;
  }
  static 'getResponse(String)'(label: string | null): HttpResponse {
    const found = responses().get(present(label));
    if (!found) throw new InvalidParameterValueException(`Invalid continuation label: ${label}`);
    return found;
  }
  /** Returns the label of the request. */
  'addHttpRequest(HttpRequest)'(request: HttpRequest | null): string {
    if (this.#requests.size >= MAX_REQUESTS)
      throw new InvalidParameterValueException(`A continuation has at most ${MAX_REQUESTS} requests`);
    const label = `Continuation-${this.#requests.size + 1}`;
    this.#requests.set(label, present(request));
    return label;
  }
  'getRequests()'(): ApexMap {
    return mapOfTypes('String', 'System.HttpRequest', this.#requests);
  }

  get labels(): ApexList {
    return new ApexList(listOf(Types.String), [...this.#requests.keys()]);
  }
}

function responses(): Map<string, HttpResponse> {
  const { state } = tx();
  const known = (state.get(RESPONSES) as Map<string, HttpResponse> | undefined) ?? new Map<string, HttpResponse>();
  state.set(RESPONSES, known);
  return known;
}

/** `Test.setContinuationResponse` */
export function setContinuationResponse(label: string, response: HttpResponse): void {
  responses().set(label, response);
}

/** Calls the method that the continuation names: of a page's controller without, of a component's with labels and state. */
export function resume(controller: object, continuation: Continuation): unknown {
  const { program } = tx();
  const name = continuation.values.get('continuationMethod') as string | null;
  const info = program.classInfo(program.typeOf(controller)!);
  const method = info?.methods.find((one) => one.name.toLowerCase() === name?.toLowerCase());
  if (!info || !method) throw new UnsupportedError(`continuation method ${name}`);
  const state = continuation.values.get('state') ?? null;
  const args = [continuation.labels, state].slice(0, method.parameters.length);
  if (method.isStatic) return info.callStatic(method.key, args);
  return (controller as Record<string, (...values: unknown[]) => unknown>)[method.key]!(...args);
}

export const ContinuationType = reference(
  `
  public class System.Continuation {
    public Continuation(Integer timeout);
    public String continuationMethod;
    public Object state;
    public Integer timeout;
    public String addHttpRequest(HttpRequest request);
    public Map<String, HttpRequest> getRequests();
    public static HttpResponse getResponse(String requestLabel);
  }`,
  Continuation,
);
