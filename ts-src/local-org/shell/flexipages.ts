import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metadata, NamedComponent } from '../metadata/index.ts';
import { parseMetadata, type XmlElement } from '../metadata/xml.ts';

/** A Lightning page: its regions with components in order. */
export interface PageModel {
  name: string;
  label: string;
  type: string;
  /** Record pages only. */
  object: string | null;
  regions: { name: string; components: ComponentModel[] }[];
}

export interface ComponentModel {
  /** Name of a `c` component, or the platform's name of one that this shell does not have. */
  name: string;
  own: boolean;
  properties: Record<string, string | number | boolean>;
}

export function readPage(flexipage: NamedComponent, metadata: Metadata): PageModel {
  const xml = parseMetadata(flexipage.file, readFileSync(flexipage.file, 'utf8'), 'FlexiPage');
  return {
    name: flexipage.name,
    label: xml.text('masterLabel') ?? flexipage.name,
    type: xml.required('type'),
    object: xml.text('sobjectType') ?? null,
    regions: xml.all('flexiPageRegions').map((region) => ({
      name: region.required('name'),
      components: region
        .all('itemInstances')
        .flatMap((item) => item.all('componentInstance'))
        .map((instance) => readComponent(instance, metadata)),
    })),
  };
}

function readComponent(instance: XmlElement, metadata: Metadata): ComponentModel {
  const written = instance.required('componentName');
  const name = written.replace(/^c[:/]/, '');
  const bundle = metadata.lwc.find((one) => one.name === name);
  if (!bundle) return { name: written, own: false, properties: {} };
  const types = propertyTypes(join(bundle.folder, `${name}.js-meta.xml`));
  const properties: ComponentModel['properties'] = {};
  for (const [property, { type, byDefault }] of types) {
    if (byDefault !== undefined) properties[property] = typed(type, byDefault);
  }
  for (const property of instance.all('componentInstanceProperties')) {
    const key = property.required('name');
    properties[key] = typed(types.get(key)?.type ?? 'String', property.text('value') ?? '');
  }
  return { name, own: true, properties };
}

/** Design properties that a component offers to pages. */
function propertyTypes(file: string): Map<string, { type: string; byDefault: string | undefined }> {
  const types = new Map<string, { type: string; byDefault: string | undefined }>();
  if (!existsSync(file)) return types;
  const xml = parseMetadata(file, readFileSync(file, 'utf8'), 'LightningComponentBundle');
  const configs = xml.all('targetConfigs').flatMap((list) => list.all('targetConfig'));
  for (const property of configs.flatMap((config) => config.all('property'))) {
    const name = property.attribute('name');
    if (name)
      types.set(name, { type: property.attribute('type') ?? 'String', byDefault: property.attribute('default') });
  }
  return types;
}

function typed(type: string, text: string): string | number | boolean {
  if (type === 'Integer') return Number(text);
  return type === 'Boolean' ? text === 'true' : text;
}
