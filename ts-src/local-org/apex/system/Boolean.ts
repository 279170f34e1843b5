import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { TypeException } from './exceptions.ts';
import { text } from './value.ts';

function valueOf(value: unknown): boolean {
  const given = present(value);
  if (typeof given === 'boolean') return given;
  if (typeof given === 'string') return given.toLowerCase() === 'true';
  throw new TypeException(`Invalid boolean: ${text(given)}`);
}

export const BooleanType = primitive(
  `
  public class System.Boolean {
    public static Boolean valueOf(String value);
    public static Boolean valueOf(Object value);
  }`,
  { 'valueOf(String)': valueOf, 'valueOf(Object)': valueOf },
);
