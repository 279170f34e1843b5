/** Metadata files that go with made-up sources. */
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

export const CLASS_META = `<ApexClass ${NAMESPACE}><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>\n`;

export const metadataFile = (root: string, body: string): string => `<${root} ${NAMESPACE}>${body}</${root}>\n`;
