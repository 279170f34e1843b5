import { html, Html } from '../../api/html.ts';
import type { OrgUser } from '../../api/directory.ts';
import type { AppModel, TabModel } from '../apps.ts';

/** A component to be mounted by the browser code into the element with id `target`. */
export interface Mount {
  target: string;
  component: string;
  properties: Record<string, string | number | boolean>;
}

/** What every page of the shell shows around its content. */
export interface Frame {
  user: OrgUser;
  app: AppModel;
  apps: AppModel[];
  /** Tabs the user may open. */
  tabs: TabModel[];
  activeTab: string | null;
  csrf: string;
  /** Path of the browser bundle. */
  script: string;
  customPermissions: string[];
}

export function framePage(frame: Frame, title: string, content: Html, mounts: Mount[]): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} | ${frame.app.label}</title>
        <link rel="icon" href="/_static/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/_static/slds.css" />
        <link rel="stylesheet" href="/_static/shell.css" />
        <script type="application/json" id="shell-page">
          ${pageData(frame, mounts)}
        </script>
        <script src="${frame.script}" defer></script>
      </head>
      <body class="slds-scope">
        <a href="#main" class="slds-assistive-text slds-assistive-text_focus">Skip to Main Content</a>
        <header>${globalHeader(frame)} ${navigationBar(frame)}</header>
        <div id="shell-toasts" class="shell-toasts"></div>
        <main id="main" class="shell-main" tabindex="-1">${content}</main>
      </body>
    </html>`;
}

/** The data block that `shell/context` reads. `<` is escaped so that no text can end the block. */
function pageData(frame: Frame, mounts: Mount[]): Html {
  const { user } = frame;
  const data = {
    csrf: frame.csrf,
    user: { Id: user.id, isGuest: false },
    i18n: {
      lang: user.language.replace('_', '-'),
      locale: user.locale.replace('_', '-'),
      timeZone: user.timeZone,
      currency: 'USD',
    },
    customPermissions: frame.customPermissions,
    components: mounts,
  };
  return new Html(JSON.stringify(data).replaceAll('<', '\\u003c'));
}

function globalHeader(frame: Frame): Html {
  return html`<div class="shell-header">
    <img src="/_static/icon.svg" alt="Local org" />
    <div class="slds-dropdown-trigger slds-dropdown-trigger_click">
      <button
        class="slds-button shell-user"
        type="button"
        aria-haspopup="true"
        aria-expanded="false"
        aria-controls="user-menu"
      >
        <span class="slds-avatar slds-avatar_circle" aria-hidden="true">
          <span class="slds-avatar__initials slds-icon-standard-user">${initials(frame.user)}</span>
        </span>
        ${frame.user.name}
      </button>
      <div class="slds-dropdown slds-dropdown_right slds-p-around_medium" id="user-menu">
        <p class="slds-text-heading_small">${frame.user.name}</p>
        <p class="slds-text-color_weak slds-m-bottom_small">${frame.user.username}</p>
        <form method="post" action="/logout">
          <input type="hidden" name="csrf" value="${frame.csrf}" />
          <button class="slds-button slds-button_neutral" type="submit">Log Out</button>
        </form>
      </div>
    </div>
  </div>`;
}

function initials(user: OrgUser): string {
  return `${user.firstName?.[0] ?? ''}${user.lastName[0] ?? ''}`.toUpperCase();
}

function navigationBar(frame: Frame): Html {
  return html`<div class="slds-context-bar">
    <div class="slds-context-bar__primary">
      <div class="slds-context-bar__item slds-dropdown-trigger slds-dropdown-trigger_click slds-no-hover">
        <div class="slds-context-bar__icon-action">
          <button
            class="slds-button slds-icon-waffle_container slds-context-bar__button"
            type="button"
            title="App Launcher"
            aria-haspopup="true"
            aria-expanded="false"
            aria-controls="app-launcher"
          >
            <span class="slds-icon-waffle">${WAFFLE.map((name) => html`<span class="slds-${name}"></span>`)}</span>
            <span class="slds-assistive-text">App Launcher</span>
          </button>
        </div>
        <div class="slds-dropdown slds-dropdown_left slds-dropdown_medium" id="app-launcher">
          <ul class="slds-dropdown__list">
            ${frame.apps.map(
              (app) =>
                html`<li class="slds-dropdown__item">
                  <a href="/lightning/app/${app.name}"><span class="slds-truncate">${app.label}</span></a>
                </li>`,
            )}
          </ul>
        </div>
        <span class="slds-context-bar__label-action slds-context-bar__app-name">
          <span class="slds-truncate">${frame.app.label}</span>
        </span>
      </div>
    </div>
    <nav class="slds-context-bar__secondary" aria-label="${frame.app.label}">
      <ul class="slds-grid">
        ${frame.tabs.map((tab) => navigationItem(frame, tab))}
      </ul>
    </nav>
  </div>`;
}

const WAFFLE = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9'];

function navigationItem(frame: Frame, tab: TabModel): Html {
  const active = tab.name === frame.activeTab;
  return html`<li class="slds-context-bar__item ${active && 'slds-is-active'}">
    <a
      href="${tabPath(frame.app, tab)}"
      class="slds-context-bar__label-action"
      ${active ? new Html('aria-current="page"') : ''}
    >
      <span class="slds-truncate">${tab.label}</span>
    </a>
  </li>`;
}

export function tabPath(app: AppModel, tab: TabModel): string {
  const base = `/lightning/app/${app.name}`;
  return tab.content.kind === 'object' ? `${base}/o/${tab.content.object}/list` : `${base}/n/${tab.name}`;
}

export function listPath(app: AppModel, object: string): string {
  return `/lightning/app/${app.name}/o/${object}/list`;
}

export function recordPath(app: AppModel, object: string, id: string): string {
  return `/lightning/app/${app.name}/r/${object}/${id}/view`;
}

/** An SLDS icon from the sprite. `name`: `standard:record`. */
export function icon(name: string, size = ''): Html {
  const [sprite, symbol] = name.split(':') as [string, string];
  return html`<span class="slds-icon_container slds-icon-${sprite}-${symbol.replaceAll('_', '-')}">
    <svg class="slds-icon ${size}" aria-hidden="true">
      <use href="/assets/icons/${sprite}-sprite/svg/symbols.svg#${symbol}"></use>
    </svg>
  </span>`;
}

/** The header of an object or record page. */
export function pageHeader(kind: string, title: string, iconName: string, detail: Html | null): Html {
  return html`<div class="slds-page-header slds-m-bottom_small">
    <div class="slds-media">
      <div class="slds-media__figure">${icon(iconName)}</div>
      <div class="slds-media__body">
        <h1>
          <span class="slds-text-body_small">${kind}</span><br />
          <span class="slds-page-header__title slds-truncate">${title}</span>
        </h1>
        ${detail && html`<p class="slds-page-header__meta-text">${detail}</p>`}
      </div>
    </div>
  </div>`;
}
