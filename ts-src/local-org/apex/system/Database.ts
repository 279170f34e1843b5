import type { DmlOperation, DmlRowResult, QueryResult } from '../../data/contract.ts';
import type { SObject } from '../../data/sobject.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import { parseSoql } from '../../soql/parse.ts';
import { runDml } from '../runtime/dml.ts';
import { runQueryText, type BindScope } from '../runtime/query.ts';
import { emptyRecycleBin } from '../runtime/system-dml.ts';
import { tx } from '../runtime/transaction.ts';
import { SObjectBase } from '../runtime/type.ts';
import { AccessLevel } from './AccessLevel.ts';
import { Cursor } from './Cursor.ts';
import { dereferenced, present } from './arguments.ts';
import { executeBatch } from './batch.ts';
import { reference, SystemObject } from './define.ts';
import { MERGE_DECLARATIONS, MERGE_MEMBERS } from './database-merge.ts';
import { DeleteResult } from './DeleteResult.ts';
import { DmlOptions, truncatesOf } from './DMLOptions.ts';
import { EmptyRecycleBinResult } from './EmptyRecycleBinResult.ts';
import type { RowResult } from './dml-results.ts';
import { InvalidParameterValueException } from './exceptions.ts';
import { ApexList, list } from './List.ts';
import type { ApexMap } from './Map.ts';
import { listOfType } from './named-types.ts';
import { QueryException } from './QueryException.ts';
import { QueryLocator } from './QueryLocator.ts';
import { recordFrom, recordList, recordOf } from './record-list.ts';
import { SaveResult } from './SaveResult.ts';
import { ApexSavepoint } from './Savepoint.ts';
import { dmlOptionsOf } from './SObject.ts';
import { SObjectFieldToken } from './SObjectField.ts';
import { UndeleteResult } from './UndeleteResult.ts';
import { UpsertResult } from './UpsertResult.ts';

type Binds = ApexMap | null;
type Level = AccessLevel | null;
type Text = string | null;

/** Static members of `Database`. DML methods are added below, one per combination of parameters. */
export class Database extends SystemObject {
  static 'query(String)'(text: Text): ApexList {
    return select(present(text), null);
  }
  static 'query(String,AccessLevel)'(text: Text, level: Level): ApexList {
    return select(present(text), present(level));
  }
  static 'queryWithBinds(String,Map,AccessLevel)'(text: Text, binds: Binds, level: Level): ApexList {
    return select(present(text), present(level), namesOf(binds));
  }
  static 'countQuery(String)'(text: Text): number {
    return run(present(text), null).size;
  }
  static 'countQuery(String,AccessLevel)'(text: Text, level: Level): number {
    return run(present(text), present(level)).size;
  }
  static 'countQueryWithBinds(String,Map,AccessLevel)'(text: Text, binds: Binds, level: Level): number {
    return run(present(text), present(level), namesOf(binds)).size;
  }
  static 'getQueryLocator(String)'(text: Text): QueryLocator {
    return locate(present(text), null);
  }
  static 'getQueryLocator(String,AccessLevel)'(text: Text, level: Level): QueryLocator {
    return locate(present(text), present(level));
  }
  /** `Database.getQueryLocator([SELECT …])` */
  static 'getQueryLocator(List)'(records: ApexList | null): QueryLocator {
    return new QueryLocator('', present(records).items as SObject[]);
  }
  static 'getQueryLocatorWithBinds(String,Map,AccessLevel)'(text: Text, binds: Binds, level: Level): QueryLocator {
    return locate(present(text), present(level), namesOf(binds));
  }
  static 'getCursor(String)'(text: Text): Cursor {
    return cursor(present(text), null);
  }
  static 'getCursor(String,AccessLevel)'(text: Text, level: Level): Cursor {
    return cursor(present(text), present(level));
  }
  static 'getCursorWithBinds(String,Map,AccessLevel)'(text: Text, binds: Binds, level: Level): Cursor {
    return cursor(present(text), present(level), namesOf(binds));
  }
  static 'executeBatch(Object)'(batchable: object | null): string {
    return executeBatch(present(batchable), 200);
  }
  static 'executeBatch(Object,Integer)'(batchable: object | null, scope: number | null): string {
    return executeBatch(present(batchable), present(scope));
  }
  static 'setSavepoint()'(): ApexSavepoint {
    const savepoint = new ApexSavepoint(tx().data.savepoint());
    tx().limits.add('dmlStatements');
    savepoint.reached();
    return savepoint;
  }
  static 'rollback(Savepoint)'(savepoint: ApexSavepoint | null): void {
    const { savepoint: point, released } = present(savepoint);
    if (released) throw new InvalidParameterValueException('Savepoint has been released');
    tx().limits.add('dmlStatements');
    tx().data.rollbackTo(point);
    savepoint!.reached();
  }
  static 'releaseSavepoint(Savepoint)'(savepoint: ApexSavepoint | null): void {
    present(savepoint).release();
  }
  static 'emptyRecycleBin(List)'(subjects: ApexList | null): ApexList {
    const rows = emptyRecycleBin(present(subjects).items.map(recordFrom));
    return listOfType(
      'Database.EmptyRecycleBinResult',
      rows.map((row) => new EmptyRecycleBinResult(row)),
    );
  }
  static 'emptyRecycleBin(SObject)'(subject: SObject | null): EmptyRecycleBinResult {
    return new EmptyRecycleBinResult(emptyRecycleBin([recordFrom(subject)])[0]!);
  }
  static 'emptyRecycleBin(Id)'(subject: string | null): EmptyRecycleBinResult {
    return new EmptyRecycleBinResult(emptyRecycleBin([recordFrom(subject)])[0]!);
  }
}

