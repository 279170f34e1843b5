import { tx } from '../runtime/transaction.ts';
import type { ApexType } from '../runtime/type.ts';
import { parseDeclaration, type TypeRef } from './declaration.ts';
import { enumeration, reference, type SystemType } from './define.ts';
import { typed } from './json/deserialize.ts';
import { ApexList } from './List.ts';
import type { Json } from './json/tree.ts';
import { variables, VariablesObject } from './record-class.ts';
import { text } from './value.ts';

/** An instance of a class that only holds variables. It has a JSON form: its variables by name. */
export abstract class DataObject extends VariablesObject {
  /** Qualified name. */
  declare readonly typeName: string;

  *jsonFields(): Iterable<readonly [string, unknown]> {
    yield* this.values;
  }

  /** `ConnectApi.FeedItemInput[body=null, …]` */
  override 'toString()'(): string {
    const shown = [...this.values].map(([name, value]) => `${name}=${text(value)}`);
    return `${this.typeName}[${shown.join(', ')}]`;
  }

  override toString(): string {
    return this['toString()']();
  }
}

type DataConstructor = (new () => DataObject) & { fields: ReadonlyMap<string, TypeRef> };

const classes = new Map<string, DataConstructor>();

/**
 * The class of a declaration that has variables and constructors, whose parameters are named like the variables they set. Its superclass
 * comes before it.
 * @param lists variables that are empty lists at first
 */
export function dataClass(declaration: string, lists: ReadonlySet<string> = new Set()): SystemType {
  const { namespace, name, constructors, properties, superclass } = parseDeclaration(declaration);
  const qualified = `${namespace}.${name}`;
  const base = superclass ? classes.get(superclass.name) : undefined;
  if (superclass && !base) throw new Error(`${qualified} comes before its superclass ${superclass.name}`);
  const own = properties.map((property) => [property.name, property.type] as const);
  const holder = base as unknown as abstract new () => VariablesObject;
  const made = class extends variables(
    own.map(([property]) => property),
    Object.fromEntries(
      own
        .filter(([property]) => lists.has(property))
        .map(([property, type]) => [property, () => new ApexList(apexType(type))]),
    ),
    holder ?? (DataObject as unknown as abstract new () => VariablesObject),
  ) {
    static readonly fields: ReadonlyMap<string, TypeRef> = new Map([...(base?.fields ?? []), ...own]);

    static fromJson(members: ReadonlyMap<string, Json>): VariablesObject {
      return fromMembers(new this(), this.fields, members);
    }
  };
  for (const { key, parameters } of constructors) {
    if (parameters.length === 0) continue;
    Object.assign(made, { [key]: (...given: unknown[]) => withValues(new made(), parameters, given) });
  }
  Object.defineProperty(made.prototype, 'typeName', { value: qualified });
  classes.set(qualified, made as unknown as DataConstructor);
  return reference(declaration, made);
}

function withValues(
  instance: VariablesObject,
  parameters: readonly { name: string }[],
  given: readonly unknown[],
): VariablesObject {
  parameters.forEach(({ name }, i) => instance.values.set(name, given[i]));
  return instance;
}

function fromMembers(
  instance: VariablesObject,
  fields: ReadonlyMap<string, TypeRef>,
  members: ReadonlyMap<string, Json>,
): VariablesObject {
  const byName = new Map([...fields].map(([name, type]) => [name.toLowerCase(), { name, type }]));
  for (const [name, json] of members) {
    const field = byName.get(name.toLowerCase());
    if (field) instance.values.set(field.name, typed(json, apexType(field.type), false));
  }
  return instance;
}

function apexType(ref: TypeRef): ApexType {
  return tx().program.type(nameOf(ref))!;
}

function nameOf({ name, args }: TypeRef): string {
  return args.length === 0 ? name : `${name}<${args.map(nameOf).join(',')}>`;
}

/**
 * Classes and enums of one namespace. Classes: `Name` or `Name extends Base` → `Type field, Type field`; a class whose name begins with `*`
 * has no constructor, a field that ends with ` = []` is an empty list at first. Enums: name → values. Superclasses come first.
 */
export function dataTypes(
  namespace: string,
  {
    classes: declared,
    enums = {},
  }: { classes: Readonly<Record<string, string>>; enums?: Readonly<Record<string, string>> },
): SystemType[] {
  const names = new Set([
    ...Object.keys(declared).map((head) => head.replace(/^\*/, '').split(' ')[0]!),
    ...Object.keys(enums),
  ]);
  const qualified = (source: string): string =>
    source.replace(/(?<![\w.])[A-Za-z]\w*(?=\s*[\w<>,]|$)/g, (word) =>
      names.has(word) ? `${namespace}.${word}` : word,
    );
  return [
    ...Object.entries(enums).map(([name, values]) =>
      enumeration(`public enum ${namespace}.${name} { ${values.split(/\s+/).join(', ')} }`),
    ),
    ...Object.entries(declared).map(([head, fields]) => {
      const [name, , base] = head.replace(/^\*/, '').split(' ');
      const lists = new Set<string>();
      const members = splitFields(fields).map((field) => {
        const [declared, initial] = field.split(' = ');
        const at = declared!.lastIndexOf(' ');
        if (initial === '[]') lists.add(declared!.slice(at + 1));
        return `public ${qualified(declared!.slice(0, at))} ${declared!.slice(at + 1)};`;
      });
      const constructor = head.startsWith('*') ? '' : `public ${name}();`;
      const supertype = base ? `extends ${namespace}.${base}` : '';
      const declaration = `public virtual class ${namespace}.${name} ${supertype} { ${constructor} ${members.join(' ')} }`;
      return dataClass(declaration, lists);
    }),
  ];
}

/** At commas outside type arguments. */
function splitFields(fields: string): string[] {
  return fields
    .split(/,(?![^<]*>)/)
    .map((field) => field.trim())
    .filter((field) => field !== '');
}
