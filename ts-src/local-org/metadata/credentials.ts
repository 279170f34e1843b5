/** Where Apex may call out to: remote sites, named and external credentials. Secrets are no part of metadata. */
import type { XmlElement } from './xml.ts';

/** A `.remoteSite-meta.xml`. */
export interface RemoteSiteMetadata {
  name: string;
  file: string;
  url: string;
  active: boolean;
  /** Both http and https to this host are allowed. */
  disableProtocolSecurity: boolean;
}

/** A header that a named or external credential adds. The value may hold merge fields: `{!$Credential.Ext.ApiKey}`. */
export interface CredentialHeader {
  name: string;
  value: string;
  sequence: number;
}

/** A `.namedCredential-meta.xml`, of the older form (endpoint and protocol in one) or with an external credential. */
export interface NamedCredentialMetadata {
  name: string;
  label: string;
  file: string;
  /** null: the metadata names none. */
  url: string | null;
  enabled: boolean;
  /** Developer name; null in the older form. */
  externalCredential: string | null;
  /** The older form's `<protocol>`: NoAuthentication, Password, Oauth, ... */
  protocol: string;
  username: string | null;
  headers: CredentialHeader[];
  generateAuthorizationHeader: boolean;
  mergeInHeader: boolean;
  mergeInBody: boolean;
}

/** An `.externalCredential-meta.xml`. */
export interface ExternalCredentialMetadata {
  name: string;
  label: string;
  file: string;
  /** Custom, Basic, Oauth, NoAuthentication, AwsSv4, ... */
  protocol: string;
  principals: { name: string; perUser: boolean; sequence: number }[];
  headers: CredentialHeader[];
}

export function readRemoteSite(name: string, xml: XmlElement): RemoteSiteMetadata {
  return {
    name,
    file: xml.file,
    url: xml.required('url'),
    active: xml.flag('isActive'),
    disableProtocolSecurity: xml.flag('disableProtocolSecurity'),
  };
}

export function readNamedCredential(name: string, xml: XmlElement): NamedCredentialMetadata {
  const parameters = xml.all('namedCredentialParameters');
  const ofType = (type: string) => parameters.filter((one) => one.text('parameterType') === type);
  return {
    name,
    label: xml.text('label') ?? name,
    file: xml.file,
    url: ofType('Url')[0]?.text('parameterValue') ?? xml.text('endpoint') ?? null,
    enabled: (xml.choice('calloutStatus', ['Enabled', 'Disabled']) ?? 'Enabled') === 'Enabled',
    externalCredential: ofType('Authentication')[0]?.required('externalCredential') ?? null,
    protocol: xml.text('protocol') ?? 'NoAuthentication',
    username: xml.text('username') ?? null,
    headers: headersOf(ofType('HttpHeader')),
    generateAuthorizationHeader: xml.flag('generateAuthorizationHeader', true),
    mergeInHeader: xml.flag('allowMergeFieldsInHeader'),
    mergeInBody: xml.flag('allowMergeFieldsInBody'),
  };
}

export function readExternalCredential(name: string, xml: XmlElement): ExternalCredentialMetadata {
  const parameters = xml.all('externalCredentialParameters');
  const principals = parameters.filter((one) => /^(Named|PerUser)Principal$/.test(one.text('parameterType') ?? ''));
  return {
    name,
    label: xml.text('label') ?? name,
    file: xml.file,
    protocol: xml.required('authenticationProtocol'),
    principals: principals.map((one) => ({
      name: one.text('parameterGroup') ?? one.required('parameterName'),
      perUser: one.text('parameterType') === 'PerUserPrincipal',
      sequence: one.integer('sequenceNumber') ?? 0,
    })),
    headers: headersOf(parameters.filter((one) => one.text('parameterType') === 'AuthHeader')),
  };
}

/** In the order of their sequence numbers. */
function headersOf(parameters: readonly XmlElement[]): CredentialHeader[] {
  return parameters
    .map((one) => ({
      name: one.required('parameterName'),
      value: one.text('parameterValue') ?? '',
      sequence: one.integer('sequenceNumber') ?? 0,
    }))
    .sort((a, b) => a.sequence - b.sequence);
}
