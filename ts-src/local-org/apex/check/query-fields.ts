import type { FieldSchema, ObjectSchema, Schema } from '../../data/schema.ts';
import type { Comparable, Condition, FunctionCall, SelectItem, SoqlQuery } from '../../soql/ast.ts';

const HINT =
  "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. " +
  'Please reference your WSDL or the describe call for the appropriate names.';

/** Checks the names in a query against the schema, with the platform's messages. */
export class QueryFields {
  readonly #schema: Schema;
  readonly #fail: (message: string) => never;

  constructor(schema: Schema, fail: (message: string) => never) {
    this.#schema = schema;
    this.#fail = fail;
  }

  check(query: SoqlQuery, object: ObjectSchema): void {
    const scope = new Scope(object, query);
    for (const item of query.select) this.#selected(scope, item);
    if (query.where) this.#condition(scope, query.where);
    if (query.having) this.#condition(scope, query.having);
    for (const item of query.groupBy?.items ?? []) this.#operand(scope, item);
    for (const { by } of query.orderBy) this.#operand(scope, by);
  }

  #selected(scope: Scope, item: SelectItem): void {
    switch (item.kind) {
      case 'field':
        this.#path(scope, item.path);
        break;
      case 'function':
        this.#call(scope, item.call);
        break;
      case 'subquery':
        this.#subquery(scope.object, item.query);
        break;
      case 'typeof':
      case 'fields':
        break;
    }
  }

  #subquery(parent: ObjectSchema, query: SoqlQuery): void {
    const name = relationshipOf(parent, query.from.name);
    const child = this.#schema.child(parent, name);
    const object = child && this.#schema.object(child.childObject);
    if (!object) {
      this.#fail(
        `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, ` +
          "be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for " +
          'the appropriate names.',
      );
    }
    this.check(query, object);
  }

  #condition(scope: Scope, condition: Condition): void {
    switch (condition.kind) {
      case 'and':
      case 'or':
        for (const term of condition.terms) this.#condition(scope, term);
        break;
      case 'not':
        this.#condition(scope, condition.term);
        break;
      case 'in':
        this.#operand(scope, condition.left);
        if (condition.right.kind === 'semijoin') this.#semijoin(condition.right.query);
        break;
      case 'compare':
      case 'includes':
        this.#operand(scope, condition.left);
    }
  }

  #semijoin(query: SoqlQuery): void {
    const object = this.#schema.object(query.from.name);
    if (!object) this.#fail(`sObject type '${query.from.name}' is not supported.`);
    this.check(query, object);
  }

  #operand(scope: Scope, operand: Comparable): void {
    if (operand.kind === 'call') this.#call(scope, operand.call);
    else this.#path(scope, operand.path);
  }

  #call(scope: Scope, call: FunctionCall): void {
    for (const arg of call.args) {
      if (arg.kind === 'field') this.#path(scope, arg.path);
      else if (arg.kind === 'call') this.#call(scope, arg.call);
    }
  }

  #path(scope: Scope, written: readonly string[]): void {
    const path = scope.strip(written);
    if (path.length === 1 && scope.aliases.has(path[0]!.toLowerCase())) return;
    let objects: readonly ObjectSchema[] = [scope.object];
    for (const name of path.slice(0, -1)) objects = this.#parents(objects, name);
    this.#column(objects, path.at(-1)!);
  }

  #parents(objects: readonly ObjectSchema[], name: string): ObjectSchema[] {
    const references = objects.flatMap((object) => this.#schema.relationship(object, name) ?? []);
    if (references.length === 0) {
      this.#fail(
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to ` +
          "append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the " +
          'appropriate names.',
      );
    }
    return references.flatMap((reference) => this.#targets(reference));
  }

  #targets(reference: FieldSchema): ObjectSchema[] {
    const targets = reference.referenceTo.flatMap((name) => this.#schema.object(name) ?? []);
    const common = this.#schema.object('Name');
    return targets.length > 1 && common ? [...targets, common] : targets;
  }

  #column(objects: readonly ObjectSchema[], name: string): void {
    if (objects.length !== 1 && name.toLowerCase() === 'type') return;
    if (objects.some((object) => this.#schema.field(object, name))) return;
    this.#fail(`No such column '${name}' on entity '${objects[0]?.name ?? 'Name'}'. ${HINT}`);
  }
}

/** `Contacts`, also when written `Account.Contacts`. */
function relationshipOf(parent: ObjectSchema, written: string): string {
  const [prefix, name] = written.split('.');
  return name !== undefined && prefix!.toLowerCase() === parent.name.toLowerCase() ? name : written;
}

/** Names that one query level adds to those of its object. */
class Scope {
  readonly object: ObjectSchema;
  /** Lower-case aliases of selected expressions, which HAVING and ORDER BY may name. */
  readonly aliases: ReadonlySet<string>;
  readonly #prefixes: readonly string[];

  constructor(object: ObjectSchema, { select, from }: SoqlQuery) {
    this.object = object;
    this.#prefixes = [from.alias ?? from.name, object.name].map((name) => name.toLowerCase());
    const aliases = select.flatMap((item) => ('alias' in item && item.alias !== null ? item.alias.toLowerCase() : []));
    this.aliases = new Set(aliases);
  }

  /** `Account.Name` in a query on Account, `a.Name` with the alias `a`. */
  strip(path: readonly string[]): readonly string[] {
    return path.length > 1 && this.#prefixes.includes(path[0]!.toLowerCase()) ? path.slice(1) : path;
  }
}
