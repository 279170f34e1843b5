import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  readCustomPermission,
  readGroup,
  readPermissionSet,
  readPermissionSetGroup,
  readQueue,
  readRole,
  readSharingRules,
} from './access.ts';
import { readExternalCredential, readNamedCredential, readRemoteSite } from './credentials.ts';
import { MetadataError } from './error.ts';
import { listSourceFiles } from './files.ts';
import type { SourceFile } from './files.ts';
import { mergeProfiles } from './profiles.ts';
import type {
  ApexSource,
  CustomMetadataRecord,
  Metadata,
  NamedComponent,
  ObjectMetadata,
  StandardValue,
} from './model.ts';
import {
  emptyObject,
  readField,
  readFieldSet,
  readObject,
  readPicklistValue,
  readRecordType,
  readValidationRule,
} from './object.ts';
import { foldered, readCachePartition, readEmailTemplate, readFlow } from './setup.ts';
import { parseMetadata, parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

type Reader = (metadata: Metadata, file: SourceFile, text: string) => void;

/**
 * Reads SFDX source folders (source format) and merges them: later folders add to earlier ones.
 * Throws MetadataError naming file and line for broken XML, misspelt values, or a component that exists twice.
 */
export function readMetadata(roots: readonly string[]): Metadata {
  const metadata = emptyMetadata([...roots]);
  for (const file of listSourceFiles(roots)) {
    const reader = READERS[file.suffix];
    if (reader) reader(metadata, file, readFileSync(file.path, 'utf8'));
    else if (file.suffix.endsWith('-meta.xml')) ignore(metadata, file);
  }
  refuseDuplicates(metadata);
  metadata.profiles = mergeProfiles(metadata.profiles);
  return metadata;
}

export function emptyMetadata(roots: string[] = []): Metadata {
  return {
    roots,
    objects: new Map(),
    globalValueSets: new Map(),
    standardValueSets: new Map(),
    customMetadata: [],
    permissionSets: [],
    permissionSetGroups: [],
    profiles: [],
    roles: [],
    groups: [],
    queues: [],
    sharingRules: [],
    labels: [],
    staticResources: [],
    customPermissions: [],
    classes: [],
    triggers: [],
    tabs: [],
    applications: [],
    flexipages: [],
    layouts: [],
    namedCredentials: [],
    externalCredentials: [],
    remoteSites: [],
    cachePartitions: [],
    emailTemplates: [],
    reports: [],
    dashboards: [],
    flows: [],
    lwc: [],
    ignored: new Map(),
  };
}

function ignore(metadata: Metadata, file: SourceFile): void {
  metadata.ignored.set(file.suffix, [...(metadata.ignored.get(file.suffix) ?? []), file.path]);
}

/** `MyObject__c` for `objects/MyObject__c/fields/X__c.field-meta.xml`. */
function objectOf(metadata: Metadata, file: SourceFile): ObjectMetadata {
  const name = file.folders.at(-2);
  if (!name) throw new MetadataError(file.path, 'expected below objects/<object>/<kind>/');
  return objectNamed(metadata, name);
}

function objectNamed(metadata: Metadata, name: string): ObjectMetadata {
  const key = name.toLowerCase();
  let object = metadata.objects.get(key);
  if (!object) metadata.objects.set(key, (object = emptyObject(name)));
  return object;
}

function component(list: 'tabs' | 'applications' | 'flexipages' | 'layouts', label = 'label'): Reader {
  return (metadata, file, text) => {
    const xml = parseXml(file.path, text);
    const found: NamedComponent = { name: file.name, label: xml.text(label) ?? file.name, file: file.path };
    metadata[list].push(found);
  };
}

/** A reader of one list: checks the root element, then appends. */
function into<K extends keyof Metadata>(
  list: K,
  root: string,
  read: (name: string, xml: XmlElement) => Metadata[K] extends (infer T)[] ? T | T[] : never,
): Reader {
  return (metadata, file, text) => {
    const items = read(file.name, parseMetadata(file.path, text, root));
    (metadata[list] as unknown[]).push(...(Array.isArray(items) ? items : [items]));
  };
}

const READERS: Record<string, Reader> = {
  'object-meta.xml': (metadata, file, text) =>
    readObject(objectNamed(metadata, file.name), parseMetadata(file.path, text, 'CustomObject')),
  'field-meta.xml': (metadata, file, text) =>
    void objectOf(metadata, file).fields.push(readField(parseMetadata(file.path, text, 'CustomField'))),
  'validationRule-meta.xml': (metadata, file, text) =>
    void objectOf(metadata, file).validationRules.push(
      readValidationRule(parseMetadata(file.path, text, 'ValidationRule')),
    ),
  'recordType-meta.xml': (metadata, file, text) =>
    void objectOf(metadata, file).recordTypes.push(readRecordType(parseMetadata(file.path, text, 'RecordType'))),
  'fieldSet-meta.xml': (metadata, file, text) =>
    void objectOf(metadata, file).fieldSets.push(readFieldSet(parseMetadata(file.path, text, 'FieldSet'))),
  'globalValueSet-meta.xml': (metadata, file, text) => {
    const xml = parseMetadata(file.path, text, 'GlobalValueSet');
    metadata.globalValueSets.set(file.name.toLowerCase(), xml.all('customValue').map(readPicklistValue));
  },
  'standardValueSet-meta.xml': (metadata, file, text) => {
    const xml = parseMetadata(file.path, text, 'StandardValueSet');
    metadata.standardValueSets.set(file.name.toLowerCase(), xml.all('standardValue').map(readStandardValue));
  },
  'md-meta.xml': into('customMetadata', 'CustomMetadata', readCustomMetadata),
  'permissionset-meta.xml': into('permissionSets', 'PermissionSet', (name, xml) => readPermissionSet(name, xml, false)),
  'profile-meta.xml': into('profiles', 'Profile', (name, xml) =>
    readPermissionSet(decodeURIComponent(name), xml, true),
  ),
  'permissionsetgroup-meta.xml': into('permissionSetGroups', 'PermissionSetGroup', readPermissionSetGroup),
  'role-meta.xml': into('roles', 'Role', readRole),
  'group-meta.xml': into('groups', 'Group', readGroup),
  'queue-meta.xml': into('queues', 'Queue', readQueue),
  'sharingRules-meta.xml': into('sharingRules', 'SharingRules', readSharingRules),
  'customPermission-meta.xml': into('customPermissions', 'CustomPermission', readCustomPermission),
  'labels-meta.xml': into('labels', 'CustomLabels', (_name, xml) => xml.all('labels').map(readLabel)),
  'resource-meta.xml': into('staticResources', 'StaticResource', readStaticResource),
  cls: (metadata, file, text) => void metadata.classes.push(apexSource(file, text)),
  trigger: (metadata, file, text) => void metadata.triggers.push(apexSource(file, text)),
  'cls-meta.xml': () => {},
  'trigger-meta.xml': () => {},
  'tab-meta.xml': component('tabs'),
  'app-meta.xml': component('applications'),
  'flexipage-meta.xml': component('flexipages', 'masterLabel'),
  'layout-meta.xml': component('layouts'),
  'namedCredential-meta.xml': into('namedCredentials', 'NamedCredential', readNamedCredential),
  'externalCredential-meta.xml': into('externalCredentials', 'ExternalCredential', readExternalCredential),
  'remoteSite-meta.xml': into('remoteSites', 'RemoteSiteSetting', readRemoteSite),
  'cachePartition-meta.xml': into('cachePartitions', 'PlatformCachePartition', readCachePartition),
  'email-meta.xml': (metadata, file, text) => void metadata.emailTemplates.push(readEmailTemplate(file, text)),
  'report-meta.xml': foldered('reports', 'name'),
  'dashboard-meta.xml': foldered('dashboards', 'title'),
  'flow-meta.xml': into('flows', 'Flow', readFlow),
  html: lwcBundle,
  js: lwcBundle,
  'js-meta.xml': (metadata, file, text) => {
    parseMetadata(file.path, text, 'LightningComponentBundle');
    lwcBundle(metadata, file);
  },
};

function readStandardValue(xml: XmlElement): StandardValue {
  return {
    ...readPicklistValue(xml),
    closed: xml.flag('closed'),
    won: xml.flag('won'),
    probability: xml.integer('probability') ?? null,
    converted: xml.flag('converted'),
    forecastCategory: xml.text('forecastCategory') ?? null,
  };
}

function readCustomMetadata(fileName: string, xml: XmlElement): CustomMetadataRecord {
  const dot = fileName.indexOf('.');
  if (dot < 0) throw new MetadataError(xml.file, 'expected Type.Record.md-meta.xml');
  const values = xml.all('values').map((item) => {
    const value = item.first('value');
    const nil = value?.attribute('xsi:nil') === 'true';
    return {
      field: item.required('field'),
      value: value && !nil ? value.content : null,
      xsiType: value?.attribute('xsi:type') ?? null,
    };
  });
  const name = fileName.slice(dot + 1);
  return {
    type: fileName.slice(0, dot),
    name,
    label: xml.text('label') ?? name,
    protected: xml.flag('protected'),
    file: xml.file,
    values,
  };
}

function readLabel(xml: XmlElement): Metadata['labels'][number] {
  return {
    name: xml.required('fullName'),
    file: xml.file,
    value: xml.text('value') ?? '',
    language: xml.text('language') ?? 'en_US',
    categories: xml.text('categories') ?? null,
    shortDescription: xml.text('shortDescription') ?? '',
  };
}

function readStaticResource(name: string, xml: XmlElement): Metadata['staticResources'][number] {
  const folder = dirname(xml.file);
  const entry = readdirSync(folder, { withFileTypes: true }).find(
    (item) => !item.name.endsWith('-meta.xml') && (item.name === name || item.name.replace(/\.[^.]+$/, '') === name),
  );
  if (!entry) throw new MetadataError(xml.file, `static resource ${name} has no content beside it`);
  const path = join(folder, entry.name);
  return {
    name,
    file: xml.file,
    contentType: xml.text('contentType') ?? 'application/octet-stream',
    cacheControl: xml.text('cacheControl') ?? 'Private',
    content: entry.isDirectory() ? { folder: path } : { file: path },
  };
}

/** The platform reads the file beside a class or trigger whatever its root element is called. */
function apexSource(file: SourceFile, body: string): ApexSource {
  const metaFile = `${file.path}-meta.xml`;
  if (!existsSync(metaFile)) throw new MetadataError(file.path, `needs ${basename(metaFile)} beside it`);
  const xml = parseXml(metaFile, readFileSync(metaFile, 'utf8'));
  const version = Number(xml.required('apiVersion'));
  if (!Number.isFinite(version))
    throw new MetadataError(metaFile, `<apiVersion> is "${xml.text('apiVersion')}", expected a number`);
  const status = xml.choice('status', ['Active', 'Inactive', 'Deleted']) ?? 'Active';
  return { name: file.name, file: file.path, body, apiVersion: version, active: status === 'Active' };
}

function lwcBundle(metadata: Metadata, file: SourceFile): void {
  if (file.folders.at(-2) !== 'lwc') return;
  const name = file.folders.at(-1)!;
  const folder = dirname(file.path);
  let bundle = metadata.lwc.find((item) => item.folder === folder);
  if (!bundle) metadata.lwc.push((bundle = { name, folder, file: null }));
  if (file.suffix === 'js-meta.xml') bundle.file = file.path;
}

function refuseDuplicates(metadata: Metadata): void {
  const lists: [what: string, items: readonly { name: string; file: string | null }[]][] = [
    ['class', metadata.classes],
    ['trigger', metadata.triggers],
    ['permission set', metadata.permissionSets],
    ['role', metadata.roles],
    ['label', metadata.labels],
    ['custom permission', metadata.customPermissions],
    ['static resource', metadata.staticResources],
    [
      'custom metadata record',
      metadata.customMetadata.map((row) => ({ name: `${row.type}.${row.name}`, file: row.file })),
    ],
    ...[...metadata.objects.values()].map((object): [string, FieldNames] => [`field of ${object.name}`, object.fields]),
  ];
  for (const [what, items] of lists) refuseTwice(what, items);
}

type FieldNames = readonly { name: string; file: string | null }[];

function refuseTwice(what: string, items: readonly { name: string; file: string | null }[]): void {
  const seen = new Map<string, string | null>();
  for (const item of items) {
    const key = item.name.toLowerCase();
    if (seen.has(key))
      throw new MetadataError(item.file ?? item.name, `${what} ${item.name} also exists in ${seen.get(key)}`);
    seen.set(key, item.file);
  }
}
