import { basename } from 'node:path';
import type { Metadata } from '../../metadata/index.ts';

/** A component of the org as the Metadata API lists it. */
export interface Component {
  fullName: string;
  /** Source file; null for what the platform brings. */
  file: string | null;
}

/** A metadata type that the org reads. Names as in the Metadata API. */
export interface MetadataType {
  xmlName: string;
  directoryName: string;
  suffix: string | null;
  /** Source and metadata are two files. */
  metaFile: boolean;
  /** Types that are parts of this one and cannot be listed as directories of their own. */
  childXmlNames: string[];
  /** Of the rows that stand for components; null: they have none. */
  keyPrefix: string | null;
  /** Part of another type. */
  isChild: boolean;
  components(metadata: Metadata): Component[];
}

interface Named {
  name: string;
  file: string | null;
}

const named = (list: readonly Named[]): Component[] => list.map(({ name, file }) => ({ fullName: name, file }));

/** Names of parts below their object: `Account.Region__c`. */
function parts(pick: (object: MetadataObject) => readonly Named[]): (metadata: Metadata) => Component[] {
  return ({ objects }) =>
    [...objects.values()].flatMap((object) =>
      pick(object).map(({ name, file }) => ({ fullName: `${object.name}.${name}`, file })),
    );
}

type MetadataObject = Metadata['objects'] extends Map<string, infer T> ? T : never;

function type(
  xmlName: string,
  directoryName: string,
  suffix: string | null,
  components: (metadata: Metadata) => Component[],
  more: Partial<MetadataType> = {},
): MetadataType {
  const base = { metaFile: false, childXmlNames: [], keyPrefix: null, isChild: false };
  return { ...base, xmlName, directoryName, suffix, components, ...more };
}

const part = { isChild: true };

/** Every type whose files the org uses. */
export const METADATA_TYPES: readonly MetadataType[] = [
  type('ApexClass', 'classes', 'cls', ({ classes }) => named(classes), { metaFile: true, keyPrefix: '01p' }),
  type('ApexTrigger', 'triggers', 'trigger', ({ triggers }) => named(triggers), { metaFile: true, keyPrefix: '01q' }),
  type('CustomApplication', 'applications', 'app', ({ applications }) => named(applications), { keyPrefix: '02u' }),
  type(
    'CustomField',
    'objects',
    null,
    parts(({ fields }) => fields),
    part,
  ),
  type('CustomLabel', 'labels', null, ({ labels }) => named(labels), part),
  type(
    'CustomLabels',
    'labels',
    'labels',
    ({ labels }) => [{ fullName: 'CustomLabels', file: labels[0]?.file ?? null }],
    {
      childXmlNames: ['CustomLabel'],
    },
  ),
  type('CustomMetadata', 'customMetadata', 'md', ({ customMetadata }) =>
    customMetadata.map((record) => ({ fullName: `${record.type}.${record.name}`, file: record.file })),
  ),
  type('CustomObject', 'objects', 'object', ({ objects }) => named([...objects.values()]), {
    childXmlNames: ['CustomField', 'FieldSet', 'RecordType', 'ValidationRule'],
  }),
  type('CustomPermission', 'customPermissions', 'customPermission', ({ customPermissions }) =>
    named(customPermissions),
  ),
  type('CustomTab', 'tabs', 'tab', ({ tabs }) => named(tabs)),
  type('ExternalCredential', 'externalCredentials', 'externalCredential', ({ externalCredentials }) =>
    named(externalCredentials),
  ),
  type(
    'FieldSet',
    'objects',
    null,
    parts(({ fieldSets }) => fieldSets),
    part,
  ),
  type('FlexiPage', 'flexipages', 'flexipage', ({ flexipages }) => named(flexipages)),
  type('GlobalValueSet', 'globalValueSets', 'globalValueSet', ({ globalValueSets }) =>
    [...globalValueSets.keys()].map((fullName) => ({ fullName, file: null })),
  ),
  type('Group', 'groups', 'group', ({ groups }) => named(groups)),
  type('Layout', 'layouts', 'layout', ({ layouts }) => named(layouts)),
  type('LightningComponentBundle', 'lwc', null, ({ lwc }) => named(lwc)),
  type('NamedCredential', 'namedCredentials', 'namedCredential', ({ namedCredentials }) => named(namedCredentials)),
  type('PermissionSet', 'permissionsets', 'permissionset', ({ permissionSets }) => named(permissionSets)),
  type('PermissionSetGroup', 'permissionsetgroups', 'permissionsetgroup', ({ permissionSetGroups }) =>
    named(permissionSetGroups),
  ),
  type('Profile', 'profiles', 'profile', ({ profiles }) => named(profiles)),
  type('Queue', 'queues', 'queue', ({ queues }) => named(queues)),
  type(
    'RecordType',
    'objects',
    null,
    parts(({ recordTypes }) => recordTypes),
    part,
  ),
  type('RemoteSiteSetting', 'remoteSiteSettings', 'remoteSite', ({ remoteSites }) => named(remoteSites)),
  type('Role', 'roles', 'role', ({ roles }) => named(roles)),
  type('StaticResource', 'staticresources', 'resource', ({ staticResources }) => named(staticResources), {
    metaFile: true,
    keyPrefix: '081',
  }),
  type(
    'ValidationRule',
    'objects',
    null,
    parts(({ validationRules }) => validationRules),
    part,
  ),
];

/** Where the Metadata API would have the component: `classes/Foo.cls`. */
export function packagePath({ directoryName, suffix, isChild }: MetadataType, { fullName, file }: Component): string {
  if (isChild) return `${directoryName}/${fullName.split('.')[0]}.${directoryName === 'labels' ? 'labels' : 'object'}`;
  if (suffix === null) return `${directoryName}/${fullName}/${file === null ? '' : basename(file)}`;
  return `${directoryName}/${fullName}.${suffix}`;
}
