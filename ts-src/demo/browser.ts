/**
 * A browser's share of a sign-in: follows redirects, keeps cookies, fills in forms. Enough to drive the real login,
 * consent and allow pages over HTTP; it knows nothing of their addresses.
 */
export interface FormAnswers {
  /** Values by input name, e.g. `username`, `pw`. Hidden inputs keep the page's own values. */
  [inputName: string]: string;
}

interface Form {
  action: string;
  method: string;
  fields: Record<string, string>;
  /** Names of the inputs a person would fill in. */
  asks: string[];
}

const MAX_STEPS = 30;

export class Browser {
  readonly #cookies = new Map<string, { value: string; path: string }>();
  readonly #onPage: (url: URL, title: string) => void;

  constructor(onPage: (url: URL, title: string) => void = () => undefined) {
    this.#onPage = onPage;
  }

  /**
   * Opens `start` and goes on until the browser is sent to `stopAt` (compared without its query); that address is
   * returned and not fetched. Throws when a page asks for something `answers` does not hold, or shows an error.
   */
  async walk(start: URL, stopAt: string, answers: FormAnswers): Promise<URL> {
    let request: { url: URL; form?: Form } = { url: start };
    const answered = new Set<string>();
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const response = await this.#fetch(request.url, request.form);
      const location = response.headers.get('location');
      if (location && response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        const next = new URL(location, request.url);
        if (`${next.origin}${next.pathname}` === stopAt) return next;
        request = { url: next };
        continue;
      }
      const page = await response.text();
      this.#onPage(request.url, /<title>([^<]*)/i.exec(page)?.[1]?.trim() ?? '');
      const form = firstForm(page);
      if (!response.ok || !form)
        throw new Error(
          `${request.url.origin}${request.url.pathname} answered ${response.status}: ${visibleText(page)}`,
        );
      const missing = form.asks.find((name) => !(name in answers));
      if (missing) throw new Error(`${request.url.pathname} asks for "${missing}", which the sign-in does not know`);
      const target = new URL(form.action || request.url.href, request.url);
      const key = `${target.href} ${form.asks.join()}`;
      if (form.asks.length > 0 && answered.has(key))
        throw new Error(`Sign-in refused by ${request.url.pathname}: ${visibleText(page)}`);
      answered.add(key);
      for (const name of form.asks) form.fields[name] = answers[name]!;
      request = { url: target, form };
    }
    throw new Error(`The sign-in took more than ${MAX_STEPS} pages`);
  }

  async #fetch(url: URL, form?: Form): Promise<Response> {
    const headers: Record<string, string> = { accept: 'text/html' };
    const cookies = [...this.#cookies].filter(
      ([key, cookie]) => key.startsWith(`${url.hostname} `) && url.pathname.startsWith(cookie.path),
    );
    if (cookies.length > 0)
      headers.cookie = cookies.map(([key, cookie]) => `${key.split(' ')[2]}=${cookie.value}`).join('; ');
    const init: RequestInit = { headers, redirect: 'manual' };
    if (form) {
      const body = new URLSearchParams(form.fields);
      if (form.method === 'get') url = new URL(`?${body}`, url);
      else
        Object.assign(init, {
          method: 'POST',
          body: body.toString(),
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', origin: url.origin },
        });
    }
    const response = await fetch(url, init);
    for (const line of response.headers.getSetCookie()) this.#keep(url, line);
    return response;
  }

  #keep(url: URL, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const split = pair.indexOf('=');
    const attribute = (name: string) =>
      attributes.find((part) => part.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
    const path = attribute('path') ?? '/';
    const key = `${url.hostname} ${path} ${pair.slice(0, split)}`;
    const expires = attribute('expires');
    const gone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now());
    if (gone) this.#cookies.delete(key);
    else this.#cookies.set(key, { value: pair.slice(split + 1), path });
  }
}

function firstForm(page: string): Form | null {
  const match = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(page);
  if (!match) return null;
  const form: Form = {
    action: attributeOf(match[1]!, 'action') ?? '',
    method: (attributeOf(match[1]!, 'method') ?? 'get').toLowerCase(),
    fields: {},
    asks: [],
  };
  for (const [tag] of match[2]!.matchAll(/<(?:input|button)\b[^>]*>/gi)) {
    const name = attributeOf(tag, 'name');
    const type = (attributeOf(tag, 'type') ?? (/^<button/i.test(tag) ? 'submit' : 'text')).toLowerCase();
    if (!name) continue;
    if (type === 'submit') {
      // The first submit button is the page's primary one.
      if (!Object.hasOwn(form.fields, ' submit'))
        Object.assign(form.fields, { [name]: attributeOf(tag, 'value') ?? '', ' submit': '' });
    } else if (type === 'hidden' || (type === 'checkbox' && /\bchecked\b/i.test(tag))) {
      form.fields[name] = attributeOf(tag, 'value') ?? 'on';
    } else if (type !== 'checkbox' && type !== 'button') {
      form.asks.push(name);
    }
  }
  delete form.fields[' submit'];
  return form;
}

function attributeOf(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x2F;', '/')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function visibleText(page: string): string {
  return page
    .replace(/<(style|script|title)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}
