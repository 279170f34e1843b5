import { html, type Html } from '../../api/html.ts';
import type { ComponentModel, PageModel } from '../flexipages.ts';
import type { Mount } from './frame.ts';

/** Room for the components of a Lightning page, and what goes where. */
export function pageComponents(page: PageModel, recordId: string | null): { content: Html; mounts: Mount[] } {
  const mounts: Mount[] = [];
  const place = (component: ComponentModel) => {
    if (!component.own) return unsupportedComponent(component.name);
    const target = `component-${mounts.length}`;
    const record =
      recordId === null ? {} : { recordId, ...(page.object === null ? {} : { objectApiName: page.object }) };
    mounts.push({ target, component: component.name, properties: { ...component.properties, ...record } });
    return html`<div id="${target}"></div>`;
  };
  const content = html`${page.regions.map(
    (region) => html`<div class="shell-region" data-region="${region.name}">${region.components.map(place)}</div>`,
  )}`;
  return { content, mounts };
}

/** The platform's own components have no source here. */
function unsupportedComponent(name: string): Html {
  return html`<p class="slds-box slds-theme_shade" role="note">UNSUPPORTED: component ${name}</p>`;
}
