import { tx } from '../../runtime/transaction.ts';
import { mapOf, Types } from '../../runtime/type.ts';
import { present } from '../arguments.ts';
import { reference, SystemObject } from '../define.ts';
import { serialize } from '../json/serialize.ts';
import { ApexMap } from '../Map.ts';

type Text = string | null;

/** Seconds. */
const DEFAULT_VALIDITY = 300;

/** The value of `Auth.JWT`: the claims of RFC 7519. */
export class JWT extends SystemObject {
  #aud: Text = null;
  #iss: Text = null;
  #sub: Text = null;
  #clockSkew = 0;
  #validity = DEFAULT_VALIDITY;
  #claims: ApexMap | null = null;

  'getAdditionalClaims()'(): ApexMap | null {
    return this.#claims;
  }
  'getAud()'(): Text {
    return this.#aud;
  }
  'getIss()'(): Text {
    return this.#iss;
  }
  'getNbfClockSkew()'(): number {
    return this.#clockSkew;
  }
  'getSub()'(): Text {
    return this.#sub;
  }
  'getValidityLength()'(): number {
    return this.#validity;
  }
  'setAdditionalClaims(Map)'(claims: ApexMap | null): void {
    this.#claims = claims;
  }
  'setAud(String)'(aud: Text): void {
    this.#aud = aud;
  }
  'setIss(String)'(iss: Text): void {
    this.#iss = iss;
  }
  'setNbfClockSkew(Integer)'(seconds: number | null): void {
    this.#clockSkew = present(seconds);
  }
  'setSub(String)'(sub: Text): void {
    this.#sub = sub;
  }
  'setValidityLength(Integer)'(seconds: number | null): void {
    this.#validity = present(seconds);
  }
  /** Times are whole seconds since 1970. */
  'toJSONString()'(): string {
    const now = Math.floor(tx().now() / 1000);
    const claims: [string, unknown][] = [
      ['iss', this.#iss],
      ['sub', this.#sub],
      ['aud', this.#aud],
      ['nbf', BigInt(now - this.#clockSkew)],
      ['iat', BigInt(now)],
      ['exp', BigInt(now + this.#validity)],
      ...((this.#claims?.entries() ?? []) as Iterable<[string, unknown]>),
    ];
    const given = claims.filter(([, value]) => value !== null);
    return serialize(new ApexMap(mapOf(Types.String, Types.Object), given), { pretty: false, suppressNulls: false });
  }
}

export const JWTType = reference(
  `
  public class Auth.JWT {
    public JWT();
    public Map<String, Object> getAdditionalClaims();
    public String getAud();
    public String getIss();
    public Integer getNbfClockSkew();
    public String getSub();
    public Integer getValidityLength();
    public void setAdditionalClaims(Map<String, Object> additionalClaims);
    public void setAud(String aud);
    public void setIss(String iss);
    public void setNbfClockSkew(Integer nbfClockSkew);
    public void setSub(String sub);
    public void setValidityLength(Integer validityLength);
    public String toJSONString();
  }`,
  JWT,
);
