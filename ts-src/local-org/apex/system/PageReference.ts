import type { SObject } from '../../data/sobject.ts';
import type { Blob } from '../../values/index.ts';
import { mapOf, Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import type { Cookie } from './Cookie.ts';
import { reference, SystemObject } from './define.ts';
import type { ApexList } from './List.ts';
import { ApexMap } from './Map.ts';
import { mapOfTypes } from './named-types.ts';
import { absent } from './unsupported.ts';

type Text = string | null;

const texts = (entries: Iterable<readonly [string, string]> = []): ApexMap =>
  new ApexMap(mapOf(Types.String, Types.String), entries);

/** The value of `PageReference`: an address with parameters. No page is rendered. */
export class PageReference extends SystemObject {
  readonly #path: string;
  readonly #parameters: ApexMap;
  readonly #headers = texts();
  readonly #cookies = new Map<string, Cookie>();
  #anchor: Text = null;
  #redirect = false;

  constructor(url: string) {
    super();
    const [, path, query, anchor] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url)!;
    this.#path = path!;
    this.#parameters = texts(new URLSearchParams(query ?? ''));
    this.#anchor = anchor ?? null;
  }

  static 'new(String)'(url: Text): PageReference {
    return new PageReference(present(url));
  }
  static 'new(SObject)'(record: SObject | null): PageReference {
    return new PageReference(`/${present(record).id ?? ''}`);
  }
  'getAnchor()'(): Text {
    return this.#anchor;
  }
  'getCookies()'(): ApexMap {
    return mapOfTypes('String', 'System.Cookie', this.#cookies);
  }
  'setCookies(List)'(cookies: ApexList | null): void {
    for (const cookie of present(cookies).items as Cookie[]) this.#cookies.set(cookie['getName()'](), cookie);
  }
  static 'forResource(String)'(name: Text): PageReference {
    return new PageReference(`/resource/${present(name)}`);
  }
  static 'forResource(String,String)'(name: Text, path: Text): PageReference {
    return new PageReference(`/resource/${present(name)}/${present(path)}`);
  }
  declare 'getContent()': () => Blob;
  declare 'getContentAsPDF()': () => Blob;

  static {
    for (const key of ['getContent()', 'getContentAsPDF()'])
      Object.assign(this.prototype, { [key]: absent(`PageReference.${key}`) });
  }

  'getHeaders()'(): ApexMap {
    return this.#headers;
  }
  'getParameters()'(): ApexMap {
    return this.#parameters;
  }
  'getRedirect()'(): boolean {
    return this.#redirect;
  }
  'getUrl()'(): string {
    const query = new URLSearchParams([...this.#parameters.entries()] as [string, string][]).toString();
    return this.#path + (query === '' ? '' : `?${query}`) + (this.#anchor === null ? '' : `#${this.#anchor}`);
  }
  'setAnchor(String)'(anchor: Text): PageReference {
    this.#anchor = anchor;
    return this;
  }
  'setRedirect(Boolean)'(redirect: boolean | null): PageReference {
    this.#redirect = present(redirect);
    return this;
  }
  override 'toString()'(): string {
    return `System.PageReference[${this['getUrl()']()}]`;
  }
}

export const PageReferenceType = reference(
  `
  public class System.PageReference {
    public PageReference(String url);
    public PageReference(SObject record);
    public String getAnchor();
    public static PageReference forResource(String resourceName);
    public static PageReference forResource(String resourceName, String path);
    public Blob getContent();
    public Blob getContentAsPDF();
    public Map<String, Cookie> getCookies();
    public Map<String, String> getHeaders();
    public Map<String, String> getParameters();
    public Boolean getRedirect();
    public String getUrl();
    public PageReference setAnchor(String anchor);
    public void setCookies(List<Cookie> cookies);
    public PageReference setRedirect(Boolean redirect);
    public String toString();
  }`,
  PageReference,
);
