import type {
  Bound,
  BoundAccessor,
  BoundCall,
  BoundCollection,
  BoundConstant,
  BoundConstruction,
  BoundConversion,
  BoundQuery,
  BoundSearch,
  BoundRecordField,
  BoundRecordLiteral,
  BoundRecordParent,
  BoundSlot,
} from '../check/bound.ts';
import { SObjectSymbol } from '../check/sobject-symbols.ts';
import { SystemSymbol } from '../check/system-symbols.ts';
import { Type } from '../check/type.ts';
import { assignment, update } from './assignments.ts';
import { isNonNull, type BodyEmitter } from './body-emitter.ts';
import { comparison, equality, operations } from './operators.ts';

const text = JSON.stringify;

/** The code of an expression. It is safe as an operand of any operator. */
export function expression(e: BodyEmitter, bound: Bound): string {
  switch (bound.kind) {
    case 'constant':
      return constant(e, bound);
    case 'local':
      return bound.local.key;
    case 'this':
      return 'this';
    case 'temp':
      return e.temp(bound.temp);
    case 'slot':
      return slot(e, bound);
    case 'accessor':
      return accessor(e, bound);
    case 'enumValue':
      return `${e.scope.enumHolder(bound.owner)}.$${bound.name}`;
    case 'recordField':
    case 'recordParent':
      return recordMember(e, bound);
    case 'recordChildren':
      return `rt.children(${e.required(bound.target)}, ${text(bound.name)}, ${e.scope.type(bound.type)})`;
    case 'element':
      return `${e.required(bound.target)}["get(Integer)"](${e.value(bound.index)})`;
    case 'call':
      return call(e, bound);
    case 'construction':
      return construction(e, bound);
    case 'recordLiteral':
      return recordLiteral(e, bound);
    case 'collection':
      return collection(e, bound);
    case 'assignment':
      return assignment(e, bound);
    case 'update':
      return update(e, bound, bound.yieldsOld);
    default:
      return derived(e, bound);
  }
}

type Derived = Extract<
  Bound,
  {
    kind:
      | 'arithmetic'
      | 'concat'
      | 'comparison'
      | 'equality'
      | 'logical'
      | 'not'
      | 'conditional'
      | 'coalesce'
      | 'safe'
      | 'cast'
      | 'instanceOf'
      | 'conversion'
      | 'typeLiteral'
      | 'objectToken'
      | 'fieldToken'
      | 'label'
      | 'triggerVariable'
      | 'query'
      | 'search'
      | 'unsupported';
  }
>;

function derived(e: BodyEmitter, bound: Derived): string {
  switch (bound.kind) {
    case 'arithmetic':
    case 'concat':
    case 'logical':
      return operations(e, bound);
    case 'comparison':
      return comparison(e, bound);
    case 'equality':
      return equality(e, bound);
    case 'not':
      return `!${e.required(bound.operand)}`;
    case 'conditional':
      return `(${e.required(bound.condition)} ? ${e.value(bound.whenTrue)} : ${e.value(bound.whenFalse)})`;
    case 'coalesce':
      return `(${e.value(bound.left)} ?? ${e.value(bound.right)})`;
    case 'safe':
      return `((${e.temp(bound.temp)} = ${e.value(bound.target)}) == null ? null : ${e.value(bound.body)})`;
    case 'cast':
      return `rt.cast(${e.value(bound.value)}, ${e.scope.type(bound.type)})`;
    case 'instanceOf':
      return `isA(${e.value(bound.value)}, ${e.scope.type(bound.of)})`;
    case 'conversion':
      return conversion(e, bound);
    case 'typeLiteral':
      return e.scope.type(bound.of);
    case 'objectToken':
      return `rt.${bound.described ? 'describeObject' : 'objectToken'}(${e.scope.schema(bound.schema)})`;
    case 'fieldToken': {
      const token = e.scope.fieldToken(bound.schema, bound.field.name);
      return bound.described ? `${token}["getDescribe()"]()` : token;
    }
    case 'label':
      return `rt.label(${text(bound.name)})`;
    case 'triggerVariable':
      return `rt.triggerVariable(${text(bound.name)})`;
    case 'query':
      return query(e, bound);
    case 'search':
      return search(e, bound);
    case 'unsupported':
      return `rt.unsupported(${text(bound.feature)}, ${text(`${e.file}:${bound.line}`)})`;
  }
}

