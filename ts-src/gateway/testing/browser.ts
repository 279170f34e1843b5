/** Follows redirects and keeps cookies by origin and path, as far as these tests need a browser. */
export class Browser {
  readonly #cookies = new Map<string, { origin: string; path: string; name: string; value: string }>();
  /** Every URL visited, in order. */
  readonly visited: string[] = [];

  set(origin: string, name: string, value: string): void {
    this.#cookies.set(`${origin}|/|${name}`, { origin, path: '/', name, value });
  }

  cookie(url: URL): string {
    return [...this.#cookies.values()]
      .filter(
        ({ origin, path }) =>
          origin === url.origin && (path === '/' || url.pathname === path || url.pathname.startsWith(`${path}/`)),
      )
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  /** One request, redirects not followed. */
  async request(target: string | URL, form?: Record<string, string>): Promise<Response> {
    const url = new URL(target);
    this.visited.push(url.href);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: this.cookie(url), ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(url, line);
    return response;
  }

  /** Follows redirects until a page, or until a URL that begins with `until`, which is not requested. */
  async follow(
    target: string | URL,
    until: string,
    form?: Record<string, string>,
  ): Promise<{ url: URL; response: Response | null }> {
    let url = new URL(target);
    let response = await this.request(url, form);
    for (let hops = 0; hops < 15; hops++) {
      const location = response.headers.get('location');
      if (location === null) return { url, response };
      url = new URL(location, url);
      if (url.href.startsWith(until)) return { url, response: null };
      response = await this.request(url);
    }
    throw new Error(`Too many redirects, last to ${url.href}.`);
  }

  #keep(url: URL, line: string): void {
    const [pair, ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? url.pathname;
    const gone =
      value === '' ||
      attributes.some((attribute) => /^max-age=0$/i.test(attribute) || /^expires=Thu, 01 Jan 1970/i.test(attribute));
    const key = `${url.origin}|${path}|${name}`;
    if (gone) this.#cookies.delete(key);
    else this.#cookies.set(key, { origin: url.origin, path, name, value });
  }
}
