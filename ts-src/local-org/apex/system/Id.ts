import { toId15, toId18 } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { SObjectException, StringException } from './exceptions.ts';
import { sobjectType } from './SObjectType.ts';

/** The 18-character form. @throws StringException `Invalid id: …` */
export function idValue(text: string | null): string {
  const id = toId18(present(text));
  if (id === null) throw new StringException(`Invalid id: ${text}`);
  return id;
}

export const IdType = primitive(
  `
  public class System.Id {
    public static Id valueOf(String value);
    public static Id valueOf(String value, Boolean restoreCasing);
    public Schema.SObjectType getSObjectType();
    public String to15();
    public Boolean equals(Object other);
  }`,
  {
    'valueOf(String)': idValue,
    'valueOf(String,Boolean)': (text: string | null) => idValue(text),
    'getSObjectType()': (self: string) => {
      const schema = tx().schema.objectByPrefix(self.slice(0, 3));
      if (!schema) throw new SObjectException(`Cannot locate Apex Type for ID: ${self}`);
      return sobjectType(schema);
    },
    'to15()': (self: string) => toId15(self),
    'equals(Object)': (self: string, other: unknown) => typeof other === 'string' && toId18(other) === toId18(self),
  },
);
