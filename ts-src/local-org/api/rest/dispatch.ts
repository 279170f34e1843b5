import type { Org } from '../org.ts';
import { asRestError, refuse } from './errors.ts';
import type { Caller } from './records.ts';
import { ResourceTable, type Answer, type Resource, type ResourceRequest } from './resource.ts';

/** Carries out requests to resources: those of HTTP, and those that composite resources hold. */
export class Dispatcher {
  readonly #org: Org;
  readonly #table: ResourceTable;

  constructor(org: Org, resources: (dispatcher: Dispatcher) => Resource[]) {
    this.#org = org;
    this.#table = new ResourceTable(resources(this));
  }

  /** Throws RestError, or the fault of what it ran; nothing of it is kept then. */
  answer(request: ResourceRequest): Answer | Promise<Answer> {
    const { resource, parameters } = this.#table.find(request.verb, request.path);
    if (resource.kind === 'service') return resource.run(request, parameters);
    const { id: userId } = request.user;
    return this.#org.transaction(userId, 'rest', (data) =>
      resource.run({ org: this.#org, data, userId, base: request.base }, request, parameters),
    );
  }

  /** As a part of the caller's transaction: a refused request leaves nothing behind, and its refusal is the answer. */
  within(caller: Caller, request: ResourceRequest): Answer {
    const savepoint = caller.data.savepoint();
    try {
      const { resource, parameters } = this.#table.find(request.verb, request.path);
      if (resource.kind === 'service')
        throw refuse('INVALID_INPUT', `${request.path} cannot be part of a composite request`);
      return resource.run(caller, request, parameters);
    } catch (error) {
      caller.data.rollbackTo(savepoint);
      return refusal(error);
    }
  }
}

/** Throws what is no refusal. */
export function refusal(error: unknown): Answer {
  const known = asRestError(error);
  if (!known) throw error;
  return { status: known.status, json: known.entries };
}
