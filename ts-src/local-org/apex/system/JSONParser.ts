import { Types, type ApexType } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import { JSONException } from './exceptions.ts';
import { typed } from './json/deserialize.ts';
import { readPrimitive } from './json/scalars.ts';
import { tokens, type Token } from './json/tokens.ts';
import { readValue, type Json } from './json/tree.ts';
import { JSONTokenType } from './JSONToken.ts';

/** The value of `JSONParser`: walks over the tokens of one text. */
export class JSONParser extends SystemObject {
  readonly #source: Iterator<Token>;
  #current: Token | null = null;
  #cleared: Token | null = null;
  /** Field names of the open objects, innermost last; null for arrays and before the first name. */
  readonly #names: (string | null)[] = [null];

  constructor(text: string) {
    super();
    this.#source = tokens(text);
  }

  'nextToken()'(): ApexEnum | null {
    this.#advance();
    return this['getCurrentToken()']();
  }
  'nextValue()'(): ApexEnum | null {
    this.#advance();
    if (this.#current?.type === 'FIELD_NAME') this.#advance();
    return this['getCurrentToken()']();
  }
  'getCurrentToken()'(): ApexEnum | null {
    return this.#current && JSONTokenType.value(this.#current.type);
  }
  'hasCurrentToken()'(): boolean {
    return this.#current !== null;
  }
  'clearCurrentToken()'(): void {
    this.#cleared = this.#current ?? this.#cleared;
    this.#current = null;
  }
  'getLastClearedToken()'(): ApexEnum | null {
    return this.#cleared && JSONTokenType.value(this.#cleared.type);
  }
  /** For the start of an object or array: the name of the field that holds it. */
  'getCurrentName()'(): string | null {
    const starts = this.#current?.type === 'START_OBJECT' || this.#current?.type === 'START_ARRAY';
    return this.#names.at(starts ? -2 : -1) ?? null;
  }
  'getText()'(): string | null {
    return this.#current?.text ?? null;
  }
  /** From the start of an object or array to its end; otherwise nothing. */
  'skipChildren()'(): void {
    if (this.#current?.type !== 'START_OBJECT' && this.#current?.type !== 'START_ARRAY') return;
    readValue(this.#current, () => this.#required());
  }
  'readValueAs(Type)'(type: ApexType | null): unknown {
    return typed(this.#value(), present(type), false);
  }
  'readValueAsStrict(Type)'(type: ApexType | null): unknown {
    return typed(this.#value(), present(type), true);
  }

  /** The current scalar as a primitive. */
  primitive(type: ApexType): unknown {
    const token = this.#current;
    if (!token?.type.startsWith('VALUE_')) {
      throw new JSONException(`Current token (${token?.type ?? 'null'}) is not a ${type.name} value`);
    }
    return readPrimitive(
      readValue(token, () => token),
      type,
    );
  }

  #value(): Json {
    if (this.#current === null) this.#advance();
    if (this.#current?.type === 'FIELD_NAME') this.#advance();
    if (this.#current === null) throw new JSONException('No content to map to Object due to end of input');
    return readValue(this.#current, () => this.#required());
  }

  #required(): Token {
    this.#advance();
    return this.#current!;
  }

  #advance(): void {
    const next = this.#source.next();
    this.#current = next.done ? null : next.value;
    switch (this.#current?.type) {
      case 'START_OBJECT':
      case 'START_ARRAY':
        this.#names.push(null);
        break;
      case 'END_OBJECT':
      case 'END_ARRAY':
        this.#names.pop();
        break;
      case 'FIELD_NAME':
        this.#names[this.#names.length - 1] = this.#current.text;
        break;
      default:
    }
  }
}

const GETTERS: [string, ApexType][] = [
  ['Blob', Types.Blob],
  ['Boolean', Types.Boolean],
  ['DateTime', Types.Datetime],
  ['Date', Types.Date],
  ['Decimal', Types.Decimal],
  ['Double', Types.Double],
  ['Id', Types.Id],
  ['Integer', Types.Integer],
  ['Long', Types.Long],
  ['Time', Types.Time],
];

for (const [name, type] of GETTERS) {
  Object.assign(JSONParser.prototype, {
    [`get${name}Value()`](this: JSONParser) {
      return this.primitive(type);
    },
  });
}

export const JSONParserType = reference(
  `
  public class System.JSONParser {
    public void clearCurrentToken();
    public String getCurrentName();
    public JSONToken getCurrentToken();
    public JSONToken getLastClearedToken();
    public String getText();
    public Boolean hasCurrentToken();
    public JSONToken nextToken();
    public JSONToken nextValue();
    public Object readValueAs(Type apexType);
    public Object readValueAsStrict(Type apexType);
    public void skipChildren();
    ${GETTERS.map(([name, type]) => `public ${type.name} get${name}Value();`).join('\n    ')}
  }`,
  JSONParser,
);
