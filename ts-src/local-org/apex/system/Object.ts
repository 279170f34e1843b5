import { primitive } from './define.ts';
import { hash, sameValue, text } from './value.ts';

export const ObjectType = primitive(
  `
  public virtual class System.Object {
    public Boolean equals(Object other);
    public Integer hashCode();
    public String toString();
  }`,
  {
    'equals(Object)': (self: unknown, other: unknown) => sameValue(self, other),
    'hashCode()': (self: unknown) => hash(self),
    'toString()': (self: unknown) => text(self),
  },
);
