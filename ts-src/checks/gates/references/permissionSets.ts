import { childText, childrenNamed } from '../../../types/generate/xml.ts';
import type { XmlElement } from '../../../types/generate/xml.ts';
import { isTrue } from '../../support/metadata.ts';
import type { MetadataFile, Problem, ProjectMetadata } from '../../support/metadata.ts';

/** Elements that name another component: which child holds the name, and the type it must exist as. */
const REFERENCES: readonly { element: string; child: string; type: string; standard?: RegExp }[] = [
  { element: 'applicationVisibilities', child: 'application', type: 'CustomApplication', standard: /^standard__/ },
  { element: 'classAccesses', child: 'apexClass', type: 'ApexClass' },
  { element: 'customPermissions', child: 'name', type: 'CustomPermission' },
  { element: 'customMetadataTypeAccesses', child: 'name', type: 'CustomObject' },
  { element: 'customSettingAccesses', child: 'name', type: 'CustomObject' },
  { element: 'flowAccesses', child: 'flow', type: 'Flow' },
  { element: 'pageAccesses', child: 'apexPage', type: 'ApexPage' },
  { element: 'tabSettings', child: 'tab', type: 'CustomTab', standard: /^standard-/ },
];

/** What an object permission presumes; the platform refuses a set without it. */
const PRESUMES: Readonly<Record<string, readonly string[]>> = {
  allowCreate: ['allowRead'],
  allowEdit: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  viewAllRecords: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'],
};

function namedProblems(set: MetadataFile, metadata: ProjectMetadata): Problem[] {
  return REFERENCES.flatMap(({ element, child, type, standard }) =>
    childrenNamed(set.root, element).flatMap((entry) => {
      const name = childText(entry, child) ?? '';
      const known = metadata.get(type, name) !== undefined || standard?.test(name);
      return known ? [] : [{ file: set.file, line: entry.line, message: `there is no ${type} ${name}` }];
    }),
  );
}

function objectProblems(set: MetadataFile, entry: XmlElement, metadata: ProjectMetadata): Problem[] {
  const object = childText(entry, 'object') ?? '';
  const at = { file: set.file, line: entry.line };
  if (!metadata.hasObject(object)) {
    return [{ ...at, message: `there is no object ${object}` }];
  }
  return Object.entries(PRESUMES)
    .filter(([permission]) => isTrue(entry, permission))
    .flatMap(([permission, presumed]) =>
      presumed
        .filter((other) => !isTrue(entry, other))
        .map((other) => ({ ...at, message: `${permission} of ${object} presumes ${other}` })),
    );
}

function fieldProblems(set: MetadataFile, entry: XmlElement, metadata: ProjectMetadata): Problem[] {
  const name = childText(entry, 'field') ?? '';
  const [object, field] = name.split('.');
  const at = { file: set.file, line: entry.line };
  if (!field || !metadata.hasField(object, field)) {
    return [{ ...at, message: `there is no field ${name}` }];
  }
  const definition = metadata.get('CustomField', name)?.root;
  if (definition && (isTrue(definition, 'required') || childText(definition, 'type') === 'MasterDetail')) {
    return [{ ...at, message: `${name} is required: the platform refuses field permissions for it` }];
  }
  if (isTrue(entry, 'editable') && !isTrue(entry, 'readable')) {
    return [{ ...at, message: `editable of ${name} presumes readable` }];
  }
  return [];
}

/** Permission sets and profiles name only what exists, and combine only what the platform accepts. */
export function permissionProblems(metadata: ProjectMetadata): Problem[] {
  return [...metadata.ofType('PermissionSet'), ...metadata.ofType('Profile')].flatMap((set) => [
    ...namedProblems(set, metadata),
    ...childrenNamed(set.root, 'objectPermissions').flatMap((entry) => objectProblems(set, entry, metadata)),
    ...childrenNamed(set.root, 'fieldPermissions').flatMap((entry) => fieldProblems(set, entry, metadata)),
  ]);
}
