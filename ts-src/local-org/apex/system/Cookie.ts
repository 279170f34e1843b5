import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';

type Text = string | null;

/** The value of `Cookie`. */
export class Cookie extends SystemObject {
  readonly #name: string;
  readonly #value: Text;
  readonly #path: Text;
  readonly #maxAge: number;
  readonly #secure: boolean;
  readonly #sameSite: Text;
  readonly #httpOnly: boolean;

  constructor(
    name: string,
    value: Text,
    path: Text,
    maxAge: number,
    secure: boolean,
    sameSite: Text,
    httpOnly: boolean,
  ) {
    super();
    this.#name = name;
    this.#value = value;
    this.#path = path;
    this.#maxAge = maxAge;
    this.#secure = secure;
    this.#sameSite = sameSite;
    this.#httpOnly = httpOnly;
  }

  static 'new(String,String,String,Integer,Boolean)'(
    name: Text,
    value: Text,
    path: Text,
    maxAge: number | null,
    secure: boolean | null,
  ): Cookie {
    return new Cookie(present(name), value, path, present(maxAge), present(secure), null, false);
  }
  static 'new(String,String,String,Integer,Boolean,String)'(
    name: Text,
    value: Text,
    path: Text,
    maxAge: number | null,
    secure: boolean | null,
    sameSite: Text,
  ): Cookie {
    return new Cookie(present(name), value, path, present(maxAge), present(secure), sameSite, false);
  }
  static 'new(String,String,String,Integer,Boolean,String,Boolean)'(
    name: Text,
    value: Text,
    path: Text,
    maxAge: number | null,
    secure: boolean | null,
    sameSite: Text,
    httpOnly: boolean | null,
  ): Cookie {
    return new Cookie(present(name), value, path, present(maxAge), present(secure), sameSite, present(httpOnly));
  }
  'getDomain()'(): Text {
    return null;
  }
  'getMaxAge()'(): number {
    return this.#maxAge;
  }
  'getName()'(): string {
    return this.#name;
  }
  'getPath()'(): Text {
    return this.#path;
  }
  'getSameSite()'(): Text {
    return this.#sameSite;
  }
  'getValue()'(): Text {
    return this.#value;
  }
  'isHttpOnly()'(): boolean {
    return this.#httpOnly;
  }
  'isSecure()'(): boolean {
    return this.#secure;
  }
}

export const CookieType = reference(
  `
  public class System.Cookie {
    public Cookie(String name, String value, String path, Integer maxAge, Boolean isSecure);
    public Cookie(String name, String value, String path, Integer maxAge, Boolean isSecure, String sameSite);
    public Cookie(String name, String value, String path, Integer maxAge, Boolean isSecure, String sameSite, Boolean isHttpOnly);
    public String getDomain();
    public Integer getMaxAge();
    public String getName();
    public String getPath();
    public String getSameSite();
    public String getValue();
    public Boolean isHttpOnly();
    public Boolean isSecure();
  }`,
  Cookie,
);
