import { SYSTEM_NAMES } from '../runtime/exception.ts';
import { tx } from '../runtime/transaction.ts';
import type { ApexType } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { TypeException } from './exceptions.ts';
import { newInstance } from './new-instance.ts';
import { hash } from './value.ts';

function forName(name: string): ApexType | null {
  return tx().program.type(name) ?? null;
}

/** Exceptions of the platform have their namespace. */
function nameOf(type: ApexType): string {
  return SYSTEM_NAMES.get(type) ?? type.name;
}

/** Values of System.Type are the run-time types themselves. */
export const TypeType = primitive(
  `
  public class System.Type {
    public static Type forName(String fullyQualifiedName);
    public static Type forName(String namespace, String name);
    public String getName();
    public Boolean isAssignableFrom(Type sourceType);
    public Object newInstance();
    public Boolean equals(Object other);
    public Integer hashCode();
    public String toString();
  }`,
  {
    'forName(String)': (name: string | null) => (name === null ? null : forName(name)),
    'forName(String,String)': (namespace: string | null, name: string | null) => {
      if (name === null) return null;
      return namespace === null || namespace === '' ? forName(name) : forName(`${namespace}.${name}`);
    },
    'getName()': nameOf,
    'isAssignableFrom(Type)': (self: ApexType, source: ApexType | null) => self.isAssignableFrom(present(source)),
    'newInstance()': (self: ApexType) => {
      const instance = newInstance(self);
      if (instance === undefined) throw new TypeException(`Type cannot be constructed: ${self.name}`);
      return instance;
    },
    'equals(Object)': (self: ApexType, other: unknown) => self === other,
    'hashCode()': (self: ApexType) => hash(self.name),
    'toString()': nameOf,
  },
);
