import { join } from 'node:path';
import type { Plugin } from 'rollup';

/** Folder of the shell's own browser code. */
export const CLIENT = join(import.meta.dirname, '../client');

/** What a bundle is made of besides code. */
export interface BundleContent {
  /** Components to be mounted by name: `auditTimeline` is `c/auditTimeline`. */
  components: string[];
  /** Custom labels by name. */
  labels: Record<string, string>;
}

const PREFIX = '\0platform:';
const ICONS = '\0icon-library.js';

/** `@salesforce/*` modules and the list of mounted components, made up while bundling. */
export function platformModules(content: BundleContent): Plugin {
  return {
    name: 'platform-modules',
    resolveId: (id) => (OWN.test(id) ? `${PREFIX}${id}.js` : null),
    load: (id) => (id.startsWith(PREFIX) ? moduleCode(id.slice(PREFIX.length, -3), content) : null),
  };
}

/** The base components bring their own labels and number formats; what depends on the user or the org is made here. */
const OWN =
  /^(shell:components|@salesforce\/(apex(\/.+)?|(label\/c\.|schema\/|user\/|resourceUrl\/|customPermission\/).+|i18n\/(lang|locale|timeZone|currency)))$/;

type ModuleWriter = (name: string, content: BundleContent) => string;

const MODULES: Record<string, ModuleWriter> = {
  apex: (name) =>
    name === ''
      ? `export { refreshApex } from 'shell/apex';`
      : `import { apexMethod } from 'shell/apex'; export default apexMethod(${JSON.stringify(name)});`,
  label: (name, content) => `export default ${JSON.stringify(labelText(name, content))};`,
  schema: (name) => `export default ${JSON.stringify(schemaToken(name))};`,
  user: (name) => `import { page } from 'shell/context'; export default page.user[${JSON.stringify(name)}];`,
  i18n: (name) => `import { page } from 'shell/context'; export default page.i18n[${JSON.stringify(name)}];`,
  resourceUrl: (name) => `export default ${JSON.stringify(`/resource/${name}`)};`,
  customPermission: (name) =>
    `import { page } from 'shell/context'; export default page.customPermissions.includes(${JSON.stringify(name)});`,
};

function moduleCode(id: string, content: BundleContent): string {
  if (id === 'shell:components') return componentList(content.components);
  const [, kind = '', name = ''] = /^@salesforce\/([^/]+)(?:\/(.+))?$/.exec(id) ?? [];
  return MODULES[kind]!(name, content);
}

function componentList(components: string[]): string {
  const imports = components.map((name, index) => `import C${index} from 'c/${name}';`);
  const entries = components.map((name, index) => `${JSON.stringify(name)}: C${index}`);
  return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`;
}

/** `c.AuditTimelineTitle` */
function labelText(name: string, content: BundleContent): string {
  const label = name.replace(/^\w+\./, '');
  if (!Object.hasOwn(content.labels, label)) throw new Error(`There is no custom label ${label}`);
  return content.labels[label]!;
}

/** `Account`, `Account.Name`, `Contact.Account.Name` */
function schemaToken(name: string): { objectApiName: string; fieldApiName?: string } {
  const [objectApiName = '', ...path] = name.split('.');
  return path.length === 0 ? { objectApiName } : { objectApiName, fieldApiName: path.join('.') };
}

/**
 * Changes to lightning-base-components that a page outside the platform needs:
 * icons come from the SLDS sprites, because compiling each icon as a template takes longer than everything else together;
 * comboboxes do without attachInternals, which synthetic shadow does not have.
 */
export function baseComponentChanges(): Plugin {
  return {
    name: 'base-component-changes',
    resolveId: (id, importer) =>
      id === './fetch' && importer?.endsWith('/primitiveIcon/primitiveIcon.js') ? ICONS : null,
    load: (id) => (id === ICONS ? ICON_LIBRARY : null),
    transform(code, id) {
      if (id.endsWith('/primitiveIcon/primitiveIcon.js')) {
        const imported = replaceOnce(
          code,
          "} from 'lightning/iconUtils'",
          ", getIconPath } from 'lightning/iconUtils'",
        );
        return {
          code: replaceOnce(
            imported,
            "sanitizeURL(this.src) : ''",
            'sanitizeURL(this.src) : getIconPath(this._iconName)',
          ),
          map: null,
        };
      }
      if (id.endsWith('/baseCombobox/baseCombobox.js')) {
        return { code: replaceOnce(code, 'this._internals = this.attachInternals();', ''), map: null };
      }
      return null;
    },
  };
}

const ICON_LIBRARY =
  'export const hasIconLibrary = () => false; export const getIconLibrary = () => null; export const fetchIconLibrary = async () => null;';

/** Throws when the text to change is not there: then the library has changed, and the change must be looked at again. */
function replaceOnce(code: string, text: string, replacement: string): string {
  if (!code.includes(text))
    throw new Error(`lightning-base-components has changed: ${JSON.stringify(text)} was not found`);
  return code.replace(text, replacement);
}
