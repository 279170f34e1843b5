import type { ApexType } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { requireStart, typed, untyped } from './json/deserialize.ts';
import { serialize } from './json/serialize.ts';
import { parseJson } from './json/tree.ts';
import { JSONGenerator } from './JSONGenerator.ts';
import { JSONParser } from './JSONParser.ts';

/** Static members of `JSON`. */
export class ApexJson extends SystemObject {
  static 'createGenerator(Boolean)'(pretty: boolean | null): JSONGenerator {
    return new JSONGenerator(present(pretty));
  }
  static 'createParser(String)'(text: string | null): JSONParser {
    return new JSONParser(present(text));
  }
  static 'deserialize(String,Type)'(text: string | null, type: ApexType | null): unknown {
    return deserialize(present(text), present(type), false);
  }
  static 'deserializeStrict(String,Type)'(text: string | null, type: ApexType | null): unknown {
    return deserialize(present(text), present(type), true);
  }
  static 'deserializeUntyped(String)'(text: string | null): unknown {
    return untyped(parseJson(present(text)));
  }
  static 'serialize(Object)'(value: unknown): string {
    return serialize(value, { pretty: false, suppressNulls: false });
  }
  static 'serialize(Object,Boolean)'(value: unknown, suppressNulls: boolean | null): string {
    return serialize(value, { pretty: false, suppressNulls: present(suppressNulls) });
  }
  static 'serializePretty(Object)'(value: unknown): string {
    return serialize(value, { pretty: true, suppressNulls: false });
  }
  static 'serializePretty(Object,Boolean)'(value: unknown, suppressNulls: boolean | null): string {
    return serialize(value, { pretty: true, suppressNulls: present(suppressNulls) });
  }
}

/** The kind of value is checked before the rest of the text is read. */
function deserialize(text: string, type: ApexType, strict: boolean): unknown {
  const start = text.trimStart()[0];
  if (start !== undefined) requireStart(start, type);
  return typed(parseJson(text), type, strict);
}

export const JSONType = reference(
  `
  public class System.JSON {
    public static JSONGenerator createGenerator(Boolean prettyPrint);
    public static JSONParser createParser(String jsonString);
    public static Object deserialize(String jsonString, Type apexType);
    public static Object deserializeStrict(String jsonString, Type apexType);
    public static Object deserializeUntyped(String jsonString);
    public static String serialize(Object objectToSerialize);
    public static String serialize(Object objectToSerialize, Boolean suppressApexObjectNulls);
    public static String serializePretty(Object objectToSerialize);
    public static String serializePretty(Object objectToSerialize, Boolean suppressApexObjectNulls);
  }`,
  ApexJson,
);
