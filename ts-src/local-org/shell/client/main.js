import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import components from 'shell:components';
import { page } from 'shell/context';
import { startMenus } from './menus.js';
import { startToasts } from './toasts.js';

/** Mounts the page's components where the server left room for them. */
function mount({ target, component, properties }) {
  const name = component.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const element = createElement(`c-${name}`, { is: components[component] });
  Object.assign(element, properties);
  document.getElementById(target).append(element);
}

startMenus();
startToasts();
for (const item of page.components) mount(item);
