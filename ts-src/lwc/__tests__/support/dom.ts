import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

type Props = Record<string, unknown>;

/** Puts a component on the page and waits for its first rendering. */
export async function show<E extends HTMLElement>(
  name: string,
  is: typeof LightningElement,
  props: Props = {},
): Promise<E> {
  const element = createElement(name, { is });
  Object.assign(element, props);
  document.body.append(element);
  await rendered();
  return element as unknown as E;
}

/** Resolves when promises that are already due, and the renderings they cause, are done. */
export async function rendered(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await Promise.resolve();
  }
}

/** The element inside a component's template; fails when it is not there. */
export function inside<E extends HTMLElement>(host: HTMLElement, selector: string): E {
  const found = host.shadowRoot?.querySelector<E>(selector);
  if (!found) {
    throw new Error(`${host.tagName} shows no ${selector}`);
  }
  return found;
}

/** All matching elements inside a component's template. */
export function allInside<E extends HTMLElement>(host: HTMLElement, selector: string): E[] {
  return [...(host.shadowRoot?.querySelectorAll<E>(selector) ?? [])];
}
