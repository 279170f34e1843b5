import type { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double } from '../../values/index.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { JSONException } from './exceptions.ts';
import { writeValue } from './json/serialize.ts';
import { JsonWriter } from './json/writer.ts';

/** The value of `JSONGenerator`. Writers of scalars and of fields are added below, one pair per type. */
export class JSONGenerator extends SystemObject {
  readonly #writer: JsonWriter;
  #closed = false;

  constructor(pretty: boolean) {
    super();
    this.#writer = new JsonWriter(pretty);
  }

  'close()'(): void {
    this.#closed = true;
  }
  'isClosed()'(): boolean {
    return this.#closed;
  }
  'getAsString()'(): string {
    this.#closed = true;
    return this.#writer.toString();
  }
  'writeStartObject()'(): void {
    this.#beforeValue();
    this.#writer.startObject();
  }
  'writeEndObject()'(): void {
    if (this.#writer.container !== 'object') throw new JSONException('Current context not an object');
    this.#writer.endObject();
  }
  'writeStartArray()'(): void {
    this.#beforeValue();
    this.#writer.startArray();
  }
  'writeEndArray()'(): void {
    if (this.#writer.container !== 'array') throw new JSONException('Current context not an array');
    this.#writer.endArray();
  }
  'writeFieldName(String)'(name: string | null): void {
    if (this.#closed) throw new JSONException('JSON generator is closed');
    if (this.#writer.container !== 'object' || this.#writer.isNamed) {
      throw new JSONException('Can not write a field name, expecting a value');
    }
    this.#writer.name(present(name));
  }
  'writeNull()'(): void {
    this.write(null);
  }
  'writeNullField(String)'(name: string | null): void {
    this.writeField(name, null);
  }
  'writeObject(Object)'(value: unknown): void {
    this.write(value);
  }
  'writeObjectField(String,Object)'(name: string | null, value: unknown): void {
    this.writeField(name, value);
  }

  /** @throws JSONException where no value may stand */
  write(value: unknown): void {
    this.#beforeValue();
    writeValue(this.#writer, value, false);
  }

  writeField(name: string | null, value: unknown): void {
    this['writeFieldName(String)'](name);
    this.write(value);
  }

  #beforeValue(): void {
    if (this.#closed) throw new JSONException('JSON generator is closed');
    if (this.#writer.container === 'object' && !this.#writer.isNamed) {
      throw new JSONException('Can not write value, expecting field name');
    }
  }
}

type Scalar = string | number | bigint | boolean | Blob | ApexDate | ApexDatetime | ApexTime | Decimal | Double | null;

/** Scalar types by the name of their methods. */
const SCALARS: [string, string][] = [
  ['Blob', 'Blob'],
  ['Boolean', 'Boolean'],
  ['Date', 'Date'],
  ['DateTime', 'Datetime'],
  ['Id', 'Id'],
  ['Number', 'Decimal'],
  ['Number', 'Double'],
  ['Number', 'Integer'],
  ['Number', 'Long'],
  ['String', 'String'],
  ['Time', 'Time'],
];

for (const [name, type] of SCALARS) {
  Object.assign(JSONGenerator.prototype, {
    [`write${name}(${type})`](this: JSONGenerator, value: Scalar) {
      this.write(value);
    },
    [`write${name}Field(String,${type})`](this: JSONGenerator, field: string | null, value: Scalar) {
      this.writeField(field, value);
    },
  });
}

const scalarMethods = SCALARS.map(
  ([name, type]) =>
    `public void write${name}(${type} value); public void write${name}Field(String fieldName, ${type} value);`,
);

export const JSONGeneratorType = reference(
  `
  public class System.JSONGenerator {
    public void close();
    public String getAsString();
    public Boolean isClosed();
    public void writeEndArray();
    public void writeEndObject();
    public void writeFieldName(String fieldName);
    public void writeNull();
    public void writeNullField(String fieldName);
    public void writeObject(Object value);
    public void writeObjectField(String fieldName, Object value);
    public void writeStartArray();
    public void writeStartObject();
    ${scalarMethods.join('\n    ')}
  }`,
  JSONGenerator,
);
