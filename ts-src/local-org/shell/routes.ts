import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookie, SESSION_COOKIE } from '../api/http.ts';
import { html, type Html } from '../api/html.ts';
import type { OrgUser } from '../api/directory.ts';
import type { Logins } from '../api/oauth/logins.ts';
import { cardPage } from '../api/oauth/pages.ts';
import { readApps, type AppModel, type TabModel } from './apps.ts';
import { BundleCache } from './bundle/cache.ts';
import { readPage, type PageModel } from './flexipages.ts';
import { framePage, listPath, recordPath, tabPath, type Frame, type Mount } from './pages/frame.ts';
import { pageComponents } from './pages/components.ts';
import { listPage } from './pages/list.ts';
import { readListing, readRecordPage } from './pages/read.ts';
import { recordPage } from './pages/record.ts';
import type { ShellOrg } from './ports.ts';

export interface ShellServices {
  org: ShellOrg;
  logins: Logins;
  /** Folder for built browser code. */
  cacheFolder: string;
}

/** The Lightning-like pages of one org. */
export class Shell {
  readonly #org: ShellOrg;
  readonly #logins: Logins;
  readonly #apps: AppModel[];
  readonly #recordPages: PageModel[];
  readonly #bundle: BundleCache;

  constructor(services: ShellServices) {
    this.#org = services.org;
    this.#logins = services.logins;
    const { metadata } = services.org;
    this.#apps = readApps(metadata, (object) => services.org.schema.object(object)?.labelPlural ?? object);
    const pages = metadata.flexipages.map((page) => readPage(page, metadata));
    this.#recordPages = pages.filter((page) => page.type === 'RecordPage');
    this.#bundle = new BundleCache(services.cacheFolder, {
      components: ownComponents(this.#apps, pages),
      labels: Object.fromEntries(metadata.labels.map((label) => [label.name, label.value])),
      folders: Object.fromEntries(metadata.lwc.map((bundle) => [bundle.name, bundle.folder])),
    });
  }

  /** The browser code; building it takes seconds at the first start. */
  script(): Promise<Buffer> {
    return this.#bundle.script();
  }

  routes(app: FastifyInstance): void {
    app.get('/', (request, reply) => this.#home(request, reply));
    app.get('/_static/shell-:hash.js', (_request, reply) => this.#sendScript(reply));
    app.get('/lightning/app/:app', (request, reply) => this.#home(request, reply));
    app.get('/lightning/app/:app/n/:tab', (request, reply) => this.#tab(request, reply));
    app.get('/lightning/app/:app/o/:object/list', (request, reply) => this.#list(request, reply));
    app.get('/lightning/app/:app/r/:object/:id/view', (request, reply) => this.#record(request, reply));
    app.get('/lightning/n/:tab', (request, reply) => this.#elsewhere(request, reply));
    app.get('/lightning/o/:object/list', (request, reply) => this.#elsewhere(request, reply));
    app.get('/lightning/r/:object/:id/view', (request, reply) => this.#elsewhere(request, reply));
    app.post('/_shell/apex/:method', (request, reply) => this.#apex(request, reply));
  }

  async #sendScript(reply: FastifyReply): Promise<FastifyReply> {
    const script = await this.script();
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(script);
  }

  /** The signed-in person and the app of the path; otherwise the answer has been sent. */
  #open(request: FastifyRequest, reply: FastifyReply): Opened | null {
    const session = cookie(request, SESSION_COOKIE);
    const user = this.#logins.current(session);
    if (!user) {
      void reply.redirect(`/login?startURL=${encodeURIComponent(request.url)}`, 302);
      return null;
    }
    const apps = this.#visibleApps(user);
    const wanted = parameter(request, 'app')?.toLowerCase().replace(/^c__/, '');
    const app = wanted === undefined ? apps[0] : apps.find((one) => one.name.toLowerCase() === wanted);
    if (!app) {
      const message =
        apps.length === 0 ? 'No app is assigned to you.' : 'This app does not exist, or you have no access to it.';
      void sendFramed(reply.status(404), problemPage(message));
      return null;
    }
    return { user, session: session!, apps, app };
  }

  #visibleApps(user: OrgUser): AppModel[] {
    const grants = this.#org.grants(user.id);
    return this.#apps.filter((app) => grants.all || grants.apps.has(app.name));
  }

  #visibleTabs(user: OrgUser, app: AppModel): TabModel[] {
    const grants = this.#org.grants(user.id);
    return app.tabs.filter((tab) => {
      if (!grants.all && !grants.tabs.has(tab.name)) return false;
      if (tab.content.kind !== 'object') return true;
      const object = this.#org.schema.object(tab.content.object);
      return object !== undefined && this.#reading(user, (data) => data.objectAccess(user.id, object).read);
    });
  }

  #reading<T>(user: OrgUser, body: Parameters<ShellOrg['transaction']>[2]): T {
    return this.#org.transaction(user.id, 'synchronous', body) as T;
  }

  #frame(opened: Opened, activeTab: string | null): Frame {
    const { user, apps, app, session } = opened;
    return {
      user,
      app,
      apps,
      tabs: this.#visibleTabs(user, app),
      activeTab,
      csrf: this.#logins.csrf(session),
      script: `/_static/shell-${this.#bundle.hash}.js`,
      customPermissions: [...this.#org.grants(user.id).customPermissions],
    };
  }

  async #home(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const opened = this.#open(request, reply);
    if (!opened) return reply;
    const [first] = this.#visibleTabs(opened.user, opened.app);
    if (!first) return sendFramed(reply, framePage(this.#frame(opened, null), opened.app.label, EMPTY_APP, []));
    return reply.redirect(tabPath(opened.app, first), 302);
  }

  async #tab(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const opened = this.#open(request, reply);
    if (!opened) return reply;
    const tab = this.#visibleTabs(opened.user, opened.app).find((one) => one.name === parameter(request, 'tab'));
    if (!tab) return this.#missing(reply, opened);
    if (tab.content.kind === 'object') return reply.redirect(listPath(opened.app, tab.content.object), 302);
    const { content, mounts } =
      tab.content.kind === 'page' ? pageComponents(tab.content.page, null) : single(tab.content.component);
    const titled = html`<h1 class="slds-assistive-text">${tab.label}</h1>
      ${content}`;
    return sendFramed(reply, framePage(this.#frame(opened, tab.name), tab.label, titled, mounts));
  }

  async #list(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const opened = this.#open(request, reply);
    if (!opened) return reply;
    const object = this.#org.schema.object(parameter(request, 'object')!);
    const list = object && readListing(this.#org, opened.user.id, object);
    if (!list) return this.#missing(reply, opened);
    const frame = this.#frame(opened, this.#tabOf(opened, object.name)?.name ?? null);
    return sendFramed(
      reply,
      framePage(frame, object.labelPlural, listPage(frame, list, this.#iconOf(opened, object.name)), []),
    );
  }

  async #record(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const opened = this.#open(request, reply);
    if (!opened) return reply;
    const model = readRecordPage(this.#org, opened.user.id, parameter(request, 'id')!);
    if (!model) return this.#missing(reply, opened);
    const { schema } = model.record;
    const page = this.#recordPages.find((one) => one.object === schema.name);
    const placed = page ? pageComponents(page, model.record.id) : { content: html``, mounts: [] };
    const frame = this.#frame(opened, this.#tabOf(opened, schema.name)?.name ?? null);
    const content = recordPage(frame, {
      ...model,
      icon: this.#iconOf(opened, schema.name),
      components: placed.content,
    });
    return sendFramed(reply, framePage(frame, schema.label, content, placed.mounts));
  }

  /** Addresses without an app: the first app that has the tab. */
  async #elsewhere(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const opened = this.#open(request, reply);
    if (!opened) return reply;
    const { tab, object, id } = request.params as { tab?: string; object?: string; id?: string };
    const name = tab ?? object!;
    const app = opened.apps.find((one) => one.tabs.some((each) => each.name === name)) ?? opened.app;
    if (id !== undefined) return reply.redirect(recordPath(app, name, id), 302);
    const state = new URL(request.url, 'http://shell').search;
    return reply.redirect(tab === undefined ? listPath(app, name) : `/lightning/app/${app.name}/n/${tab}${state}`, 302);
  }

  #tabOf(opened: Opened, object: string): TabModel | undefined {
    return opened.app.tabs.find((tab) => tab.content.kind === 'object' && tab.content.object === object);
  }

  #iconOf(opened: Opened, object: string): string {
    return this.#tabOf(opened, object)?.icon ?? 'standard:record';
  }

  #missing(reply: FastifyReply, opened: Opened): FastifyReply {
    const message = html`<p class="slds-box slds-theme_default" role="alert">
      This page does not exist, or you have no access to it.
    </p>`;
    return sendFramed(reply.status(404), framePage(this.#frame(opened, null), 'Not found', message, []));
  }

  async #apex(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const session = cookie(request, SESSION_COOKIE);
    const user = this.#logins.current(session);
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
    if (!user) return reply.status(401).send(JSON.stringify({ message: 'Session expired or invalid' }));
    const token = request.headers['x-csrf-token'];
    if (!this.#logins.csrfMatches(session, typeof token === 'string' ? token : undefined)) {
      return reply.status(403).send(JSON.stringify({ message: 'The page has expired: reload it' }));
    }
    const answer = this.#org.callApex({
      userId: user.id,
      method: parameter(request, 'method')!,
      params: JSON.stringify(request.body ?? {}),
      wire: request.headers['x-wire'] === 'true',
    });
    if (!answer.ok) return reply.status(answer.status).send(JSON.stringify(answer.error));
    return reply.send(`{"value":${answer.json}}`);
  }
}

interface Opened {
  user: OrgUser;
  session: string;
  apps: AppModel[];
  app: AppModel;
}

const EMPTY_APP = html`<p class="slds-box slds-theme_default">This app has no tabs that you may open.</p>`;

function ownComponents(apps: AppModel[], pages: PageModel[]): string[] {
  const fromPages = pages.flatMap((page) => page.regions).flatMap((region) => region.components);
  const fromTabs = apps
    .flatMap((app) => app.tabs)
    .flatMap((tab) => (tab.content.kind === 'component' ? tab.content.component : []));
  const names = [...fromPages.filter((component) => component.own).map((component) => component.name), ...fromTabs];
  return [...new Set(names)].sort();
}

function single(component: string): { content: Html; mounts: Mount[] } {
  return {
    content: html`<div id="component-0"></div>`,
    mounts: [{ target: 'component-0', component, properties: {} }],
  };
}

function parameter(request: FastifyRequest, name: string): string | undefined {
  return (request.params as Record<string, string | undefined>)[name];
}

function problemPage(message: string): Html {
  return cardPage('Salesforce local org', html`<p role="alert">${message}</p>`);
}

/** Scripts come from this server only. Components style themselves by style elements, as on the platform. */
function sendFramed(reply: FastifyReply, page: Html): FastifyReply {
  return reply
    .header(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.text);
}