function constant(e: BodyEmitter, { type, value, nonNull }: BoundConstant): string {
  if (!nonNull) return 'null';
  switch (type.runtimeName) {
    case 'System.String':
      return text(value);
    case 'System.Long':
      return value.startsWith('-') ? `(${value}n)` : `${value}n`;
    case 'System.Decimal':
      return e.scope.decimal(value);
    case 'System.Double':
      return e.scope.double(value);
    case 'System.Integer':
      return value.startsWith('-') ? `(${Number(value)})` : String(Number(value));
    default:
      return value;
  }
}

function slot(e: BodyEmitter, { target, field }: BoundSlot): string {
  return `${target ? e.required(target) : e.scope.statics(field.owner)}.${field.store}`;
}

function accessor(e: BodyEmitter, { target, field, isSuper }: BoundAccessor): string {
  e.usesMode = true;
  const key = `get ${field.key}`;
  const { owner } = field;
  if (owner instanceof SystemSymbol && owner.representation === 'primitive') {
    return `${e.scope.systemFunction(owner, key)}(${target ? e.required(target) : ''})`;
  }
  if (isSuper) return `super[${text(key)}]()`;
  if (target) return `${e.required(target)}[${text(key)}]()`;
  const holder = owner instanceof SystemSymbol ? e.scope.systemClass(owner) : e.scope.userClass(owner);
  return `${holder}[${text(key)}]()`;
}

/** Below a parent that is absent, fields and further parents are null. */
function recordMember(e: BodyEmitter, { kind, target, name }: BoundRecordField | BoundRecordParent): string {
  const method = kind === 'recordField' ? 'get' : 'relation';
  if (target.kind === 'recordParent') return `(${e.value(target)}?.${method}(${text(name)}) ?? null)`;
  return `${e.required(target)}.${method}(${text(name)})`;
}

function call(e: BodyEmitter, bound: BoundCall): string {
  e.usesMode = true;
  const code = bound.method.isFuture ? futureCall(e, bound) : directCall(e, bound);
  if (!bound.scope) return code;
  const cases = bound.scope.map(({ name, value }) => `case ${text(name)}: return ${e.value(value)};`);
  return `rt.scoped((name) => { switch (name) { ${cases.join(' ')} } }, () => ${code})`;
}

/** Members that refuse a null receiver in words of their own. */
const NULL_RECEIVERS: ReadonlySet<string> = new Set(['Blob.toString()']);

function directCall(e: BodyEmitter, { method, target, isSuper, args }: BoundCall): string {
  const { owner, key } = method;
  const values = args.map((arg) => e.value(arg));
  if (isSuper) return `super[${text(key)}](${values.join(', ')})`;
  if (owner instanceof SObjectSymbol) {
    if (method.name === 'getSObjectType') return `rt.objectToken(${e.scope.schema(owner.schema)})`;
    return `rt.customData(${e.scope.schema(owner.schema)}, ${e.scope.type(Type.of(owner))}, ${text(key)}, [${values.join(', ')}])`;
  }
  if (owner.kind !== 'enum' && owner instanceof SystemSymbol && owner.representation === 'primitive') {
    const self = target ? [NULL_RECEIVERS.has(`${owner.name}.${key}`) ? e.value(target) : e.required(target)] : [];
    return counted(method, `${e.scope.systemFunction(owner, key)}(${[...self, ...values].join(', ')})`);
  }
  return counted(method, `${target ? e.required(target) : staticHolder(e, owner)}[${text(key)}](${values.join(', ')})`);
}

/** Texts and Blobs that the platform makes count on the heap. */
function counted({ owner, returns }: BoundCall['method'], code: string): string {
  if (owner.origin !== 'system') return code;
  if (returns.runtimeName === 'System.Blob') return `rt.grownBlob(${code})`;
  return returns.runtimeName === 'System.String' ? `grown(${code})` : code;
}

