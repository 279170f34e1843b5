import type { SObject } from '../../data/sobject.ts';
import { mapOf, Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { ApexMap } from './Map.ts';

type Text = string | null;

const texts = (entries: Iterable<readonly [string, string]> = []): ApexMap =>
  new ApexMap(mapOf(Types.String, Types.String), entries);

/** The value of `PageReference`: an address with parameters. No page is rendered. */
export class PageReference extends SystemObject {
  readonly #path: string;
  readonly #parameters: ApexMap;
  readonly #headers = texts();
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
    public Map<String, String> getHeaders();
    public Map<String, String> getParameters();
    public Boolean getRedirect();
    public String getUrl();
    public PageReference setAnchor(String anchor);
    public PageReference setRedirect(Boolean redirect);
    public String toString();
  }`,
  PageReference,
);
