/** Text for HTML content and attribute values. */
export function escapeHtml(text: unknown): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return String(text ?? '').replace(/[&<>"']/g, (character) => named[character]);
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; }
main { max-width: 30rem; padding: 2rem; }
h1 { font-size: 1.4rem; }
dt { font-weight: 600; margin-top: .75rem; } dd { margin: 0; overflow-wrap: anywhere; }
.warning { border-left: .25rem solid #ba0517; padding-left: .75rem; }
form { display: flex; gap: .75rem; margin-top: 1.5rem; }
button { font: inherit; padding: .5rem 1.25rem; border-radius: .25rem; border: 1px solid #0250d9; cursor: pointer; }
button.allow { background: #0250d9; color: #fff; }
`;

/** Headers of every page: no framing, no script, nothing from elsewhere, nothing cached. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  // No `form-action`: browsers apply it to the redirects after a submission too, and those lead to Salesforce and on
  // to the agent application.
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** A whole page; `body` is trusted HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} - Aegis</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

export interface ConsentView {
  clientName: string;
  clientId: string;
  redirectUri: string;
  orgName: string;
  longSession: boolean;
  action: string;
  csrf: string;
}

/** What a person agrees to before they are sent to Salesforce. */
export function consentPage(view: ConsentView): string {
  const host = new URL(view.redirectUri).host;
  const local = /^(localhost|127\.|\[::1\])/.test(host);
  const scopes = [
    'use the Salesforce API as you, within your own access rights',
    ...(view.longSession ? ['stay connected while you are away'] : []),
  ];
  return page(
    'Connect to Salesforce',
    `<p><strong>${escapeHtml(view.clientName)}</strong> asks to work in Salesforce on your behalf.</p>
<dl><dt>It is known here as</dt><dd>${escapeHtml(view.clientId)}</dd>
<dt>Org</dt><dd>${escapeHtml(view.orgName)}</dd>
<dt>It may</dt>${scopes.map((scope) => `<dd>${escapeHtml(scope)}</dd>`).join('')}
<dt>Afterwards you return to</dt><dd>${escapeHtml(host)}</dd></dl>
${local ? '<p class="warning">This is a program on your own computer. Continue only if you have just started it.</p>' : ''}
<form method="post" action="${escapeHtml(view.action)}"><input type="hidden" name="csrf" value="${escapeHtml(view.csrf)}">
<button class="allow" name="decision" value="allow">Continue to Salesforce</button><button name="decision" value="deny">Cancel</button></form>`,
  );
}