function staticHolder(e: BodyEmitter, owner: BoundCall['method']['owner']): string {
  if (owner.kind === 'enum') return e.scope.enumHolder(owner);
  return owner instanceof SystemSymbol ? e.scope.systemClass(owner) : e.scope.userClass(owner);
}

function futureCall(e: BodyEmitter, { method, args }: BoundCall): string {
  const values = args.map((arg) => e.value(arg)).join(', ');
  return `rt.future(${text(method.owner.runtimeName)}, ${text(method.key)}, [${values}])`;
}

function construction(e: BodyEmitter, { owner, method, args, delegate, type }: BoundConstruction): string {
  e.usesMode = true;
  const values = args.map((arg) => e.value(arg));
  if (delegate) return delegated(owner, method, values);
  if (owner instanceof SystemSymbol) {
    const typed = type.args.length > 0 ? [e.scope.type(type), ...values] : values;
    return `${e.scope.systemClass(owner)}[${text(method?.key ?? 'new()')}](${typed.join(', ')})`;
  }
  return `new ${parenthesized(e.scope.userClass(owner))}()[${text(initKey(owner, method))}](${values.join(', ')})`;
}

function parenthesized(code: string): string {
  return code.startsWith('(') ? code : `(${code})`;
}

/** `this(...)` and `super(...)`: constructors of user classes are called by name, the platform's along the prototype chain. */
function delegated(owner: BoundConstruction['owner'], method: BoundConstruction['method'], values: string[]): string {
  const key = initKey(owner, method);
  const isSystem = (method?.owner ?? owner) instanceof SystemSymbol;
  return `${isSystem ? 'super' : 'this'}[${text(key)}](${values.join(', ')})`;
}

/** `<init> Foo(Integer)`; exceptions inherit `<init> Exception(String)`. */
export function initKey(owner: BoundConstruction['owner'], method: BoundConstruction['method']): string {
  if (!method) return `<init> ${owner.name}()`;
  return method.owner instanceof SystemSymbol ? method.key.replace('new', `<init> ${method.owner.name}`) : method.key;
}

function recordLiteral(e: BodyEmitter, { schema, values }: BoundRecordLiteral): string {
  const list = (kind: 'field' | 'parent'): string[] =>
    values.filter((value) => value.kind === kind).map(({ name, value }) => `${text(name)}, ${e.value(value)}`);
  const parents = list('parent');
  const more = parents.length > 0 ? `, [${parents.join(', ')}]` : '';
  return `rt.record(${e.scope.schema(schema)}, [${list('field').join(', ')}]${more})`;
}

function collection(e: BodyEmitter, { type, elements, entries, size }: BoundCollection): string {
  const typeCode = e.scope.type(type);
  if (size) return `rt.array(${typeCode}, ${e.required(size)})`;
  if (type.symbol.runtimeName === 'System.Map') {
    const pairs = entries.map(({ key, value }) => `[${e.value(key)}, ${e.value(value)}]`);
    return `rt.map(${typeCode}, [${pairs.join(', ')}])`;
  }
  const make = type.symbol.runtimeName === 'System.Set' ? 'set' : 'list';
  return `rt.${make}(${typeCode}, [${elements.map((element) => e.value(element)).join(', ')}])`;
}

function conversion(e: BodyEmitter, { conversion: kind, value }: BoundConversion): string {
  const code = e.value(value);
  if (kind === 'IntegerToLong' && isNonNull(value)) return `BigInt(${code})`;
  return `rt.${kind}(${code})`;
}

function query(e: BodyEmitter, { query: soql, binds, mode, type }: BoundQuery): string {
  e.usesMode = true;
  const values = binds.map((bind) => e.value(bind)).join(', ');
  const run = `${e.scope.query(soql)}, [${values}], ${text(mode)}`;
  return soql.countOnly ? `rt.count(${run})` : `rt.query(${run}, ${e.scope.type(type)})`;
}

function search(e: BodyEmitter, { search: sosl, binds, mode, type }: BoundSearch): string {
  e.usesMode = true;
  const values = binds.map((bind) => e.value(bind)).join(', ');
  return `rt.search(${e.scope.search(sosl)}, [${values}], ${text(mode)}, ${e.scope.type(type)})`;
}
