import type { DmlError } from '../../../data/contract.ts';
import type { FieldSchema, ObjectSchema } from '../../../data/schema.ts';
import type { SObject } from '../../../data/sobject.ts';
import { isJsonObject, type JsonValue } from '../../json.ts';
import { userAccess } from '../../org.ts';
import { bodyObject, recordOf, type JsonObject } from '../deserialize.ts';
import { refuse } from '../errors.ts';
import { objectOf, type Caller } from '../records.ts';
import { records, type Answer, type RecordResource } from '../resource.ts';

const MOST_RECORDS = 200;
const MOST_LEVELS = 5;

interface Node {
  referenceId: string;
  record: SObject;
  /** The field that points to the parent, and the parent. */
  parent: { field: FieldSchema; node: Node } | null;
}

/** `POST /composite/tree/X`: records with their children, at most 200 on five levels; all or none. */
export function treeResource(): RecordResource {
  return records('POST', '/composite/tree/:object', (caller, request, path) => {
    const object = objectOf(caller, path.object!);
    const { records: rows } = bodyObject(request.body);
    const levels = new TreeReader(caller).levels(object, rows);
    return insertLevels(caller, levels);
  });
}

function insertLevels(caller: Caller, levels: readonly Node[][]): Answer {
  const savepoint = caller.data.savepoint();
  for (const level of levels) {
    const faults = insertLevel(caller, level);
    if (faults.length === 0) continue;
    caller.data.rollbackTo(savepoint);
    return { status: 400, json: { hasErrors: true, results: faults } };
  }
  const results = levels.flat().map(({ referenceId, record }) => ({ referenceId, id: record.id }));
  return { status: 201, json: { hasErrors: false, results } };
}

function insertLevel(caller: Caller, level: readonly Node[]): { referenceId: string; errors: DmlError[] }[] {
  for (const { record, parent } of level) if (parent) record.put(parent.field.name, parent.node.record.id);
  const faults: { referenceId: string; errors: DmlError[] }[] = [];
  for (const nodes of Map.groupBy(level, ({ record }) => record.schema).values()) {
    const options = { access: userAccess(caller.userId), allOrNone: false };
    const results = caller.data.dml(
      'insert',
      nodes.map(({ record }) => record),
      options,
    );
    results.forEach(({ success, errors }, index) => {
      if (!success) faults.push({ referenceId: nodes[index]!.referenceId, errors });
    });
  }
  return faults;
}

/** Reads the nested records of a request into one list per level. */
class TreeReader {
  readonly #caller: Caller;
  readonly #levels: Node[][] = [];
  readonly #seen = new Set<string>();

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  levels(object: ObjectSchema, rows: JsonValue | undefined): Node[][] {
    this.#read(object, rows, null, 0);
    return this.#levels;
  }

  #read(object: ObjectSchema, rows: JsonValue | undefined, parent: Node['parent'], depth: number): void {
    if (!Array.isArray(rows) || rows.length === 0) throw refuse('INVALID_INPUT', 'records must be a list of records');
    if (depth >= MOST_LEVELS) throw refuse('INVALID_INPUT', `A tree has at most ${MOST_LEVELS} levels`);
    for (const row of rows) this.#readNode(object, row, parent, depth);
  }

  #readNode(object: ObjectSchema, row: JsonValue, parent: Node['parent'], depth: number): void {
    if (!isJsonObject(row)) throw refuse('INVALID_INPUT', 'Each record of a tree must be an object');
    const referenceId = this.#referenceId(row, object);
    const children = Object.entries(row).filter(([, value]) => isJsonObject(value) && 'records' in value);
    const names = new Set(children.map(([name]) => name));
    const values = Object.fromEntries(Object.entries(row).filter(([name]) => !names.has(name)));
    const node: Node = { referenceId, record: recordOf(object, values, this.#caller), parent };
    (this.#levels[depth] ??= []).push(node);
    for (const [name, value] of children) {
      const relation = this.#caller.org.schema.child(object, name);
      if (!relation) throw refuse('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
      const target = objectOf(this.#caller, relation.childObject);
      const field = this.#caller.org.schema.field(target, relation.field)!;
      this.#read(target, (value as JsonObject).records, { field, node }, depth + 1);
    }
  }

  #referenceId(row: JsonObject, object: ObjectSchema): string {
    const { type, referenceId } = isJsonObject(row.attributes) ? row.attributes : {};
    if (typeof referenceId !== 'string' || referenceId === '') {
      throw refuse('INVALID_INPUT', 'Include a reference ID for each record in the request.');
    }
    if (typeof type === 'string' && type.toLowerCase() !== object.name.toLowerCase()) {
      throw refuse('INVALID_INPUT', `${referenceId} is of type ${type} in a list of ${object.name}`);
    }
    if (this.#seen.has(referenceId))
      throw refuse('INVALID_INPUT', `Duplicate ReferenceId provided in the request: ${referenceId}`);
    this.#seen.add(referenceId);
    if (this.#seen.size > MOST_RECORDS) throw refuse('INVALID_INPUT', `A tree holds at most ${MOST_RECORDS} records`);
    return referenceId;
  }
}
