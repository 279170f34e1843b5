import { readFileSync } from 'node:fs';
import type { Metadata, NamedComponent } from '../metadata/index.ts';
import { parseMetadata, type XmlElement } from '../metadata/xml.ts';
import { readPage, type PageModel } from './flexipages.ts';

/** A Lightning app: its tabs in order. */
export interface AppModel {
  name: string;
  label: string;
  description: string;
  tabs: TabModel[];
}

export interface TabModel {
  name: string;
  label: string;
  /** SLDS icon, e.g. `custom:custom53`. */
  icon: string;
  content:
    { kind: 'object'; object: string } | { kind: 'page'; page: PageModel } | { kind: 'component'; component: string };
}

/** Standard objects' icons; others get their tab's motif. */
const DEFAULT_ICON = 'standard:record';

/** `pluralOf` gives an object's plural label, which its tab shows. */
export function readApps(metadata: Metadata, pluralOf: (object: string) => string): AppModel[] {
  return metadata.applications
    .map((application) => readApp(metadata, application, pluralOf))
    .sort((left, right) => left.label.localeCompare(right.label, 'en'));
}

export function readFile(component: NamedComponent, root: string): XmlElement {
  return parseMetadata(component.file, readFileSync(component.file, 'utf8'), root);
}

function readApp(metadata: Metadata, application: NamedComponent, pluralOf: (object: string) => string): AppModel {
  const xml = readFile(application, 'CustomApplication');
  return {
    name: application.name,
    label: xml.text('label') ?? application.name,
    description: xml.text('description') ?? '',
    tabs: xml.texts('tabs').flatMap((name) => readTab(metadata, name, pluralOf) ?? []),
  };
}

/** null for the platform's own tabs that have no page here (`standard-home`); `standard-Account` is the object's. */
function readTab(metadata: Metadata, name: string, pluralOf: (object: string) => string): TabModel | null {
  const found = metadata.tabs.find((tab) => tab.name === name);
  if (!found) {
    const object = /^standard-(\w+)$/.exec(name)?.[1];
    if (object === undefined || object.toLowerCase() === 'home') return null;
    return {
      name: object,
      label: pluralOf(object),
      icon: `standard:${object.toLowerCase()}`,
      content: { kind: 'object', object },
    };
  }
  const xml = readFile(found, 'CustomTab');
  const content = tabContent(metadata, found, xml);
  const label = xml.text('label') ?? (content.kind === 'object' ? pluralOf(content.object) : name);
  return { name, label, icon: motifIcon(xml.text('motif')), content };
}

function tabContent(metadata: Metadata, tab: NamedComponent, xml: XmlElement): TabModel['content'] {
  if (xml.text('customObject') === 'true') return { kind: 'object', object: tab.name };
  const component = xml.text('lwcComponent');
  if (component) return { kind: 'component', component };
  const flexipage = xml.text('flexiPage');
  const page = metadata.flexipages.find((one) => one.name === flexipage);
  if (!page) throw new Error(`UNSUPPORTED: tab ${tab.name} without object, Lightning page or component (${tab.file})`);
  return { kind: 'page', page: readPage(page, metadata) };
}

/** `Custom53: Bell` */
function motifIcon(motif: string | undefined): string {
  const number = /^Custom(\d+)/.exec(motif ?? '')?.[1];
  return number === undefined ? DEFAULT_ICON : `custom:custom${number}`;
}
