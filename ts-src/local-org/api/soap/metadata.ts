import { statSync } from 'node:fs';
import { metadataId } from '../../data/ids.ts';
import type { Metadata } from '../../metadata/index.ts';
import type { OrgUser } from '../directory.ts';
import { child, children, SoapFault, textOf, type SoapRequest, type XmlNode, type XmlValue } from './envelope.ts';
import { METADATA_TYPES, packagePath, type Component, type MetadataType } from './metadata-types.ts';

const MOST_QUERIES = 3;

/** The operations of the Metadata API that tell what is deployed. Throws SoapFault. */
export function metadataOperation(request: SoapRequest, metadata: Metadata, user: OrgUser): XmlValue {
  if (request.operation === 'describeMetadata') return describeMetadata();
  if (request.operation === 'listMetadata') return listMetadata(request.parameters, metadata, user);
  throw new SoapFault('UNSUPPORTED', `UNSUPPORTED: Metadata API ${request.operation}`);
}

function describeMetadata(): XmlValue {
  const types = METADATA_TYPES.filter(({ isChild }) => !isChild);
  return {
    metadataObjects: types.map(({ childXmlNames, directoryName, metaFile, suffix, xmlName }) => ({
      childXmlNames,
      directoryName,
      inFolder: false,
      metaFile,
      suffix,
      xmlName,
    })),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false,
  };
}

/** `<queries><type>ApexClass</type></queries>`, up to three. */
function listMetadata(parameters: XmlNode, metadata: Metadata, user: OrgUser): XmlValue {
  const queries = children(parameters, 'queries');
  if (queries.length > MOST_QUERIES) {
    throw new SoapFault(
      'EXCEEDED_MAX_TYPES_LIMIT',
      `At most ${MOST_QUERIES} queries are allowed, not ${queries.length}`,
    );
  }
  return queries.flatMap((query) => {
    const name = textOf(child(query, 'type'));
    const type = METADATA_TYPES.find(({ xmlName }) => xmlName === name);
    if (!type) throw new SoapFault('INVALID_TYPE', `Unknown type name '${name}' specified in the query`);
    return type.components(metadata).map((component) => properties(type, component, user));
  });
}

/** FileProperties; a component is as old as its file. */
function properties(type: MetadataType, component: Component, user: OrgUser): XmlValue {
  const stat = component.file === null ? undefined : statSync(component.file, { throwIfNoEntry: false });
  const date = (stat?.mtime ?? new Date()).toISOString();
  return {
    createdById: user.id,
    createdByName: user.name,
    createdDate: date,
    fileName: packagePath(type, component),
    fullName: component.fullName,
    id: type.keyPrefix === null ? '' : metadataId(type.keyPrefix, component.fullName),
    lastModifiedById: user.id,
    lastModifiedByName: user.name,
    lastModifiedDate: date,
    manageableState: 'unmanaged',
    type: type.xmlName,
  };
}
