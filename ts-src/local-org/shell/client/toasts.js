const SECONDS = 5;

/** Shows the toasts that components ask for by ShowToastEvent. */
export function startToasts() {
  const region = document.getElementById('shell-toasts');
  document.addEventListener('lightning__showtoast', (event) => region.append(toast(event.detail)));
}

function toast({ title, message, variant, mode }) {
  const element = document.createElement('div');
  element.className = `slds-notify slds-notify_toast slds-theme_${variant ?? 'info'}`;
  element.setAttribute('role', variant === 'error' ? 'alert' : 'status');
  const text = document.createElement('div');
  text.className = 'slds-notify__content';
  const heading = document.createElement('h2');
  heading.className = 'slds-text-heading_small';
  heading.textContent = title ?? '';
  const body = document.createElement('p');
  body.textContent = message ?? '';
  text.append(heading, body);
  const close = document.createElement('button');
  close.className = 'slds-button slds-button_neutral slds-notify__close';
  close.textContent = 'Close';
  close.addEventListener('click', () => element.remove());
  element.append(text, close);
  if (mode !== 'sticky') setTimeout(() => element.remove(), SECONDS * 1000);
  return element;
}
