import { html, type Html } from '../html.ts';
import type { App } from './apps.ts';

/** What each scope lets an app do, in the words of the approval page. */
const SCOPE_TEXTS: Record<string, string> = {
  api: 'Manage user data via APIs',
  web: 'Manage user data via Web browsers',
  full: 'Full access',
  id: 'Access the identity URL service',
  profile: 'Access your basic information',
  email: 'Access your email address',
  openid: 'Access unique user identifiers',
  refresh_token: 'Perform requests at any time',
  offline_access: 'Perform requests at any time',
  chatter_api: 'Access Connect REST API resources',
  mcp_api: 'Access Salesforce hosted MCP servers',
};

/** The frame of every page outside the app: SLDS sheet, card in the middle. */
export function cardPage(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/_static/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/_static/slds.css" />
        <link rel="stylesheet" href="/_static/shell.css" />
      </head>
      <body class="slds-scope aegis-card-page">
        <main class="aegis-card slds-box slds-theme_default">${body}</main>
      </body>
    </html>`;
}

export interface LoginPage {
  csrf: string;
  startUrl: string;
  username: string;
  /** Shown above the form. */
  problem: string | null;
}

export function loginPage(model: LoginPage): Html {
  return cardPage(
    'Login | Salesforce local org',
    html`<h1 class="slds-text-heading_medium slds-m-bottom_medium">Log in to the local org</h1>
      ${model.problem && html`<p class="slds-text-color_error slds-m-bottom_small" role="alert">${model.problem}</p>`}
      <form method="post" action="/login" class="slds-form">
        <input type="hidden" name="csrf" value="${model.csrf}" />
        <input type="hidden" name="startURL" value="${model.startUrl}" />
        <div class="slds-form-element slds-m-bottom_small">
          <label class="slds-form-element__label" for="username">Username</label>
          <div class="slds-form-element__control">
            <input
              class="slds-input"
              id="username"
              name="username"
              type="text"
              autocomplete="username"
              required
              value="${model.username}"
            />
          </div>
        </div>
        <div class="slds-form-element slds-m-bottom_medium">
          <label class="slds-form-element__label" for="password">Password</label>
          <div class="slds-form-element__control">
            <input
              class="slds-input"
              id="password"
              name="pw"
              type="password"
              autocomplete="current-password"
              required
            />
          </div>
        </div>
        <button class="slds-button slds-button_brand slds-button_stretch" type="submit" name="Login">Log In</button>
      </form>`,
  );
}

export interface AllowPage {
  app: App;
  scopes: string[];
  username: string;
  redirectUri: string;
  csrf: string;
  /** The authorization request itself, repeated by the form. */
  parameters: [string, string][];
}

export function allowPage(model: AllowPage): Html {
  return cardPage(
    'Allow Access? | Salesforce local org',
    html`<h1 class="slds-text-heading_medium slds-m-bottom_small">Allow Access?</h1>
      <p><strong>${model.app.name}</strong> is asking to:</p>
      <ul class="slds-list_dotted slds-m-vertical_small">
        ${[...new Set(model.scopes.map((scope) => SCOPE_TEXTS[scope] ?? scope))].map((text) => html`<li>${text}</li>`)}
      </ul>
      <p class="slds-text-color_weak slds-m-bottom_medium">
        You are logged in as ${model.username}. You will be sent to ${new URL(model.redirectUri).host}.
      </p>
      <form method="post" action="/services/oauth2/authorize">
        <input type="hidden" name="csrf" value="${model.csrf}" />
        ${model.parameters.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <button class="slds-button slds-button_brand" type="submit" name="decision" value="allow">Allow</button>
        <button class="slds-button slds-button_neutral" type="submit" name="decision" value="deny">Deny</button>
      </form>`,
  );
}

/** A request that cannot be answered at the app's callback, because the app or the callback is not known. */
export function refusalPage(code: string, description: string): Html {
  return cardPage(
    'OAuth Error | Salesforce local org',
    html`<h1 class="slds-text-heading_medium slds-m-bottom_small">We can't authorize you because of an OAuth error.</h1>
      <p>error=${code}</p>
      <p>error_description=${description}</p>`,
  );
}
