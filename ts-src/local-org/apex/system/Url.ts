import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { StringException } from './exceptions.ts';

type Text = string | null;

const DEFAULT_PORTS: Record<string, number> = { http: 80, https: 443, ftp: 21 };

/** The value of `Url` (java.net.URL): the parts as written, nothing normalised. */
export class ApexUrl extends SystemObject {
  readonly #protocol: string;
  readonly #userInfo: Text;
  readonly #host: string;
  readonly #port: number;
  readonly #path: string;
  readonly #query: Text;
  readonly #ref: Text;

  constructor(spec: string) {
    super();
    const match = /^([a-zA-Z][\w+.-]*):\/\/(?:([^@/?#]*)@)?([^:/?#]*)(?::(\d+))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(
      spec.trim(),
    );
    if (!match) throw new StringException(/^[a-z]+:/i.test(spec) ? `Malformed URL: ${spec}` : `no protocol: ${spec}`);
    const [, protocol, userInfo, host, port, path, query, ref] = match;
    this.#protocol = protocol!.toLowerCase();
    this.#userInfo = userInfo ?? null;
    this.#host = host!;
    this.#port = port === undefined ? -1 : Number(port);
    this.#path = path!;
    this.#query = query ?? null;
    this.#ref = ref ?? null;
  }

  static 'new(String)'(spec: Text): ApexUrl {
    return new ApexUrl(present(spec));
  }
  static 'new(Url,String)'(context: ApexUrl | null, spec: Text): ApexUrl {
    if (/^[a-zA-Z][\w+.-]*:/.test(present(spec))) return new ApexUrl(spec!);
    return new ApexUrl(new URL(spec!, present(context)['toExternalForm()']()).href);
  }
  static 'new(String,String,String)'(protocol: Text, host: Text, file: Text): ApexUrl {
    return new ApexUrl(`${present(protocol)}://${present(host)}${present(file)}`);
  }
  static 'new(String,String,Integer,String)'(protocol: Text, host: Text, port: number | null, file: Text): ApexUrl {
    return new ApexUrl(`${present(protocol)}://${present(host)}:${present(port)}${present(file)}`);
  }
  static 'getOrgDomainUrl()'(): ApexUrl {
    return new ApexUrl(orgUrl());
  }
  static 'getSalesforceBaseUrl()'(): ApexUrl {
    return new ApexUrl(orgUrl());
  }
  static 'getCurrentRequestUrl()'(): ApexUrl {
    const request = tx().rest?.request as { 'get requestURI'(): Text } | null | undefined;
    return new ApexUrl(orgUrl() + (request?.['get requestURI']() ?? ''));
  }
  'getAuthority()'(): string {
    const user = this.#userInfo === null ? '' : `${this.#userInfo}@`;
    return user + this.#host + (this.#port < 0 ? '' : `:${this.#port}`);
  }
  'getDefaultPort()'(): number {
    return DEFAULT_PORTS[this.#protocol] ?? -1;
  }
  'getFile()'(): string {
    return this.#path + (this.#query === null ? '' : `?${this.#query}`);
  }
  'getHost()'(): string {
    return this.#host;
  }
  'getPath()'(): string {
    return this.#path;
  }
  'getPort()'(): number {
    return this.#port;
  }
  'getProtocol()'(): string {
    return this.#protocol;
  }
  'getQuery()'(): Text {
    return this.#query;
  }
  'getRef()'(): Text {
    return this.#ref;
  }
  'getUserInfo()'(): Text {
    return this.#userInfo;
  }
  'sameFile(Url)'(other: ApexUrl | null): boolean {
    return withoutRef(this) === withoutRef(present(other));
  }
  'toExternalForm()'(): string {
    return withoutRef(this) + (this.#ref === null ? '' : `#${this.#ref}`);
  }
  override 'toString()'(): string {
    return `System.Url[delegate=${this['toExternalForm()']()}]`;
  }
}

function withoutRef(url: ApexUrl): string {
  return `${url['getProtocol()']()}://${url['getAuthority()']()}${url['getFile()']()}`;
}

/** My Domain of the org; it names no host that exists. */
function orgUrl(): string {
  return `https://${tx().user.organizationId.toLowerCase()}.my.salesforce.com`;
}

export const UrlType = reference(
  `
  public class System.Url {
    public Url(String spec);
    public Url(Url context, String spec);
    public Url(String protocol, String host, String file);
    public Url(String protocol, String host, Integer port, String file);
    public static Url getCurrentRequestUrl();
    public static Url getOrgDomainUrl();
    public static Url getSalesforceBaseUrl();
    public String getAuthority();
    public Integer getDefaultPort();
    public String getFile();
    public String getHost();
    public String getPath();
    public Integer getPort();
    public String getProtocol();
    public String getQuery();
    public String getRef();
    public String getUserInfo();
    public Boolean sameFile(Url other);
    public String toExternalForm();
    public String toString();
  }`,
  ApexUrl,
);