function run(text: string, level: Level, scope?: BindScope): QueryResult {
  return runQueryText(text, modeOf(parseSoql(text), level), scope);
}

function select(text: string, level: Level, scope?: BindScope): ApexList {
  return recordList(parseSoql(text), run(text, level, scope).records);
}

function locate(text: string, level: Level, scope?: BindScope): QueryLocator {
  return new QueryLocator(text, run(text, level, scope).records);
}

function cursor(text: string, level: Level, scope?: BindScope): Cursor {
  const rows = select(text, level, scope);
  return new Cursor(rows.apexType.args[0]!, rows.items as SObject[]);
}

/** The mode written in the query prevails. `WITH SECURITY_ENFORCED` refuses fields as user mode does. */
function modeOf({ withMode }: SoqlQuery, level: Level): 'user' | 'system' | undefined {
  if (withMode !== null) return withMode === 'SYSTEM_MODE' ? 'system' : 'user';
  return level?.mode;
}

/** Reads binds from a map whose keys ignore case. @throws QueryException for names that the map lacks */
function namesOf(binds: Binds): BindScope {
  const values = new Map<string, unknown>();
  for (const [key, value] of present(binds).entries()) values.set((key as string).toLowerCase(), value);
  return (name) => {
    if (!values.has(name)) throw new QueryException(`Key '${name}' does not exist in the bindMap`);
    return values.get(name);
  };
}

interface Operation {
  name: DmlOperation;
  result: string;
  make: new (row: DmlRowResult) => RowResult;
  /** Ids may stand for records. */
  takesIds: boolean;
  /** Parameters between the records and the access level. */
  options: string[];
}

const PARTIAL = ['', 'Boolean allOrNone'];
const OPERATIONS: Operation[] = [
  {
    name: 'insert',
    result: 'SaveResult',
    make: SaveResult,
    takesIds: false,
    options: [...PARTIAL, 'Database.DMLOptions options'],
  },
  {
    name: 'update',
    result: 'SaveResult',
    make: SaveResult,
    takesIds: false,
    options: [...PARTIAL, 'Database.DMLOptions options'],
  },
  {
    name: 'upsert',
    result: 'UpsertResult',
    make: UpsertResult,
    takesIds: false,
    options: [...PARTIAL, 'Schema.SObjectField externalId', 'Schema.SObjectField externalId, Boolean allOrNone'],
  },
  { name: 'delete', result: 'DeleteResult', make: DeleteResult, takesIds: true, options: PARTIAL },
  { name: 'undelete', result: 'UndeleteResult', make: UndeleteResult, takesIds: true, options: PARTIAL },
];

/** The parameter lists of an operation after its subject, with and without an access level. */
function tails({ options }: Operation): string[] {
  return options.flatMap((option) => [option, [option, 'AccessLevel accessLevel'].filter(Boolean).join(', ')]);
}

