import { StructureKind } from 'ts-morph';
import type { InterfaceDeclarationStructure, ModuleDeclarationStructure } from 'ts-morph';
import type { ApexMember, ApexType, AuraClass, AuraMethod } from './apexClasses.ts';

/** How Apex values arrive in JavaScript. Dates, times, ids and blobs are text; a Decimal is a number. */
const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'string',
  id: 'string',
  date: 'string',
  datetime: 'string',
  time: 'string',
  blob: 'string',
  integer: 'number',
  long: 'number',
  decimal: 'number',
  double: 'number',
  boolean: 'boolean',
  object: 'unknown',
};

type Classes = ReadonlyMap<string, AuraClass>;

/** The class that a type name means inside `owner`: an inner class of the same outer class first. */
function findClass(name: string, owner: string, classes: Classes): AuraClass | undefined {
  const outer = owner.split('.')[0];
  return classes.get(`${outer}.${name}`.toLowerCase()) ?? classes.get(name.toLowerCase());
}

function toTypeScript(type: ApexType, owner: string, classes: Classes, used: Set<AuraClass>): string {
  const convert = (arg: ApexType): string => toTypeScript(arg, owner, classes, used);
  switch (type.name.toLowerCase()) {
    case 'list':
    case 'set':
      return `${convert(type.args[0])}[]`;
    case 'map':
      return `Record<string, ${convert(type.args[1])}>`;
    default: {
      const found = findClass(type.name, owner, classes);
      if (!found) {
        return PRIMITIVES[type.name.toLowerCase()] ?? 'Record<string, unknown>';
      }
      used.add(found);
      return found.name.replace('.', '');
    }
  }
}

/** Any value of a class may be null in Apex, and null fields are left out of what Lightning sends: all are optional. */
function toInterface(cls: AuraClass, classes: Classes, used: Set<AuraClass>): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name: cls.name.replace('.', ''),
    properties: cls.fields.map(({ name, type }) => ({
      name,
      type: toTypeScript(type, cls.name, classes, used),
      hasQuestionToken: true,
    })),
  };
}

function paramsType(params: ApexMember[], convert: (type: ApexType) => string): string {
  return `{ ${params.map(({ name, type }) => `${name}?: ${convert(type)}`).join('; ')} }`;
}

function methodModule(cls: AuraClass, method: AuraMethod, classes: Classes): ModuleDeclarationStructure {
  const used = new Set<AuraClass>();
  const convert = (type: ApexType): string => toTypeScript(type, cls.name, classes, used);
  const returns = method.returns ? convert(method.returns) : 'void';
  const params = method.params.length > 0 ? paramsType(method.params, convert) : undefined;
  const interfaces: InterfaceDeclarationStructure[] = [];
  // A set grows while it is iterated: classes found inside interfaces are visited too.
  for (const dto of used) {
    interfaces.push(toInterface(dto, classes, used));
  }
  const declaration = method.cacheable
    ? `const ${method.name}: import('@salesforce/apex').CacheableMethod<${params ?? 'Record<never, never>'}, ${returns}>;\nexport default ${method.name};`
    : `export default function ${method.name}(${params ? `params: ${params}` : ''}): Promise<${returns}>;`;
  return {
    kind: StructureKind.Module,
    name: `'@salesforce/apex/${cls.name}.${method.name}'`,
    hasDeclareKeyword: true,
    docs: [method.cacheable ? 'Cacheable: may be wired.' : 'Not cacheable: can be called, not wired.'],
    statements: [...interfaces, declaration],
  };
}

/** Ambient modules for all Apex methods that Lightning may call. */
export function apexModules(all: AuraClass[]): ModuleDeclarationStructure[] {
  const classes = new Map(all.map((cls) => [cls.name.toLowerCase(), cls]));
  return all.flatMap((cls) => cls.methods.map((method) => methodModule(cls, method, classes)));
}