function subjects({ takesIds }: Operation): string[] {
  return ['SObject record', 'List<SObject> records', ...(takesIds ? ['Id recordId', 'List<Id> recordIds'] : [])];
}

function declarations(operation: Operation): string[] {
  return subjects(operation).flatMap((subject) => {
    const result = `Database.${operation.result}`;
    const returns = subject.startsWith('List') ? `List<${result}>` : result;
    return tails(operation).map((tail) => {
      const parameters = [subject, tail].filter(Boolean).join(', ');
      return `public static ${returns} ${operation.name}(${parameters});`;
    });
  });
}

type Option = boolean | AccessLevel | DmlOptions | SObjectFieldToken | null;

function dml({ name, result, make }: Operation, subject: unknown, options: Option[]): RowResult | ApexList {
  const items = subject instanceof ApexList ? subject.items : [dereferenced(subject)];
  const records = items.map((item) => (typeof item === 'string' ? recordOf(item) : (item as SObject)));
  const level = options.find((option) => option instanceof AccessLevel) ?? null;
  const field = options.find((option) => option instanceof SObjectFieldToken);
  const given = options.find((option) => option instanceof DmlOptions);
  const rows = runDml({
    operation: name,
    value: list(SObjectBase, records),
    mode: level?.mode,
    allOrNone: allOrNone(options, records),
    truncates: given ? truncatesOf(given) : undefined,
    externalIdField: field?.field.name,
  });
  const results = rows.map((row) => new make(row));
  return subject instanceof ApexList ? listOfType(`Database.${result}`, results) : results[0]!;
}

function allOrNone(options: Option[], records: SObject[]): boolean {
  const flag = options.find((option) => typeof option === 'boolean');
  if (flag !== undefined) return flag;
  const given = options.find((option) => option instanceof DmlOptions) ?? (records[0] && dmlOptionsOf(records[0]));
  return (
    (given?.['get optAllOrNone']() as boolean | null | undefined) ??
    !options.some((option) => option instanceof DmlOptions)
  );
}

for (const operation of OPERATIONS) {
  const run = (subject: unknown, ...options: Option[]): RowResult | ApexList => dml(operation, subject, options);
  for (const subject of subjects(operation)) {
    for (const tail of tails(operation)) {
      const parameters = [subject, ...tail.split(', ').filter(Boolean)];
      const types = parameters.map((parameter) =>
        parameter
          .split(' ')[0]!
          .replace(/<.*/, '')
          .replace(/^(Schema|Database)\./, ''),
      );
      Object.assign(Database, { [`${operation.name}(${types.join(',')})`]: run });
    }
  }
}

Object.assign(Database, MERGE_MEMBERS);

export const DatabaseType = reference(
  `
  public class System.Database {
    public static Integer countQuery(String query);
    public static Integer countQuery(String query, AccessLevel accessLevel);
    public static Integer countQueryWithBinds(String query, Map<String, Object> bindMap, AccessLevel accessLevel);
    public static Database.EmptyRecycleBinResult emptyRecycleBin(SObject record);
    public static Database.EmptyRecycleBinResult emptyRecycleBin(Id recordId);
    public static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<SObject> records);
    public static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<Id> recordIds);
    public static Id executeBatch(Object batchable);
    public static Id executeBatch(Object batchable, Integer scope);
    public static Database.Cursor getCursor(String query);
    public static Database.Cursor getCursor(String query, AccessLevel accessLevel);
    public static Database.Cursor getCursorWithBinds(String query, Map<String, Object> bindMap, AccessLevel accessLevel);
    public static Database.QueryLocator getQueryLocator(String query);
    public static Database.QueryLocator getQueryLocator(String query, AccessLevel accessLevel);
    public static Database.QueryLocator getQueryLocator(List<SObject> records);
    public static Database.QueryLocator getQueryLocatorWithBinds(String query, Map<String, Object> bindMap, AccessLevel accessLevel);
    public static List<SObject> query(String query);
    public static List<SObject> query(String query, AccessLevel accessLevel);
    public static List<SObject> queryWithBinds(String query, Map<String, Object> bindMap, AccessLevel accessLevel);
    public static void releaseSavepoint(Savepoint savepoint);
    public static void rollback(Savepoint savepoint);
    public static Savepoint setSavepoint();
    ${MERGE_DECLARATIONS}
    ${OPERATIONS.flatMap(declarations).join('\n    ')}
  }`,
  Database,
);
